//! Words that are a matter of their own only where a figure counts them: 诉求742件, not 其诉求为查阅批复.

use super::mark::begins_figure;

/// Such words.
const COUNTED: [&str; 1] = ["诉求"];

/// What may stand between one and its figure.
const BETWEEN: [char; 13] = ['共', '计', '总', '合', '累', '为', '是', '达', '量', '数', '件', '约', '近'];

/// Whether a text begins with one of these, of `len` bytes, that has no figure of its own.
pub(super) fn is_uncounted(text: &str, len: usize) -> bool {
    let Some((word, rest)) = text.split_at_checked(len) else { return false };
    COUNTED.contains(&word) && !begins_figure(rest.trim_start().trim_start_matches(BETWEEN))
}
