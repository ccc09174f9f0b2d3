//! The language of rules, through packs: no expression makes the linter or a run panic.

use std::sync::LazyLock;

use gouji::render::human;
use gouji::{Lang, Linter, Options, PackError, PackFault, PackSource};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;

use crate::cases;
use crate::support::{Draft, Layout, draft};

const TEXTS: &str = "
[rule.zh]
title = '题'
message = '{left}与{right}差{difference}：{left_terms}，{right_terms}，{x}'
label = '标'
help = '改'
why = '因'
[rule.en]
title = 't'
message = '{left} {right} {difference} {left_terms} {right_terms} {x}'
label = 'l'
help = 'h'
why = 'w'
";

/// A pack of one rule with this body.
pub(crate) fn pack(body: &str) -> PackSource {
    let text = format!("[[rule]]\ncode = 'L101'\nname = 'try'\nlevel = 'error'\nbasis = ['惯例']\n{body}\n{TEXTS}");
    PackSource { name: "try.toml".to_owned(), text }
}

/// A TOML string with anything in it.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a string").replace('\u{7F}', "\\u007F")
}

/// The draft that rules are tried on.
static DRAFT: LazyLock<String> = LazyLock::new(|| {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let draft: Draft = draft::consistent().new_tree(&mut runner).expect("a draft").current();
    let draft =
        draft.with(("requests", "new", "natural"), "999999999999999").with(("requests", "granted", "legal"), "若干");
    Layout::Pipes.write(&draft.with(("requests", "new", "total"), "0.0000000001"))
});

fn path() -> impl Strategy<Value = String> {
    select(
        &[
            "requests.new.natural",
            "requests.new.total",
            "requests.carried_over[x]",
            "requests[x].total",
            "requests.outcomes.total",
            "requests.denied.*.natural",
            "requests.granted.legal",
            "requests.new.organisations",
            "review[x].outcomes",
            "review.litigation_after.total",
            "art20.regulations.made",
            "art20[x].in_force",
            "art20.fees.amount",
            "indicators.requests.*.year",
            "requests.*.*",
            "requests",
            "nothing.at.all",
            "requests.new[y]",
            "requests.orders.inland",
            "requests.new.*",
        ][..],
    )
    .prop_map(str::to_owned)
}

fn number() -> impl Strategy<Value = String> {
    select(
        &[
            "0",
            "1",
            "2",
            "0.5",
            "100",
            "999999999999999",
            "0.0000000000000000000000000001",
            "79228162514264337593543950335",
            "79228162514264337593543950336",
            "123456789012345678901234567890123",
        ][..],
    )
    .prop_map(str::to_owned)
}

/// An expression that the grammar may or may not allow, nested to some depth.
fn expression() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![3 => path(), 2 => number(), 1 => path().prop_map(|path| format!("present({path})"))];
    leaf.prop_recursive(6, 48, 4, |inner| {
        let operator = select(&["+", "-", "*", "=", "!=", "<", "<=", ">", ">=", "and", "or"][..]);
        prop_oneof![
            4 => (inner.clone(), operator, inner.clone()).prop_map(|(left, operator, right)| format!("{left} {operator} {right}")),
            3 => inner.clone().prop_map(|inner| format!("({inner})")),
            2 => prop::collection::vec(inner.clone(), 1..4).prop_map(|parts| format!("sum({})", parts.join(", "))),
            1 => inner.clone().prop_map(|inner| format!("not {inner}")),
            1 => inner.prop_map(|inner| format!("present({inner})")),
        ]
    })
}

/// Words of the language in any order.
fn soup() -> impl Strategy<Value = String> {
    let word = select(
        &[
            "(", ")", "[", "]", "[x]", ".", "*", ".*", "+", "-", "=", "!", "<=", ">", "and", "or", "not", "in", "sum",
            "sum(", "present(", ",", "1", ".5", "1.", "requests", "new", "x", " ", "\n", "\t", "中", "“", "😀", "\0",
            "'", "\"", "\\",
        ][..],
    );
    prop::collection::vec(word, 0..40).prop_map(|words| words.concat())
}

fn iteration() -> impl Strategy<Value = &'static str> {
    select(
        &[
            "x in requests.columns",
            "x in requests.rows",
            "x in review.rows",
            "x in art20.documents",
            "x in indicators.totals",
            "y in requests.columns",
            "x in nothing.rows",
            "x of requests",
            "",
        ][..],
    )
}

/// The errors of a pack have places in its text and can be drawn; a pack without errors runs.
fn tried(pack: PackSource) -> Result<(), TestCaseError> {
    let packs = [pack];
    match Linter::new(&packs) {
        Ok(linter) => {
            let options =
                Options { select: vec!["L".to_owned(), "A400".to_owned()], assume_report: true, ..Options::default() };
            let checked = linter.check(DRAFT.as_bytes(), "a.txt", &options).verdict.expect("a report");
            prop_assert!(checked.findings.iter().all(|finding| finding.code.starts_with(['L', 'A'])));
            Ok(())
        }
        Err(errors) => places_are_true(&packs, &errors),
    }
}

