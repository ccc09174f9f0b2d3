//! Markdown with GFM tables, blank cells where a cell reaches.

use super::{Block, Manuscript};

impl Manuscript {
    /// The draft in Markdown.
    pub(crate) fn markdown(&self) -> String {
        self.blocks.iter().map(|block| block.markdown() + "\n").collect()
    }
}

impl Block {
    fn markdown(&self) -> String {
        match self {
            Self::Heading(level, text) => format!("{} {text}\n", "#".repeat(*level)),
            Self::Paragraph(runs) => {
                let mark = |is_strong| if is_strong { "**" } else { "" };
                let runs = runs.iter().map(|run| format!("{0}{1}{0}", mark(run.is_strong), run.text));
                runs.collect::<String>() + "\n"
            }
            Self::Picture(words) => format!("![{words}](picture.png)\n"),
            Self::Table(table) => {
                let mut text = String::new();
                for (index, row) in table.rows.iter().enumerate() {
                    for cell in row {
                        text.push_str(&format!("| {} {}", cell.text, "| ".repeat(cell.columns - 1)));
                    }
                    text.push_str("|\n");
                    if index == 0 {
                        text.push_str(&format!("{}|\n", "|---".repeat(table.width())));
                    }
                }
                text
            }
        }
    }
}
