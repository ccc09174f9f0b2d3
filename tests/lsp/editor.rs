//! An editor in the same process as the server, for tests that ask much: it keeps its own text and makes edits in it
//! by itself.

use std::sync::Arc;

use gouji::lsp::{Ground, Outgoing, Server};
use gouji::{Lang, Linter};
use serde_json::{Value, json};

const URI: &str = "file:///draft";

pub(crate) struct Editor {
    server: Server,
    pub(crate) text: String,
    version: i32,
}

impl Editor {
    /// An editor with a draft open.
    pub(crate) fn open(linter: &Arc<Linter>, language: &str, text: &str) -> Self {
        let ground = Ground { linter: Arc::clone(linter), config: Arc::default(), baseline: None, files: Vec::new() };
        let mut server = Server::new(Arc::new(ground), Some(Lang::En), Lang::En);
        let capabilities = json!({"workspace": {"workspaceEdit": {"documentChanges": true}}});
        server.request("initialize", json!({"capabilities": capabilities})).unwrap();
        let item = json!({"uri": URI, "languageId": language, "version": 1, "text": text});
        server.notify("textDocument/didOpen", json!({"textDocument": item}));
        Self { server, text: text.to_owned(), version: 1 }
    }

    /// What has been published since it was last asked.
    pub(crate) fn diagnostics(&mut self) -> Vec<Value> {
        let published = self.server.settle();
        let [Outgoing::Notification { method: "textDocument/publishDiagnostics", params }] = published.as_slice()
        else {
            panic!("{published:?}");
        };
        assert_eq!(params["version"], self.version);
        params["diagnostics"].as_array().unwrap().clone()
    }

    /// What is offered for a diagnostic.
    pub(crate) fn actions(&mut self, diagnostic: &Value, only: &str) -> Vec<Value> {
        let context = json!({"diagnostics": [diagnostic], "only": [only]});
        let params = json!({"textDocument": {"uri": URI}, "range": diagnostic["range"], "context": context});
        self.server.request("textDocument/codeAction", params).unwrap().as_array().unwrap().clone()
    }

    /// Makes the edits of an action, last first, after `fill` has been at their texts: where each began and ended, and
    /// what stands there now.
    pub(crate) fn make(&mut self, action: &Value, fill: impl Fn(&str) -> String) -> Vec<(usize, usize, String)> {
        let change = &action["edit"]["documentChanges"][0];
        assert_eq!(change["textDocument"], json!({"uri": URI, "version": self.version}));
        let mut edits: Vec<(usize, usize, String)> = change["edits"]
            .as_array()
            .unwrap()
            .iter()
            .map(|edit| {
                let at = |end: &str| self.offset(&edit["range"][end]);
                (at("start"), at("end"), fill(edit["newText"].as_str().unwrap()))
            })
            .collect();
        edits.sort();
        assert!(edits.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{edits:?}");
        for (start, end, new) in edits.iter().rev() {
            self.text.replace_range(*start..*end, new);
        }
        self.replace(&self.text.clone());
        edits
    }

    /// Puts another text in the place of the whole.
    pub(crate) fn replace(&mut self, text: &str) {
        text.clone_into(&mut self.text);
        self.version += 1;
        let changes = json!([{"text": self.text}]);
        let document = json!({"uri": URI, "version": self.version});
        self.server.notify("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
    }

    /// The byte at a position in UTF-16.
    pub(crate) fn offset(&self, position: &Value) -> usize {
        let (line, unit) = (position["line"].as_u64().unwrap(), position["character"].as_u64().unwrap());
        let start: usize = self.text.split_inclusive('\n').take(usize::try_from(line).unwrap()).map(str::len).sum();
        let mut units = 0;
        let rest = self.text[start..].char_indices();
        let mut ends = rest.map(|(at, c)| {
            units += c.len_utf16() as u64;
            (units, start + at + c.len_utf8())
        });
        if unit == 0 { start } else { ends.find(|(units, _)| *units == unit).expect("a place in the text").1 }
    }
}
