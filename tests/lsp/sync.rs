//! The text of the server and that of the editor stay the same.

use serde_json::{Value, json};

use crate::client::{Client, URI, example, expected, places, position};

/// Small numbers without a pattern.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides.max(1)
    }
}

fn utf16(text: &str, offset: usize) -> Value {
    let line = text[..offset].rsplit('\n').next().unwrap();
    json!({"line": text[..offset].matches('\n').count(), "character": line.encode_utf16().count()})
}

/// The nearest place at or before an offset that an editor can name.
fn named(text: &str, offset: usize) -> usize {
    let at = text.floor_char_boundary(offset);
    if text[..at].ends_with('\r') && text[at..].starts_with('\n') { at - 1 } else { at }
}

fn a_hundred_edits(line_break: &str) {
    const PIECES: [&str; 8] = ["", "1", "２", "𠮷", "\n", "\n| 1 | 2 |\n", "件", "四、其他"];
    let mut client = Client::greeted(json!({}));
    let mut dice = Dice(7);
    let mut text = example("faulty-arithmetic.md").replace('\r', "").replace('\n', line_break);
    client.open(URI, "markdown", &text);
    assert_eq!(places(&client.diagnostics(URI, 1)), expected(&text, "draft.md"));
    for version in 2..=101 {
        let mut changes = Vec::new();
        for _ in 0..=dice.roll(3) {
            let start = named(&text, dice.roll(text.len()));
            let end = named(&text, (start + dice.roll(9)).min(text.len())).max(start);
            let piece = PIECES[dice.roll(PIECES.len())].replace('\n', line_break);
            changes.push(json!({"range": {"start": utf16(&text, start), "end": utf16(&text, end)}, "text": piece}));
            text.replace_range(start..end, &piece);
        }
        client.change(URI, version, json!(changes));
        if version % 10 == 1 {
            assert_eq!(places(&client.diagnostics(URI, version)), expected(&text, "draft.md"), "{version}");
        }
    }
    client.change(URI, 200, json!([{"text": example("faulty-arithmetic.md")}]));
    assert_eq!(places(&client.diagnostics(URI, 200)), expected(&example("faulty-arithmetic.md"), "draft.md"));
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn a_hundred_edits_leave_the_text_of_the_editor() {
    a_hundred_edits("\n");
}

#[test]
fn a_hundred_edits_leave_the_text_where_lines_end_as_on_windows() {
    a_hundred_edits("\r\n");
}

#[test]
fn positions_are_counted_as_the_editor_counts_them() {
    let text = example("faulty-arithmetic.txt").replacen("梧岭县", "𠮷𠮷梧岭县", 3);
    let mut client = Client::greeted(json!({"general": {"positionEncodings": ["utf-32", "utf-8", "utf-16"]}}));
    client.open(URI, "plaintext", &text);
    let bytes = places(&client.diagnostics(URI, 1));
    let lines: Vec<&str> = text.split('\n').collect();
    let in_units = |at: &Value| {
        let (line, byte) = (at[0].as_u64().unwrap() as usize, at[1].as_u64().unwrap() as usize);
        json!([line, lines[line][..byte].encode_utf16().count()])
    };
    let units: Vec<Value> =
        bytes.iter().map(|place| json!([place[0], in_units(&place[1]), in_units(&place[2])])).collect();
    assert_eq!(units, expected(&text, "draft.txt"));
    assert_eq!(client.leave(), Some(0));
    let mut client = Client::start(&[]);
    let answer = client.greet(json!({"general": {"positionEncodings": ["utf-8"]}}));
    assert_eq!(answer["capabilities"]["positionEncoding"], "utf-8");
}

#[test]
fn a_byte_order_mark_moves_nothing() {
    let text = format!("\u{FEFF}{}", example("faulty-arithmetic.txt"));
    let mut client = Client::greeted(json!({}));
    client.open(URI, "plaintext", &text);
    let found = places(&client.diagnostics(URI, 1));
    let mut plain = expected(&text, "draft.txt");
    for place in &mut plain {
        for end in 1..3 {
            let at = place[end].as_array_mut().unwrap();
            if at[0] == 0 {
                at[1] = json!(at[1].as_u64().unwrap() + 1);
            }
        }
    }
    assert_eq!(found, plain);
}

#[test]
fn edits_outside_the_text_are_made_at_its_nearest_end() {
    let mut client = Client::greeted(json!({}));
    let text = example("faulty-arithmetic.txt");
    client.open(URI, "plaintext", &text);
    client.diagnostics(URI, 1);
    let far = json!({"line": 4_000_000_000_u32, "character": 4_000_000_000_u32});
    let title = position(&text, "梧岭县");
    let changes = json!([
        {"range": {"start": far, "end": far}, "text": "\n"},
        {"range": {"start": {"line": 0, "character": 4_000_000_000_u32}, "end": {"line": 0, "character": 0}}, "text": "题"},
        {"range": {"start": title, "end": title}, "text": ""},
    ]);
    client.change(URI, 2, changes);
    let changed = format!("题{}\n", &text[text.find('\n').unwrap()..]);
    assert_eq!(places(&client.diagnostics(URI, 2)), expected(&changed, "draft.txt"));
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn an_edit_out_of_order_stops_the_checking_until_the_whole_text_comes() {
    let text = example("faulty-arithmetic.txt");
    let edit = |text: &str| json!([{"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "text": text}]);
    let mut client = Client::greeted(json!({}));
    client.open(URI, "plaintext", &text);
    client.change(URI, 5, edit("甲"));
    assert!(!client.diagnostics(URI, 5).is_empty());
    client.change(URI, 4, edit("乙"));
    assert_eq!(client.diagnostics(URI, 5), [Value::Null; 0]);
    assert!(client.hear("window/showMessage")["message"].as_str().unwrap().contains("open it again"));
    client.change(URI, 6, edit("丙"));
    let asked = json!({"textDocument": {"uri": URI}, "position": {"line": 0, "character": 1}});
    assert_eq!(client.ask("textDocument/hover", asked)["result"], Value::Null);
    client.change(URI, 7, json!([{"text": text}]));
    assert_eq!(places(&client.diagnostics(URI, 7)), expected(&text, "draft.txt"));
    // A whole text that is older tells nothing new.
    client.change(URI, 3, json!([{"text": ""}]));
    client.change(URI, 8, edit(""));
    assert_eq!(places(&client.diagnostics(URI, 8)), expected(&text, "draft.txt"));
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn an_edit_that_cannot_be_read_is_not_taken_for_a_whole_text() {
    let mut client = Client::greeted(json!({}));
    client.open(URI, "plaintext", &example("faulty-arithmetic.txt"));
    client.diagnostics(URI, 1);
    let range = json!({"start": {"line": -1, "character": 0}, "end": {"line": 0, "character": 0}});
    client.change(URI, 2, json!([{"range": range, "text": "x"}]));
    assert_eq!(client.diagnostics(URI, 1), [Value::Null; 0]);
    client.hear("window/showMessage");
    client.open(URI, "plaintext", &example("faulty-arithmetic.txt"));
    assert!(!client.diagnostics(URI, 1).is_empty());
    assert_eq!(client.leave(), Some(0));
}
