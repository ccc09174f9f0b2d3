//! Fields: their results are text, their instructions are not, and neither is a table of contents.

/// Signs of an instruction that are kept: enough to tell a table of contents.
const LONGEST_INSTRUCTION: usize = 16;

/// The fields that are open at a place of a text.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many of them hide what is in them.
    hiding: usize,
    /// Whether the lines of a table of contents count as text.
    keeps_contents: bool,
}

#[derive(Debug)]
struct Field {
    instruction: String,
    has_result: bool,
    hides: bool,
}

impl Fields {
    pub(super) fn new(keeps_contents: bool) -> Self {
        Self { keeps_contents, ..Self::default() }
    }

    /// A field begins, with its instruction.
    pub(super) fn begin(&mut self) {
        self.open.push(Field { instruction: String::new(), has_result: false, hides: true });
        self.hiding += 1;
    }

    /// A piece of the instruction of the innermost field.
    pub(super) fn instruct(&mut self, piece: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.has_result) {
            let room = LONGEST_INSTRUCTION.saturating_sub(field.instruction.len());
            let piece = if field.instruction.is_empty() { piece.trim_start() } else { piece };
            field.instruction.extend(piece.chars().take(room));
        }
    }

    /// The result of the innermost field begins.
    pub(super) fn separate(&mut self) {
        let keeps_contents = self.keeps_contents;
        if let Some(field) = self.open.last_mut().filter(|field| !field.has_result) {
            field.has_result = true;
            field.hides = is_contents(&field.instruction) && !keeps_contents;
            self.hiding -= usize::from(!field.hides);
        }
    }

    /// The innermost field ends.
    pub(super) fn end(&mut self) {
        if let Some(field) = self.open.pop() {
            self.hiding -= usize::from(field.hides);
        }
    }

    /// Ends all fields but the outermost `count`.
    pub(super) fn end_down_to(&mut self, count: usize) {
        while self.open.len() > count {
            self.end();
        }
    }

    /// An instruction does not outlast its paragraph: a field that has no result by then is broken,
    /// and does not hide the rest of the draft.
    pub(super) fn end_paragraph(&mut self) {
        while self.open.last().is_some_and(|field| !field.has_result) {
            self.end();
        }
    }

    pub(super) fn count(&self) -> usize {
        self.open.len()
    }

    /// Whether text at this place is hidden.
    pub(super) fn hide(&self) -> bool {
        self.hiding > 0
    }
}

fn is_contents(instruction: &str) -> bool {
    let word = instruction.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    word.eq_ignore_ascii_case("TOC")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_text_and_an_instruction_is_not() {
        let mut fields = Fields::default();
        fields.begin();
        fields.instruct(" REF _Toc \\h ");
        assert!(fields.hide());
        fields.separate();
        assert!(!fields.hide());
        fields.end();
        assert_eq!((fields.count(), fields.hide()), (0, false));
    }

    #[test]
    fn a_field_inside_an_instruction_stays_hidden() {
        let mut fields = Fields::default();
        fields.begin();
        fields.begin();
        fields.separate();
        assert!(fields.hide());
        fields.end();
        fields.separate();
        assert!(!fields.hide());
    }

    #[test]
    fn a_table_of_contents_hides_its_lines_and_the_fields_in_them() {
        let mut fields = Fields::default();
        fields.begin();
        fields.instruct(" TO");
        fields.instruct("C \\o \"1-3\"");
        fields.separate();
        fields.begin();
        fields.separate();
        assert!(fields.hide());
        fields.end();
        assert!(fields.hide());
        fields.end();
        assert!(!fields.hide());
    }

    #[test]
    fn a_broken_field_hides_no_more_than_its_paragraph() {
        let mut fields = Fields::default();
        fields.separate();
        fields.end();
        fields.begin();
        fields.end_paragraph();
        assert!(!fields.hide());
    }
}
