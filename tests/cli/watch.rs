//! `--watch`: what changes is checked again.

use std::fs;
use std::io::Read as _;
use std::process::{Child, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use crate::desk::{CLEAN, Desk};

/// A watch that has not said what it should by then never will.
const PATIENCE: Duration = Duration::from_secs(60);

/// gouji while it watches. It is ended when the test is.
struct Watch {
    child: Child,
    output: Receiver<Vec<u8>>,
    /// What it has said since it was last asked.
    said: Vec<u8>,
}

impl Watch {
    fn begin(desk: &Desk, arguments: &[&str]) -> Self {
        let mut command = desk.command(&[&["check", "--watch", "--format", "short"], arguments].concat());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("gouji runs");
        let (sender, output) = mpsc::channel();
        let streams: [Box<dyn std::io::Read + Send>; 2] =
            [Box::new(child.stdout.take().expect("a pipe")), Box::new(child.stderr.take().expect("a pipe"))];
        for mut stream in streams {
            let sender = sender.clone();
            thread::spawn(move || {
                let mut buffer = [0; 4096];
                while let Ok(length @ 1..) = stream.read(&mut buffer) {
                    if sender.send(buffer[..length].to_vec()).is_err() {
                        break;
                    }
                }
            });
        }
        Self { child, output, said: Vec::new() }
    }

    /// Waits until it has said `words`, and gives all that it has said up to the end of them.
    #[track_caller]
    fn says(&mut self, words: &str) -> String {
        let start = Instant::now();
        loop {
            let at = self.said.windows(words.len()).position(|window| window == words.as_bytes());
            if let Some(at) = at {
                let rest = self.said.split_off(at + words.len());
                return String::from_utf8(std::mem::replace(&mut self.said, rest)).expect("UTF-8");
            }
            match self.output.recv_timeout(PATIENCE.saturating_sub(start.elapsed())) {
                Ok(said) => self.said.extend(said),
                Err(error) => panic!("{error}: no {words} in {}", String::from_utf8_lossy(&self.said)),
            }
        }
    }

    /// What it shows next.
    #[track_caller]
    fn shows(&mut self) -> String {
        self.says("等候改动，按 Ctrl-C 结束……\n").replace("等候改动，按 Ctrl-C 结束……\n", "")
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn with_fault(words: &str) -> String {
    CLEAN.replacen("。", &format!("，{words}。"), 1)
}

#[test]
fn drafts_that_come_change_and_go_are_seen() {
    let desk = Desk::new().with("a/one.txt", CLEAN).with("a/two.txt", CLEAN);
    let at = |name: &str| desk.path().join(name);
    let mut watch = Watch::begin(&desk, &["a"]);
    assert_eq!(watch.shows(), "");
    fs::write(at("a/one.txt"), with_fault("待填写")).expect("written");
    let shown = watch.shows();
    assert!(shown.starts_with("a/one.txt:") && shown.contains("W806") && shown.lines().count() == 1, "{shown}");
    fs::write(at("a/three.txt"), with_fault("待填写")).expect("written");
    let shown = watch.shows();
    let files: Vec<&str> = shown.lines().map(|line| line.split(':').next().expect("a path")).collect();
    assert_eq!(files, ["a/one.txt", "a/three.txt"], "{shown}");
    // As editors save: a new file in the place of the old one.
    fs::write(at("a/new.tmp"), CLEAN).expect("written");
    fs::rename(at("a/new.tmp"), at("a/one.txt")).expect("renamed");
    assert!(watch.shows().starts_with("a/three.txt:"));
    fs::rename(at("a/three.txt"), at("a/four.txt")).expect("renamed");
    assert!(watch.shows().starts_with("a/four.txt:"));
    fs::remove_file(at("a/four.txt")).expect("removed");
    assert_eq!(watch.shows(), "");
    assert!(watch.child.try_wait().expect("asked").is_none(), "it goes on");
}

#[test]
fn a_named_draft_may_be_away_for_a_while() {
    let desk = Desk::new().with("draft.txt", CLEAN);
    let mut watch = Watch::begin(&desk, &["draft.txt"]);
    assert_eq!(watch.shows(), "");
    fs::remove_file(desk.path().join("draft.txt")).expect("removed");
    assert!(watch.shows().contains("找不到这个文件或文件夹"));
    fs::write(desk.path().join("draft.txt"), with_fault("待填写")).expect("written");
    assert!(watch.shows().contains("W806"));
}

#[test]
fn a_change_of_the_same_length_at_once_is_seen() {
    let desk = Desk::new().with("draft.txt", with_fault("待填写"));
    let mut watch = Watch::begin(&desk, &["draft.txt"]);
    assert!(watch.shows().contains("W806"));
    fs::write(desk.path().join("draft.txt"), with_fault("都填了")).expect("written");
    assert_eq!(watch.shows(), "");
}

#[test]
fn settings_are_read_again_and_their_faults_are_waited_out() {
    let desk = Desk::new().with("draft.txt", with_fault("待填写"));
    let write = |text: &str| fs::write(desk.path().join("gouji.toml"), text).expect("written");
    let mut watch = Watch::begin(&desk, &["draft.txt"]);
    assert!(watch.shows().contains("W806"));
    write("ignore = [\"W806\"]\n");
    assert_eq!(watch.shows(), "");
    write("ignore = [\"W999\"]\n");
    watch.says("W999");
    write("deny = \"note\"\n");
    assert!(watch.shows().contains("W806"));
    fs::remove_file(desk.path().join("gouji.toml")).expect("removed");
    assert!(watch.shows().contains("W806"));
}

#[test]
fn what_cannot_be_watched_is_said() {
    let desk = Desk::new().with("draft.txt", CLEAN);
    desk.gouji(&["check", "-", "--watch"]).is("$ gouji check - --watch
! gouji：标准输入只有一次，不能守着看改动
[2]");
    desk.gouji(&["check", "--watch", "--format", "json", "--lang", "en"]).is(
        "$ gouji check --watch --format json --lang en
! gouji: `--watch` is for people, in the format human or short
[2]",
    );
    for option in [&["--fix"][..], &["--diff"], &["--output", "json=x.json"], &["--update-baseline", "--baseline", "b"]]
    {
        let run = desk.gouji(&[&["check", "--watch"], option].concat());
        assert!(run.status == 2 && run.stderr.contains("--watch"), "{}", run.transcript());
    }
}
