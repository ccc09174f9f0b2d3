//! What the names of elements mean to a reader.

/// An element by what it does to the text in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    /// Text runs through it: span, b, o:p, and names nobody knows.
    Inline,
    /// A link.
    Link,
    /// A paragraph, which any block ends.
    Paragraph,
    /// A block of its own.
    Block,
    /// h1 to h6, with its level.
    Heading(usize),
    /// An item of a list, a term, a definition.
    Item,
    /// A list; whether its items are numbered.
    List(bool),
    Table,
    /// thead, tbody, tfoot
    RowGroup,
    Row,
    Cell,
    /// caption
    Caption,
    Break,
    Picture,
    /// Text whose lines stand as they are.
    Preformatted,
    /// The title of the page.
    Title,
    /// A datum of the page.
    Meta,
    /// head, which holds no text but the title.
    Head,
    /// html, body
    Root,
    /// What no reader sees or what is no part of an article: scripts, forms, navigation.
    Skipped,
}

impl Name {
    /// By the name of the element, in lower case.
    pub(super) fn of(name: &[u8]) -> Self {
        match name {
            b"a" => Self::Link,
            b"p" => Self::Paragraph,
            [b'h', level @ b'1'..=b'6'] => Self::Heading(usize::from(level - b'0')),
            b"li" | b"dt" | b"dd" => Self::Item,
            b"ol" => Self::List(true),
            b"ul" | b"dl" | b"menu" | b"dir" => Self::List(false),
            b"table" => Self::Table,
            b"thead" | b"tbody" | b"tfoot" => Self::RowGroup,
            b"tr" => Self::Row,
            b"td" | b"th" => Self::Cell,
            b"caption" => Self::Caption,
            b"br" => Self::Break,
            b"img" | b"image" | b"picture" | b"canvas" | b"v:imagedata" => Self::Picture,
            b"pre" | b"listing" | b"xmp" => Self::Preformatted,
            b"title" => Self::Title,
            b"meta" => Self::Meta,
            b"head" => Self::Head,
            b"html" | b"body" | b"frameset" => Self::Root,
            b"div" | b"section" | b"article" | b"main" | b"center" | b"blockquote" | b"address" | b"header"
            | b"hgroup" | b"hr" | b"fieldset" | b"form" | b"figure" | b"figcaption" | b"details" | b"summary"
            | b"legend" | b"ucapcontent" | b"ucaptitle" => Self::Block,
            b"script" | b"style" | b"noscript" | b"template" | b"iframe" | b"object" | b"embed" | b"applet"
            | b"select" | b"option" | b"button" | b"input" | b"textarea" | b"datalist" | b"nav" | b"aside"
            | b"footer" | b"svg" | b"math" | b"audio" | b"video" | b"map" | b"del" | b"s" | b"strike" | b"xml"
            | b"link" | b"base" | b"rt" | b"rp" | b"col" | b"colgroup" => Self::Skipped,
            _ => Self::Inline,
        }
    }

    /// What the element is to a reader where its style makes a table of what is none by name. `style` is in lower case
    /// and without white space.
    pub(super) fn shown_as(self, style: &str) -> Self {
        if !matches!(self, Self::Block | Self::Inline | Self::Paragraph) {
            return self;
        }
        match style.split(';').find_map(|declaration| declaration.strip_prefix("display:")) {
            Some("table" | "inline-table") => Self::Table,
            Some("table-row-group" | "table-header-group" | "table-footer-group") => Self::RowGroup,
            Some("table-row") => Self::Row,
            Some("table-cell") => Self::Cell,
            _ => self,
        }
    }

    /// Whether an element of this name has neither content nor end tag.
    pub(super) fn is_void(name: &[u8]) -> bool {
        matches!(
            name,
            b"area"
                | b"base"
                | b"br"
                | b"col"
                | b"embed"
                | b"hr"
                | b"img"
                | b"input"
                | b"link"
                | b"meta"
                | b"param"
                | b"source"
                | b"track"
                | b"wbr"
                | b"image"
                | b"keygen"
                | b"basefont"
                | b"bgsound"
                | b"frame"
        )
    }

    /// Whether a paragraph ends where such an element begins.
    pub(super) fn ends_paragraph(self) -> bool {
        matches!(
            self,
            Self::Paragraph
                | Self::Block
                | Self::Heading(_)
                | Self::Item
                | Self::List(_)
                | Self::Table
                | Self::Preformatted
        )
    }

    /// Whether such an element begins and ends lines.
    pub(super) fn is_line(self) -> bool {
        self.ends_paragraph() || matches!(self, Self::Caption | Self::Root)
    }
}
