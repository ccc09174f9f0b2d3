//! What the sentences of a draft say, by the key of their section.

/// The sentences of a draft.
#[derive(Debug)]
pub(crate) struct Script<'s> {
    /// The body, where the script speaks of a certain one.
    pub(crate) body: &'s str,
    /// Month and day of the signature.
    pub(crate) signed: (&'s str, &'s str),
    /// Paragraphs by the key of their section.
    parts: Vec<(&'s str, Vec<&'s str>)>,
}

impl<'s> Script<'s> {
    /// Reads a script: a line of Latin letters is the key of the section whose paragraphs follow.
    pub(crate) fn of(text: &'s str) -> Self {
        let mut script = Self { body: "", signed: ("1", "10"), parts: Vec::new() };
        for line in text.lines().filter(|line| !line.is_empty()) {
            if let Some(body) = line.strip_prefix("body ") {
                script.body = body;
            } else if let Some(day) = line.strip_prefix("signed ").and_then(|day| day.split_once(' ')) {
                script.signed = day;
            } else if line.is_ascii() {
                script.parts.push((line, Vec::new()));
            } else if let Some((_, paragraphs)) = script.parts.last_mut() {
                paragraphs.push(line);
            }
        }
        script
    }

    /// The paragraphs of a section.
    pub(crate) fn part(&self, key: &str) -> &[&'s str] {
        self.parts.iter().find(|(own, _)| *own == key).map_or(&[], |(_, paragraphs)| paragraphs)
    }
}
