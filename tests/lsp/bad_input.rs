//! Editors that do not keep to the protocol.

use serde_json::{Value, json};

use crate::client::{Client, URI, example, expected, places, position};

#[test]
fn rubbish_is_answered_and_passed_over() {
    let mut client = Client::start(&["--lang", "en"]);
    client.send_raw(b"\x00\xFF\xFErubbish\r\n\r\n");
    assert_eq!(client.next()["error"]["code"], -32700);
    client.send_raw(b"Content-Length: 7\r\n\r\n{\"a\": 1");
    assert_eq!(
        client.next(),
        json!({"jsonrpc": "2.0", "id": null, "error": {"code": -32700, "message": "EOF while parsing an object at line 1 column 7"}})
    );
    client.send(&json!([1, 2, 3]));
    assert_eq!(client.next()["error"]["code"], -32700);
    client.greet(json!({}));
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn lengths_that_lie_and_messages_that_are_too_long_cost_no_more_than_themselves() {
    let mut client = Client::greeted(json!({}));
    let text = example("faulty-arithmetic.txt");
    client.open(URI, "plaintext", &text);
    assert!(!client.diagnostics(URI, 1).is_empty());
    let body = json!({"jsonrpc": "2.0", "method": "x", "params": {"a": 1}}).to_string();
    client.send_raw(format!("Content-Length: {}\r\n\r\n{body}", body.len() - 9).as_bytes());
    // What was lost may have been an edit.
    assert_eq!(client.diagnostics(URI, 1), [Value::Null; 0]);
    client.change(URI, 2, json!([{"text": text}]));
    assert!(!client.diagnostics(URI, 2).is_empty());
    client.send_raw(format!("Content-Length: {}\r\n\r\n", 100 << 20).as_bytes());
    let block = vec![b' '; 1 << 20];
    (0..100).for_each(|_| client.send_raw(&block));
    assert_eq!(client.diagnostics(URI, 2), [Value::Null; 0]);
    client.change(URI, 3, json!([{"text": text}]));
    assert!(!client.diagnostics(URI, 3).is_empty());
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn a_message_that_is_cut_off_ends_the_server() {
    let mut client = Client::greeted(json!({}));
    client.send_raw(b"Content-Length: 18446744073709551615\r\n\r\n{\"jsonrpc\"");
    assert_eq!(client.leave_at_once(false), Some(1));
    let mut client = Client::greeted(json!({}));
    client.send_raw(b"Content-Length: 500\r\n\r\n{\"jsonrpc\"");
    assert_eq!(client.leave_at_once(false), Some(1));
}

#[test]
fn unknown_methods_and_bad_parameters_are_refused() {
    let mut client = Client::start(&[]);
    assert_eq!(client.ask("textDocument/hover", json!({}))["error"]["code"], -32002);
    client.say("textDocument/didOpen", json!({}));
    client.greet(json!({}));
    assert_eq!(client.ask("textDocument/rename", json!({}))["error"]["code"], -32601);
    assert_eq!(client.ask("initialize", json!({}))["error"]["code"], -32600);
    for method in
        ["textDocument/hover", "textDocument/documentSymbol", "textDocument/codeAction", "textDocument/inlayHint"]
    {
        for params in [Value::Null, json!([]), json!({"textDocument": {"uri": 3}})] {
            assert_eq!(client.ask(method, params)["error"]["code"], -32602, "{method}");
        }
    }
    for method in ["textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "$/unknown", "unknown"] {
        for params in
            [Value::Null, json!([]), json!({"textDocument": {"uri": 3}}), json!({"textDocument": {"uri": "u"}})]
        {
            client.say(method, params);
        }
    }
    let asked = json!({"textDocument": {"uri": "file:///closed.md"}, "position": {"line": 0, "character": 0}});
    assert_eq!(client.ask("textDocument/hover", asked)["result"], Value::Null);
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn a_place_before_the_beginning_is_refused() {
    let mut client = Client::greeted(json!({}));
    client.open(URI, "plaintext", &example("faulty-arithmetic.txt"));
    let ahead = json!({"line": -1, "character": 0});
    let document = json!({"uri": URI});
    let hover = json!({"textDocument": document, "position": ahead});
    assert_eq!(client.ask("textDocument/hover", hover)["error"]["code"], -32602);
    let range = json!({"start": ahead, "end": ahead});
    let actions = json!({"textDocument": document, "range": range, "context": {"diagnostics": []}});
    assert_eq!(client.ask("textDocument/codeAction", actions)["error"]["code"], -32602);
    assert!(!client.diagnostics(URI, 1).is_empty());
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn half_a_character_counts_as_one_and_nothing_is_lost() {
    let text = example("faulty-arithmetic.txt");
    let mut client = Client::greeted(json!({}));
    client.open(URI, "plaintext", &text);
    client.diagnostics(URI, 1);
    // The halves of 𠮷 come one after the other; then what stands behind them is taken away.
    for (version, unit, new) in [(2, 0, r"\ud842"), (3, 1, r"\udfb7"), (4, 2, "甲")] {
        let at = json!({"line": 0, "character": unit});
        let changes = json!([{"range": {"start": at, "end": at}, "text": "HALF"}]);
        let params = json!({"textDocument": {"uri": URI, "version": version}, "contentChanges": changes});
        let said = json!({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": params});
        let body = said.to_string().replace("HALF", new);
        client.send_raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }
    let changed = format!("\u{FFFD}\u{FFFD}甲{text}");
    assert_eq!(places(&client.diagnostics(URI, 4)), expected(&changed, "draft.txt"));
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn a_request_that_waits_can_be_taken_back() {
    let mut client = Client::greeted(json!({}));
    let text = example("faulty-arithmetic.txt");
    client.open(URI, "plaintext", &text);
    client.diagnostics(URI, 1);
    let hover = json!({"textDocument": {"uri": URI}, "position": position(&text, "梧岭县")});
    // In one write, so that the second message is there before the first is answered.
    let mut bytes = Vec::new();
    for number in 0..50 {
        for message in [
            json!({"jsonrpc": "2.0", "id": 1_000 + number, "method": "textDocument/hover", "params": hover}),
            json!({"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 1_000 + number}}),
        ] {
            let body = message.to_string();
            bytes.extend(format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes());
        }
    }
    client.send_raw(&bytes);
    let answers: Vec<Value> = (0..50).map(|number| client.answer(1_000 + number)).collect();
    let cancelled = answers.iter().filter(|answer| answer["error"]["code"] == -32800).count();
    assert!(answers.iter().all(|answer| answer.get("result").is_some() || answer["error"]["code"] == -32800));
    assert!(cancelled > 0, "none of fifty");
    // What is long answered is no longer taken back.
    client.say("$/cancelRequest", json!({"id": 1_000}));
    client.say("$/cancelRequest", json!({"id": null}));
    assert_eq!(client.leave(), Some(0));
}