fn places_are_true(packs: &[PackSource], errors: &[PackError]) -> Result<(), TestCaseError> {
    prop_assert!(!errors.is_empty());
    for error in errors {
        let text = &packs[error.pack].text;
        prop_assert!(
            text.get(error.span.range()).is_some(),
            "{:?} is no range of the pack: {:?}\n{}",
            error.span,
            error.fault,
            text
        );
        prop_assert!(!error.fault.message(Lang::Zh).is_empty() && !error.fault.message(Lang::En).is_empty());
    }
    for lang in [Lang::Zh, Lang::En] {
        human::render_pack_errors(packs, errors, lang, &mut Vec::new()).expect("drawn");
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn any_expression_is_refused_or_runs(left in expression(), right in expression(), when in prop::option::of(expression()), each in iteration()) {
        let when = when.map(|when| format!("when = {}\n", quoted(&when))).unwrap_or_default();
        let each = if each.is_empty() { String::new() } else { format!("each = {}\n", quoted(each)) };
        tried(pack(&format!("assert = {}\n{when}{each}", quoted(&format!("{left} = {right}")))))?;
    }

    #[test]
    fn words_of_the_language_in_any_order_are_refused_or_run(text in soup(), key in select(&["assert", "when", "each"][..])) {
        let rest = if key == "assert" { "" } else { "assert = 'requests.new.total = 1'" };
        tried(pack(&format!("{key} = {}\n{rest}", quoted(&text))))?;
        let literal = text.replace("'", "").replace('\0', "");
        tried(pack(&format!("{key} = '''{literal}'''\n{rest}")))?;
    }

    #[test]
    fn any_text_is_a_pack_or_refused(text in any::<String>(), body in "[a-z=\\[\\]{}\"'.0-9\n # 中]{0,80}") {
        tried(PackSource { name: "a.toml".to_owned(), text })?;
        tried(PackSource { name: "a.toml".to_owned(), text: body.clone() })?;
        tried(pack(&format!("assert = 'requests.new.total = 1'\n{body}")))?;
    }
}

/// What a rule with this assertion is refused for.
fn faults(assertion: &str) -> Vec<PackFault> {
    let errors = Linter::new(&[pack(&format!("assert = {}", quoted(assertion)))]).expect_err("refused");
    errors.into_iter().map(|error| error.fault).collect()
}

#[test]
fn deep_nesting_and_huge_expressions_are_refused() {
    let nested = |open: &str, times: usize| format!("{}1{} = 1", open.repeat(times), ")".repeat(times));
    for text in [
        nested("(", 100),
        nested("(", 200_000),
        nested("sum(", 100_000),
        nested("not (", 100_000),
        format!("{}1 = 1", "(".repeat(100_000)),
        format!("1{} = 1", " + 1".repeat(100_000)),
        format!("1{} = 1", " * 1".repeat(100_000)),
        format!("{}1 = 1", "not ".repeat(100_000)),
        format!("requests{} = 1", ".new".repeat(100_000)),
        format!("requests.new{} = 1", "[x]".repeat(100_000)),
        "1".repeat(1_000_000),
        " ".repeat(1_000_000),
    ] {
        assert_eq!(faults(&text), [PackFault::Expression], "{:.40}…", text);
    }
}

#[test]
fn what_the_bounds_allow_runs() {
    let nested =
        |open: &str, times: usize| format!("{}requests.new.total{} = 1", open.repeat(times), ")".repeat(times));
    for text in [
        nested("(", 24),
        nested("sum(", 24),
        nested("not (", 24),
        format!("{}1 = 1", "not ".repeat(990)),
        format!("1{} = 1", "+1".repeat(1_990)),
        format!("1{} = 1", "*1".repeat(1_990)),
    ] {
        tried(pack(&format!("assert = {}", quoted(&text)))).expect("no panic");
        assert!(Linter::new(&[pack(&format!("assert = {}", quoted(&text)))]).is_ok(), "{text:.40}…");
    }
}

#[test]
fn a_pack_nested_deeply_is_refused() {
    for text in [
        format!("a = {}", "[".repeat(10_000)),
        format!("a = {}", "{a=".repeat(10_000)),
        format!("{} = 1", ["a"; 10_000].join(".")),
        format!("[{}]", ["a"; 10_000].join(".")),
    ] {
        let packs = [PackSource { name: "deep.toml".to_owned(), text }];
        let errors = Linter::new(&packs).expect_err("refused");
        places_are_true(&packs, &errors).expect("places");
    }
}
