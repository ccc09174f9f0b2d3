//! A report as its parts, read from a draft in Markdown or extracted text, to be written in every
//! format. Independent of the code under test: the few lines of reading here know only the shipped
//! drafts, and merged cells are rebuilt from the official form.

pub(crate) mod as_docx;
pub(crate) mod as_html;
pub(crate) mod as_markdown;
pub(crate) mod as_text;
pub(crate) mod grid;

pub(crate) use grid::Table;

/// A report as its parts, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Manuscript {
    pub(crate) blocks: Vec<Block>,
}

/// A part of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    /// The title (1), the name of a section (2) or of a part of one (3).
    Heading(usize, String),
    Paragraph(Vec<Run>),
    Table(Table),
    /// A picture, with the words that stand for it.
    Picture(String),
}

/// Text of one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) text: String,
    pub(crate) is_strong: bool,
}

impl Manuscript {
    /// Reads a draft in Markdown: a block a line.
    pub(crate) fn of_markdown(draft: &str) -> Self {
        let mut blocks = Vec::new();
        let mut rows: Vec<Vec<String>> = Vec::new();
        for line in draft.lines().chain([""]) {
            if let Some(row) = line.strip_prefix('|').and_then(|line| line.strip_suffix('|')) {
                if !row.starts_with("---") {
                    rows.push(row.split('|').map(|cell| cell.trim().to_owned()).collect());
                }
                continue;
            }
            if !rows.is_empty() {
                blocks.push(Block::Table(Table::of(std::mem::take(&mut rows))));
            }
            blocks.extend(markdown_line(line));
        }
        Self { blocks }
    }

    /// Reads extracted text: a paragraph a line; a tab and a cell a line, a blank line between rows.
    pub(crate) fn of_text(draft: &str) -> Self {
        let (mut blocks, mut rows, mut row) = (Vec::new(), Vec::new(), Vec::new());
        for line in draft.lines().chain([""]) {
            if let Some(cell) = line.strip_prefix('\t') {
                row.push(cell.trim().to_owned());
                continue;
            }
            if !row.is_empty() {
                rows.push(std::mem::take(&mut row));
            } else if !rows.is_empty() {
                blocks.extend(text_tables(std::mem::take(&mut rows)));
            }
            if line.is_empty() {
                continue;
            }
            if !rows.is_empty() {
                blocks.extend(text_tables(std::mem::take(&mut rows)));
            }
            blocks.push(text_line(line, blocks.is_empty()));
        }
        Self { blocks }
    }

    /// The same with the tables under 第二十条 in one, as the official form has them.
    pub(crate) fn official(&self) -> Self {
        let mut blocks: Vec<Block> = Vec::new();
        let mut rest = self.blocks.iter().peekable();
        while let Some(block) = rest.next() {
            let caption = block.caption().filter(|_| matches!(rest.peek(), Some(Block::Table(_))));
            let table = match (caption, block) {
                (Some(caption), _) => match rest.next() {
                    Some(Block::Table(table)) => table.under(&caption),
                    _ => continue,
                },
                (None, Block::Table(table)) => table.clone(),
                (None, block) => {
                    blocks.push(block.clone());
                    continue;
                }
            };
            match blocks.last_mut() {
                Some(Block::Table(above)) if above.is_disclosure() && table.is_disclosure() => above.join(table),
                _ => blocks.push(Block::Table(table)),
            }
        }
        Self { blocks }
    }

    /// The words of its title.
    pub(crate) fn title(&self) -> String {
        self.blocks.first().map(Block::text).unwrap_or_default()
    }

    /// The tables.
    pub(crate) fn tables(&self) -> Vec<&Table> {
        let table = |block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        };
        self.blocks.iter().filter_map(table).collect()
    }

    /// The tables, to change them.
    pub(crate) fn tables_mut(&mut self) -> impl Iterator<Item = &mut Table> {
        self.blocks.iter_mut().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }

    /// The number of lines at the end that are the signature: a body, a date.
    pub(crate) fn signature(&self) -> usize {
        let is_short = |block: &&Block| matches!(block, Block::Paragraph(_)) && block.text().chars().count() <= 20;
        let lines = self.blocks.iter().rev().take(2).take_while(is_short).count();
        if self.blocks.last().is_some_and(|block| block.text().ends_with('日')) { lines } else { 0 }
    }
}

impl Block {
    /// A paragraph of one look.
    pub(crate) fn plain(text: &str) -> Self {
        Self::Paragraph(vec![Run { text: text.to_owned(), is_strong: false }])
    }

    /// Its words; none of a table or a picture.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Heading(_, text) => text.clone(),
            Self::Paragraph(runs) => runs.iter().map(|run| run.text.as_str()).collect(),
            Self::Table(_) | Self::Picture(_) => String::new(),
        }
    }

    /// 第二十条第（一）项 alone in a paragraph.
    fn caption(&self) -> Option<String> {
        let text = self.text();
        (text.starts_with("第二十条第") && text.ends_with('项')).then_some(text)
    }
}

fn markdown_line(line: &str) -> Option<Block> {
    let marks = line.bytes().take_while(|byte| *byte == b'#').count();
    if marks > 0 {
        return Some(Block::Heading(marks, line.trim_start_matches('#').trim().to_owned()));
    }
    if let Some((words, _)) = line.strip_prefix("![").and_then(|line| line.split_once(']')) {
        return Some(Block::Picture(words.to_owned()));
    }
    let runs = line.replace("**", "*");
    let runs = runs.split('*').enumerate().filter(|(_, text)| !text.is_empty());
    let runs: Vec<Run> = runs.map(|(index, text)| Run { text: text.to_owned(), is_strong: index % 2 == 1 }).collect();
    (!runs.is_empty()).then_some(Block::Paragraph(runs))
}

/// The tables of consecutive rows: a caption begins one.
fn text_tables(rows: Vec<Vec<String>>) -> Vec<Block> {
    let is_caption = |row: &[String]| row.first().is_some_and(|cell| cell.starts_with("第二十条第"));
    let rows = grid::expand(rows);
    let tables = rows.chunk_by(|_, next| !is_caption(next));
    tables.map(|rows| Block::Table(Table::of(rows.to_vec()))).collect()
}

fn text_line(line: &str, is_first: bool) -> Block {
    let is_short = line.chars().count() <= 40 && !line.contains('。');
    match line.trim_start_matches(|c: char| "一二三四五六七八九十（）".contains(c)) {
        _ if is_first => Block::Heading(1, line.to_owned()),
        name if name.starts_with('、') && is_short && name.len() < line.len() => Block::Heading(2, line.to_owned()),
        name if line.starts_with('（') && is_short && name.len() < line.len() => Block::Heading(3, line.to_owned()),
        _ => Block::plain(line),
    }
}
