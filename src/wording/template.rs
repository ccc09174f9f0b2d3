//! Templates of texts, filled with values.

/// A template with its `{key}`s replaced by values. A key without a value stays, for tests to find.
pub(super) fn filled(template: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut text = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((key, behind)) = after.split_once('}') else {
            text.push('{');
            rest = after;
            continue;
        };
        match value(key) {
            Some(value) => text.push_str(&value),
            None => text.extend(["{", key, "}"]),
        }
        rest = behind;
    }
    text.push_str(rest);
    text
}
