//! Rules as SARIF describes them, with help in plain text and in Markdown.

use std::fmt::Write as _;

use super::log::{Configuration, Help, Message, Rule, RuleProperties};
use crate::finding::Level;
use crate::lang::Lang;
use crate::render::escape::for_markdown;
use crate::rule_info::RuleInfo;

/// The description of a rule.
pub(super) fn descriptor(rule: &RuleInfo, lang: Lang) -> Rule<'_> {
    Rule {
        id: &rule.code,
        name: &rule.name,
        short_description: Message { text: &rule.title },
        full_description: Message { text: &rule.why },
        help: Help { text: text(rule, lang), markdown: markdown(rule, lang) },
        default_configuration: Configuration {
            enabled: rule.level.is_some(),
            level: rule.level.map_or("none", Level::name),
        },
        properties: RuleProperties { editions: &rule.editions, basis: &rule.basis, assertions: &rule.assertions },
    }
}

fn text(rule: &RuleInfo, lang: Lang) -> String {
    let basis = rule.basis.join(lang.pick("；", "; "));
    lang.pick(
        format!("{}\n怎么改：{}\n依据：{basis}", rule.why, rule.help),
        format!("{}\nHelp: {}\nSource: {basis}", rule.why, rule.help),
    )
}

fn markdown(rule: &RuleInfo, lang: Lang) -> String {
    let basis = for_markdown(&rule.basis.join(lang.pick("；", "; ")));
    let (why, help) = (for_markdown(&rule.why), for_markdown(&rule.help));
    let mut page = lang.pick(
        format!("{why}\n\n**怎么改** {help}\n\n**依据** {basis}\n"),
        format!("{why}\n\n**Help** {help}\n\n**Source** {basis}\n"),
    );
    for assertion in &rule.assertions {
        push_block(&mut page, assertion);
    }
    let examples = [(lang.pick("错误的例子", "Wrong"), &rule.bad), (lang.pick("正确的例子", "Right"), &rule.good)];
    for (heading, examples) in examples {
        if let Some(example) = examples.first() {
            let _ = write!(page, "\n**{heading}**\n");
            push_block(&mut page, &example.text);
        }
    }
    page
}

/// A fenced block; the fence is longer than any within.
fn push_block(page: &mut String, text: &str) {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat((longest + 1).max(3));
    let _ = write!(page, "\n{fence}text\n{text}\n{fence}\n");
}
