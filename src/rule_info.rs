//! What a person may read about a rule.

use crate::finding::{Applicability, Level};
use crate::lang::Lang;
use crate::lint::{Linter, Options};
use crate::model::ExampleSpec;
use crate::pack::Rule;

/// A rule as `explain` and the reference show it.
#[derive(Debug, Clone)]
pub struct RuleInfo {
    /// Stable code.
    pub code: String,
    /// Name of the fault.
    pub name: String,
    /// Default level; none where a pack has switched the rule off.
    pub level: Option<Level>,
    /// Keys of the editions it applies to; empty means all.
    pub editions: Vec<String>,
    /// Short title.
    pub title: String,
    /// Why it matters.
    pub why: String,
    /// How to mend what it finds, with … for what only a finding knows.
    pub help: String,
    /// Who may apply its fixes, where it has any.
    pub fix: Option<Applicability>,
    /// Legal sources, or 惯例.
    pub basis: Vec<String>,
    /// What it asserts, where it is an equation.
    pub assertions: Vec<String>,
    /// Fragments in which it fires.
    pub bad: Vec<Example>,
    /// Fragments in which it stays silent.
    pub good: Vec<Example>,
}

/// A fragment of a report that shows a rule.
#[derive(Debug, Clone)]
pub struct Example {
    /// Key of the edition to read it with.
    pub edition: Option<String>,
    /// Report year to read it with.
    pub year: Option<i16>,
    /// The body whose report it should be.
    pub body: Option<String>,
    /// The most findings that are to be told.
    pub findings: Option<usize>,
    /// The fragment.
    pub text: String,
    /// The pack that has it; of the built-in ones a path from the folder of the project.
    pub pack: String,
    /// Its line there, counted from one.
    pub line: u32,
}

impl Linter {
    /// All rules, by code.
    #[must_use]
    pub fn rules(&self, lang: Lang) -> Vec<RuleInfo> {
        self.catalogue().rules.iter().map(|rule| info(rule, lang)).collect()
    }

    /// The rules that `options` select, by code.
    #[must_use]
    pub fn selected_rules(&self, options: &Options) -> Vec<RuleInfo> {
        let rules = self.catalogue().rules.iter().filter(|rule| options.selects(rule));
        rules.map(|rule| info(rule, options.lang)).collect()
    }

    /// The rules that a code, the beginning of one, or a name stands for.
    #[must_use]
    pub fn explain(&self, word: &str, lang: Lang) -> Vec<RuleInfo> {
        self.catalogue().rules.iter().filter(|rule| rule.is_named(word)).map(|rule| info(rule, lang)).collect()
    }
}

fn info(rule: &Rule, lang: Lang) -> RuleInfo {
    let texts = rule.texts();
    let spec = lang.pick(&texts.zh, &texts.en);
    let examples = |specs: &[ExampleSpec], lines: &[u32]| {
        specs.iter().zip(lines).map(|(spec, line)| example(spec, &rule.stand.pack, *line)).collect()
    };
    RuleInfo {
        code: rule.logic.code.clone(),
        name: rule.logic.name.clone(),
        level: rule.default_level().map(Level::from),
        editions: rule.logic.editions.clone(),
        title: spec.title.clone(),
        why: without_gaps(&spec.why),
        help: without_gaps(&spec.help),
        fix: texts.fix.map(Applicability::from),
        basis: texts.basis.clone(),
        assertions: rule.logic.assertions.iter().map(|assertion| assertion.assert.clone()).collect(),
        bad: examples(&texts.bad, &rule.stand.bad),
        good: examples(&texts.good, &rule.stand.good),
    }
}

/// A text of a finding without its values: an ellipsis in place of each, and one in place of several.
fn without_gaps(template: &str) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, (_, after))) =
        rest.split_once('{').and_then(|(before, behind)| Some((before, behind.split_once('}')?)))
    {
        text.push_str(before);
        if !text.ends_with('…') {
            text.push('…');
        }
        rest = after;
    }
    text + rest
}

fn example(spec: &ExampleSpec, pack: &str, line: u32) -> Example {
    Example {
        edition: spec.edition.clone(),
        year: spec.year,
        body: spec.body.clone(),
        findings: spec.findings,
        text: spec.text.trim_matches('\n').to_owned(),
        pack: pack.to_owned(),
        line,
    }
}
