//! Pretty JSON whose lists are filled file by file.

use std::io;

use serde::Serialize;

/// A value as it stands at a depth of the object. Strings of JSON hold no line breaks, so that each line is one of its form.
pub(super) fn indented(value: &impl Serialize, depth: usize) -> io::Result<String> {
    Ok(serde_json::to_string_pretty(value)?.replace('\n', &format!("\n{}", "  ".repeat(depth))))
}

/// Items of a list, with commas between them; they stand at a depth of the object.
pub(super) fn items<T: Serialize>(values: impl IntoIterator<Item = T>, depth: usize) -> io::Result<Vec<u8>> {
    let line = format!("\n{}", "  ".repeat(depth));
    let items: io::Result<Vec<String>> =
        values.into_iter().map(|value| Ok(line.clone() + &indented(&value, depth)?)).collect();
    Ok(items?.join(",").into_bytes())
}

/// An object cut open within its empty lists, which are named in their order as they stand in it: `"results": []`. The
/// brackets of those that are filled close on a line of their own.
pub(super) fn around(value: &impl Serialize, lists: &[&str], is_filled: &[bool]) -> io::Result<Vec<Vec<u8>>> {
    let text = serde_json::to_string_pretty(value)? + "\n";
    let (mut rest, mut line) = (text.as_str(), String::new());
    let mut frames = Vec::new();
    for (list, is_filled) in lists.iter().zip(is_filled) {
        let at = rest.find(list).map_or(rest.len(), |at| at + list.len() - 1);
        let (before, behind) = rest.split_at_checked(at).unwrap_or((rest, ""));
        frames.push((line + before).into_bytes());
        let last = before.lines().last().unwrap_or_default();
        let depth = last.len() - last.trim_start().len();
        line = if *is_filled { format!("\n{}", " ".repeat(depth)) } else { String::new() };
        rest = behind;
    }
    frames.push((line + rest).into_bytes());
    Ok(frames)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Log {
        note: &'static str,
        lists: [Lists; 1],
    }

    #[derive(Serialize)]
    struct Lists {
        a: [(); 0],
        b: [(); 0],
    }

    #[test]
    fn frames_and_items_are_what_the_whole_would_be() {
        let log = Log { note: "\"a\": []", lists: [Lists { a: [], b: [] }] };
        let frames = around(&log, &["\"a\": []", "\"b\": []"], &[true, false]).expect("frames");
        let parts = [items([1, 2], 4).expect("items"), Vec::new(), Vec::new()];
        let page: Vec<u8> =
            frames.iter().zip(&parts).flat_map(|(frame, part)| [frame.clone(), part.clone()]).flatten().collect();
        let whole = serde_json::json!({"note": "\"a\": []", "lists": [{"a": [1, 2], "b": []}]});
        assert_eq!(serde_json::from_slice::<serde_json::Value>(&page).expect("JSON"), whole);
        assert!(
            String::from_utf8_lossy(&page)
                .ends_with("\"a\": [\n        1,\n        2\n      ],\n      \"b\": []\n    }\n  ]\n}\n")
        );
    }
}
