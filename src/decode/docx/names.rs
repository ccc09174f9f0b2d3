//! Names of the elements that count, by their name space: prefixes differ from file to file.

/// A name space that the elements of a Word file are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// WordprocessingML, transitional or strict (ISO/IEC 29500-1 and -4).
    Word,
    /// Markup for programs of different ages (ISO/IEC 29500-3).
    Compatibility,
    /// Formulas.
    Math,
    /// The drawings of older programs.
    Vml,
    /// Pictures, charts and diagrams of newer ones.
    Picture,
    /// Relationships between parts.
    Relations,
    /// Extensions of Word, of which all that holds text is in the name space of Word.
    Extension,
    Other,
}

impl Space {
    pub(super) fn of(uri: &str) -> Self {
        match uri {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Word,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Compatibility,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Self::Math,
            "urn:schemas-microsoft-com:vml" => Self::Vml,
            "http://schemas.openxmlformats.org/drawingml/2006/picture"
            | "http://purl.oclc.org/ooxml/drawingml/picture"
            | "http://schemas.openxmlformats.org/drawingml/2006/chart"
            | "http://purl.oclc.org/ooxml/drawingml/chart"
            | "http://schemas.openxmlformats.org/drawingml/2006/diagram"
            | "http://purl.oclc.org/ooxml/drawingml/diagram" => Self::Picture,
            "http://schemas.openxmlformats.org/package/2006/relationships" => Self::Relations,
            uri if uri.starts_with("http://schemas.microsoft.com/office/word/20") => Self::Extension,
            _ => Self::Other,
        }
    }
}

macro_rules! tags {
    ($(($space:ident, $name:literal) => $tag:ident,)*) => {
        /// An element that counts.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Tag {
            $($tag,)*
            /// Any other: what is in it counts as if it stood outside.
            Other,
        }

        impl Tag {
            /// The element of a name in a name space.
            pub(super) fn of(space: Space, local: &str) -> Self {
                match (space, local) {
                    $((Space::$space, $name) => Self::$tag,)*
                    (Space::Math, "t") => Self::Text,
                    (Space::Vml, "imagedata") | (Space::Picture, "chart" | "relIds") => Self::Picture,
                    _ => Self::Other,
                }
            }
        }
    };
}

tags! {
    (Word, "p") => Paragraph,
    (Word, "r") => Run,
    (Word, "t") => Text,
    (Word, "rPr") => RunProperties,
    (Word, "pPr") => ParagraphProperties,
    (Word, "tc") => Cell,
    (Word, "tcPr") => CellProperties,
    (Word, "tr") => Row,
    (Word, "trPr") => RowProperties,
    (Word, "tbl") => Table,
    (Word, "document") => Document,
    (Word, "body") => Body,
    (Word, "tblPr") => TableProperties,
    (Word, "tblGrid") => TableGrid,
    (Word, "tblPrEx") => TableExceptions,
    (Word, "sectPr") => SectionProperties,
    (Word, "sdtPr") => ControlProperties,
    (Word, "sdtEndPr") => ControlEndProperties,
    (Word, "tab") => Tab,
    (Word, "ptab") => PositionedTab,
    (Word, "br") => Break,
    (Word, "cr") => Return,
    (Word, "noBreakHyphen") => Hyphen,
    (Word, "sym") => Symbol,
    (Word, "rt") => Reading,
    (Word, "delText") => DeletedText,
    (Word, "instrText") => Instruction,
    (Word, "delInstrText") => DeletedInstruction,
    (Word, "fldChar") => FieldMark,
    (Word, "fldSimple") => SimpleField,
    (Word, "ins") => Insertion,
    (Word, "moveTo") => MoveTo,
    (Word, "del") => Deletion,
    (Word, "moveFrom") => MoveFrom,
    (Word, "txbxContent") => TextBox,
    (Word, "commentReference") => CommentReference,
    (Word, "footnoteReference") => FootnoteReference,
    (Word, "endnoteReference") => EndnoteReference,
    (Word, "altChunk") => Chunk,
    (Word, "subDoc") => SubDocument,
    (Word, "pStyle") => ParagraphStyle,
    (Word, "rStyle") => RunStyle,
    (Word, "vanish") => Vanish,
    (Word, "specVanish") => VanishingMark,
    (Word, "strike") => Strike,
    (Word, "dstrike") => DoubleStrike,
    (Word, "numPr") => NumberProperties,
    (Word, "numId") => NumberId,
    (Word, "ilvl") => NumberLevel,
    (Word, "gridSpan") => GridSpan,
    (Word, "vMerge") => VerticalMerge,
    (Word, "hMerge") => HorizontalMerge,
    (Word, "cellIns") => CellInsertion,
    (Word, "cellDel") => CellDeletion,
    (Word, "gridBefore") => GridBefore,
    (Word, "style") => Style,
    (Word, "basedOn") => BasedOn,
    (Word, "abstractNum") => AbstractNumber,
    (Word, "num") => Number,
    (Word, "abstractNumId") => AbstractNumberId,
    (Word, "numStyleLink") => NumberStyleLink,
    (Word, "lvl") => Level,
    (Word, "lvlOverride") => LevelOverride,
    (Word, "startOverride") => StartOverride,
    (Word, "start") => Start,
    (Word, "numFmt") => NumberFormat,
    (Word, "lvlText") => LevelText,
    (Word, "lvlRestart") => LevelRestart,
    (Word, "isLgl") => IsLegal,
    (Word, "suff") => Suffix,
    (Word, "comment") => Comment,
    (Word, "footnote") => Footnote,
    (Word, "endnote") => Endnote,
    (Picture, "pic") => Picture,
    (Compatibility, "AlternateContent") => Alternatives,
    (Compatibility, "Choice") => Choice,
    (Compatibility, "Fallback") => Fallback,
    (Relations, "Relationship") => Relationship,
}

impl Tag {
    /// Whether nothing in the element is text of the draft.
    pub(super) fn is_layout(self) -> bool {
        matches!(
            self,
            Self::TableProperties
                | Self::TableGrid
                | Self::TableExceptions
                | Self::SectionProperties
                | Self::ControlProperties
                | Self::ControlEndProperties
                | Self::DeletedInstruction
                | Self::Reading
        )
    }
}
