//! An editor for tests: it starts the server, speaks to it, and keeps what it says.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use gouji::{Finding, Linter, Options, Source};
use serde_json::{Value, json};

/// No answer takes longer, however busy the machine.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) const URI: &str = "file:///drafts/%E8%8D%89%E7%A8%BF.md";

pub(crate) struct Client {
    server: Child,
    input: Option<ChildStdin>,
    output: Receiver<Value>,
    /// Notifications and requests of the server that nobody has asked for yet.
    pub(crate) told: VecDeque<Value>,
    next: i64,
}

impl Client {
    /// A server that nobody has greeted.
    pub(crate) fn start(args: &[&str]) -> Self {
        let mut server = Command::new(env!("CARGO_BIN_EXE_gouji"))
            .arg("lsp")
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (sender, output) = mpsc::channel();
        let mut stream = BufReader::new(server.stdout.take().unwrap());
        thread::spawn(move || {
            while let Some(message) = read(&mut stream) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let input = server.stdin.take();
        Self { server, input, output, told: VecDeque::new(), next: 0 }
    }

    /// A server that has been greeted by an editor with these abilities.
    pub(crate) fn greeted(capabilities: Value) -> Self {
        let mut client = Self::start(&["--lang", "en"]);
        client.greet(capabilities);
        client
    }

    pub(crate) fn greet(&mut self, capabilities: Value) -> Value {
        let answer = self.ask("initialize", json!({"processId": null, "rootUri": null, "capabilities": capabilities}));
        self.say("initialized", json!({}));
        answer["result"].clone()
    }

    pub(crate) fn send_raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    pub(crate) fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.send_raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    pub(crate) fn say(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request without waiting; gives its number.
    pub(crate) fn put(&mut self, method: &str, params: Value) -> i64 {
        self.next += 1;
        self.send(&json!({"jsonrpc": "2.0", "id": self.next, "method": method, "params": params}));
        self.next
    }

    /// Asks, and waits for the whole answer.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.put(method, params);
        self.answer(id)
    }

    #[track_caller]
    pub(crate) fn answer(&mut self, id: i64) -> Value {
        loop {
            let message = self.output.recv_timeout(PATIENCE).expect("an answer");
            if message.get("method").is_none() && message["id"] == id {
                return message;
            }
            self.told.push_back(message);
        }
    }

    /// The next message that is no answer and has this method.
    #[track_caller]
    pub(crate) fn hear(&mut self, method: &str) -> Value {
        loop {
            if let Some(at) = self.told.iter().position(|message| message["method"] == method) {
                return self.told.remove(at).unwrap()["params"].clone();
            }
            let message = self.output.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("{method} is not said"));
            self.told.push_back(message);
        }
    }

    /// The next message of any sort.
    #[track_caller]
    pub(crate) fn next(&mut self) -> Value {
        self.told.pop_front().unwrap_or_else(|| self.output.recv_timeout(PATIENCE).expect("a message"))
    }

    pub(crate) fn open(&mut self, uri: &str, language: &str, text: &str) {
        let item = json!({"uri": uri, "languageId": language, "version": 1, "text": text});
        self.say("textDocument/didOpen", json!({"textDocument": item}));
    }

    pub(crate) fn change(&mut self, uri: &str, version: i64, changes: Value) {
        let document = json!({"uri": uri, "version": version});
        self.say("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
    }

    /// The diagnostics of a draft at a version; those of versions before it are passed over.
    #[track_caller]
    pub(crate) fn diagnostics(&mut self, uri: &str, version: i64) -> Vec<Value> {
        loop {
            let said = self.hear("textDocument/publishDiagnostics");
            if said["uri"] == uri && said["version"] == version {
                return said["diagnostics"].as_array().unwrap().clone();
            }
        }
    }

    /// Takes leave in the proper way; gives the exit code.
    pub(crate) fn leave(mut self) -> Option<i32> {
        assert_eq!(self.ask("shutdown", Value::Null)["result"], Value::Null);
        self.say("exit", Value::Null);
        self.server.wait().unwrap().code()
    }

    /// Says `exit`, or closes the stream; gives the exit code.
    pub(crate) fn leave_at_once(mut self, says_exit: bool) -> Option<i32> {
        if says_exit {
            self.say("exit", Value::Null);
        }
        self.input.take();
        self.server.wait().unwrap().code()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn read(stream: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().strip_prefix("Content-Length: ") {
            Some(number) => length = number.parse().unwrap(),
            None if line.trim_end().is_empty() => break,
            None => panic!("{line:?} is no header"),
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).unwrap())
}

pub(crate) fn example(name: &str) -> String {
    std::fs::read_to_string(format!("{}/examples/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// Code, line and UTF-16 column of the beginning and the end of what the library finds in a text.
pub(crate) fn expected(text: &str, name: &str) -> Vec<Value> {
    let linter = Linter::new(&[]).unwrap();
    let options = Options { lang: gouji::Lang::En, ..Options::default() };
    let outcome = linter.check(text.as_bytes(), name, &options);
    let source = outcome.source.unwrap();
    let findings = outcome.verdict.map(|checked| checked.findings).unwrap_or_default();
    findings.iter().map(|finding| place(finding, &source)).collect()
}

fn place(finding: &Finding, source: &Source) -> Value {
    let at = |offset| {
        let position = source.position(offset);
        json!([position.line, position.utf16])
    };
    json!([finding.code, at(finding.primary.span.start), at(finding.primary.span.end)])
}

/// The same of diagnostics.
pub(crate) fn places(diagnostics: &[Value]) -> Vec<Value> {
    let at = |position: &Value| json!([position["line"], position["character"]]);
    let place = |diagnostic: &Value| {
        let range = &diagnostic["range"];
        json!([diagnostic["code"], at(&range["start"]), at(&range["end"])])
    };
    diagnostics.iter().map(place).collect()
}

/// The position, in UTF-16, of the first place of `words`.
pub(crate) fn position(text: &str, words: &str) -> Value {
    let before = &text[..text.find(words).unwrap_or_else(|| panic!("no {words}"))];
    let line = before.rsplit('\n').next().unwrap();
    json!({"line": before.matches('\n').count(), "character": line.encode_utf16().count()})
}
