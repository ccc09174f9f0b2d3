//! The examples of the rules: each bad one must make its rule speak, each good one must leave it silent.

use crate::finding::Finding;
use crate::lang::Lang;
use crate::limits::Limits;
use crate::lint::{Linter, Options};
use crate::rule_info::{Example, RuleInfo};

/// An example that is to be run.
#[derive(Debug, Clone)]
pub struct Task {
    /// Code of its rule.
    pub code: String,
    /// Whether the rule must speak.
    pub is_bad: bool,
    /// Its number among the bad or the good examples of the rule, from one.
    pub number: usize,
    /// The example.
    pub example: Example,
}

/// What came of an example.
#[derive(Debug, Clone)]
pub struct ExampleRun {
    /// What was run.
    pub task: Task,
    /// What the rule said.
    pub findings: Vec<Finding>,
}

impl ExampleRun {
    /// Whether the rule did what the example asks for.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.task.is_bad != self.findings.is_empty()
    }
}

impl Linter {
    /// Every example of every rule that is not off, by code, the bad ones first.
    #[must_use]
    pub fn example_tasks(&self) -> Vec<Task> {
        let mut tasks = Vec::new();
        for rule in self.rules(Lang::Zh).into_iter().filter(|rule| rule.level.is_some()) {
            let RuleInfo { code, bad, good, .. } = rule;
            for (is_bad, examples) in [(true, bad), (false, good)] {
                let numbered = examples.into_iter().zip(1..);
                tasks.extend(numbered.map(|(example, number)| Task { code: code.clone(), is_bad, number, example }));
            }
        }
        tasks
    }

    /// Runs an example with all rules, as a person would, and keeps what its own rule says.
    #[must_use]
    pub fn run_example(&self, task: &Task, lang: Lang) -> ExampleRun {
        let example = &task.example;
        let limits = Limits::default();
        let options = Options {
            edition: example.edition.clone(),
            year: example.year,
            body: example.body.clone(),
            lang,
            limits: Limits { findings: example.findings.unwrap_or(limits.findings), ..limits },
            assume_report: true,
            ..Options::default()
        };
        let verdict = self.check(example.text.as_bytes(), "example.txt", &options).verdict;
        let findings = verdict.map_or_else(
            |_| Vec::new(),
            |mut checked| {
                self.cut(&mut checked, &options);
                checked.findings
            },
        );
        let own = findings.into_iter().filter(|finding| finding.code == task.code);
        ExampleRun { task: task.clone(), findings: own.collect() }
    }
}
