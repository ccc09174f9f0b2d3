//! Extracted text: a paragraph a line; a tab and a cell a line, a blank line between rows, an empty
//! cell where one from above reaches, none where one from the left does.

use super::{Block, Manuscript};

impl Manuscript {
    /// The draft as text extracted from Word.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for block in &self.blocks {
            match block {
                Block::Table(table) => {
                    for row in &table.rows {
                        row.iter().for_each(|cell| text.push_str(&format!("\t{}\n", cell.text)));
                        text.push('\n');
                    }
                    text.push('\n');
                }
                Block::Picture(_) => {}
                _ => text.push_str(&(block.text() + "\n")),
            }
        }
        text
    }
}
