//! A scratch folder with drafts, and gouji run in it.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use snapbox::{Assert, Data, IntoData};
use tempfile::TempDir;

/// A report of the 2021 edition with faults of several groups and levels, and with equations of all three outcomes.
pub(crate) const FAULTY: &str = include_str!("../fixtures/faulty.txt");

/// A short report of the 2008 edition, without faults and without tables.
pub(crate) const CLEAN: &str = include_str!("../fixtures/clean.txt");

/// A scratch folder. gouji runs inside it, so that no path in its output depends on the machine.
#[derive(Debug)]
pub(crate) struct Desk(TempDir);

/// What a run printed, and how it ended.
#[derive(Debug)]
pub(crate) struct Run {
    command: String,
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().expect("a scratch folder"))
    }

    /// Puts a file there, with the folders above it.
    #[track_caller]
    pub(crate) fn with(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// Puts an empty folder there.
    #[track_caller]
    pub(crate) fn with_folder(self, path: &str) -> Self {
        fs::create_dir_all(self.path().join(path)).unwrap();
        self
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Runs gouji without any setting of the person who runs the tests.
    #[track_caller]
    pub(crate) fn gouji(&self, arguments: &[&str]) -> Run {
        self.gouji_where(&[], arguments)
    }

    /// Runs gouji with these environment variables and no others.
    #[track_caller]
    pub(crate) fn gouji_where(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Run {
        let output = self.command(arguments).envs(variables.iter().copied()).output().expect("gouji runs");
        let set = variables.iter().map(|(name, value)| format!("{name}={value} "));
        Run::of(&output, format!("{}gouji {}", set.collect::<String>(), arguments.join(" ")))
    }

    /// Runs gouji with a draft on its standard input.
    #[track_caller]
    pub(crate) fn gouji_fed(&self, input: &[u8], arguments: &[&str]) -> Run {
        let streams = |command: &mut Command| {
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("gouji runs")
        };
        let mut child = streams(&mut self.command(arguments));
        // A run that ends before it has read is no fault of the test.
        let _ = child.stdin.take().expect("a pipe").write_all(input);
        Run::of(&child.wait_with_output().expect("gouji ends"), format!("gouji {} < draft", arguments.join(" ")))
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gouji"));
        command.args(arguments).current_dir(self.path()).env_clear().stdin(Stdio::null());
        command
    }
}

impl Run {
    fn of(output: &Output, command: String) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("gouji prints UTF-8");
        Self {
            command,
            status: output.status.code().expect("gouji ends by itself"),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }

    /// Compares the command, all that it printed and its exit code with what is expected.
    #[track_caller]
    pub(crate) fn is(&self, expected: impl IntoData) {
        same(&self.transcript(), expected);
    }

    /// The same against a file in `tests/golden/`.
    #[track_caller]
    pub(crate) fn is_golden(&self, name: &str) {
        same(&(self.transcript() + "\n"), golden(name));
    }

    /// The command; standard output; standard error, each line behind `! `; the exit code in brackets.
    pub(crate) fn transcript(&self) -> String {
        let mut transcript = format!("$ {}\n{}", self.command, self.stdout);
        for line in self.stderr.lines() {
            let gap = if line.is_empty() { "" } else { " " };
            writeln!(transcript, "!{gap}{line}").unwrap();
        }
        write!(transcript, "[{}]", self.status).unwrap();
        transcript
    }

    /// The one object of `--format json`.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error} in\n{}", self.transcript()))
    }

    /// Code and level of each finding, from the output for programs.
    #[track_caller]
    pub(crate) fn findings(&self) -> Vec<String> {
        let run = self.json();
        let files = run["files"].as_array().unwrap();
        let findings = files.iter().flat_map(|file| file["findings"].as_array().into_iter().flatten());
        findings.map(|finding| format!("{} {}", text(&finding["code"]), text(&finding["level"]))).collect()
    }

    /// Paths of the files looked at, from the output for programs.
    #[track_caller]
    pub(crate) fn paths(&self) -> Vec<String> {
        self.json()["files"].as_array().unwrap().iter().map(|file| text(&file["path"])).collect()
    }
}

/// A string of the output for programs.
#[track_caller]
pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("a string, not {value}")).to_owned()
}

/// Compares two texts whole; the message shows the lines that differ.
#[track_caller]
pub(crate) fn same(actual: &str, expected: impl IntoData) {
    Assert::new().action_env("SNAPSHOTS").eq(actual.into_data().raw(), expected.into_data().raw());
}

/// A committed output.
pub(crate) fn golden(name: &str) -> Data {
    committed(&format!("tests/golden/{name}"))
}

/// A file of the repository.
pub(crate) fn committed(path: &str) -> Data {
    Data::read_from(&repository().join(path), None)
}

/// The folder of `Cargo.toml`.
pub(crate) fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
