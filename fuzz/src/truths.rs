//! What is true whatever bytes come in, one function a way in; each panics where it is not.
//!
//! The fuzz targets and the mutants of `tests/mutants.rs` share it.
#![allow(dead_code, reason = "a fuzz target uses one of them")]
#![allow(clippy::expect_used, clippy::panic, reason = "a truth that does not hold is a panic")]

use std::sync::{Arc, LazyLock};

use gouji::lsp::{Ground, Server};
use gouji::render::human::Shown;
use gouji::render::{self, FileReport, Output};
use gouji::{Applicability, Baseline, Config, Finding, Lang, Linter, Options, PackSource, Source};

static LINTER: LazyLock<Linter> = LazyLock::new(|| Linter::new(&[]).expect("the built-in rules are sound"));

/// A report into which a sentence is put.
const DRAFT: &str = include_str!("../../examples/clean-2021.txt");

/// The heading behind which the sentence stands.
const SECTION: &str = "三、收到和处理政府信息公开申请情况\n";

fn options(lang: Lang) -> Options {
    Options { lang, assume_report: true, prose: true, ..Options::default() }
}

pub(crate) fn text(data: &[u8]) {
    draft(data, "draft.txt");
}

pub(crate) fn markdown(data: &[u8]) {
    draft(data, "draft.md");
}

pub(crate) fn html(data: &[u8]) {
    draft(data, "draft.html");
}

pub(crate) fn docx(data: &[u8]) {
    draft(data, "draft.docx");
}

/// The bytes as a sentence of a report.
pub(crate) fn prose(data: &[u8]) {
    let sentence = String::from_utf8_lossy(data).replace('\n', "");
    draft(DRAFT.replace(SECTION, &format!("{SECTION}{sentence}\n")).as_bytes(), "draft.txt");
}

/// Same input, same output, in both languages; places inside the text, at characters, with the words that stand there.
fn draft(data: &[u8], name: &str) {
    let zh = LINTER.check(data, name, &options(Lang::Zh));
    let again = LINTER.check(data, name, &options(Lang::Zh));
    let en = LINTER.check(data, name, &options(Lang::En));
    let Ok(checked) = &zh.verdict else {
        assert_eq!(zh.verdict.err(), en.verdict.err());
        return;
    };
    let source = zh.source.as_ref().expect("a text that was checked");
    checked.findings.iter().for_each(|finding| is_true(finding, source));
    assert_eq!(&again.verdict.expect("again").findings, &checked.findings);
    let codes = |findings: &[Finding]| -> Vec<(String, gouji::Span)> {
        findings.iter().map(|finding| (finding.code.clone(), finding.primary.span)).collect()
    };
    let english = en.verdict.as_ref().expect("in English as well");
    assert_eq!(codes(&checked.findings), codes(&english.findings));
    for (outcome, lang) in [(zh, Lang::Zh), (en, Lang::En)] {
        let report = [FileReport::new(name.to_owned(), outcome, lang)];
        let mut listed = Vec::new();
        let human = Output::Human { shown: Shown { ledger: true, waived: true, colours: true }, has_summary: true };
        render::write(&report, human, lang, &mut Vec::new()).expect("drawn");
        render::write(&report, Output::Json { ledger: true }, lang, &mut listed).expect("listed");
        serde_json::from_slice::<serde_json::Value>(&listed).expect("well-formed");
    }
}

fn is_true(finding: &Finding, source: &Source) {
    for place in std::iter::once(&finding.primary).chain(&finding.related) {
        assert_eq!(source.text().get(place.span.range()), Some(place.text.as_str()), "{finding:?}");
        assert!(!place.words.is_empty(), "{finding:?}");
    }
    assert!(!finding.message.is_empty() && !finding.help.is_empty(), "{finding:?}");
    // What is said is in the words of the draft: the signs that stand for names of the form stay inside.
    let is_sign = |c: char| ('\u{E000}'..='\u{E7FF}').contains(&c);
    let said = [&finding.message, &finding.help, &finding.primary.words];
    assert!(source.text().contains(is_sign) || !said.into_iter().any(|said| said.contains(is_sign)), "{finding:?}");
    for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
        assert!(source.text().get(edit.span.range()).is_some(), "{finding:?}");
    }
}

/// A draft with its safe fixes has none left, and no finding of a rule that was silent.
pub(crate) fn fix(data: &[u8]) {
    let findings = |bytes: &[u8]| {
        LINTER.check(bytes, "draft.txt", &options(Lang::Zh)).verdict.map_or(Vec::new(), |it| it.findings)
    };
    let before = findings(data);
    let Ok(fixed) = gouji::fix(data, Applicability::Safe, findings) else { return };
    let after = findings(&fixed.bytes);
    if fixed.applied.is_empty() {
        assert_eq!(fixed.bytes, data);
    }
    for finding in &after {
        let was_there = before.iter().any(|old| old.code == finding.code);
        assert!(was_there, "a fix made {finding:?} in {:?}", String::from_utf8_lossy(&fixed.bytes));
    }
}

/// The bytes as the assertion of a rule.
pub(crate) fn expression(data: &[u8]) {
    let quoted = serde_json::Value::from(String::from_utf8_lossy(data).into_owned());
    let text = format!(
        "[[rule]]\ncode = \"L001\"\nname = \"local\"\nlevel = \"error\"\nassert = {quoted}\nbasis = [\"惯例\"]\n\
         [rule.zh]\ntitle = \"甲\"\nmessage = \"乙\"\nhelp = \"丙\"\nwhy = \"丁\"\n\
         [rule.en]\ntitle = \"a\"\nmessage = \"b\"\nhelp = \"c\"\nwhy = \"d\"\n"
    );
    tried(text);
}

pub(crate) fn pack(data: &[u8]) {
    tried(String::from_utf8_lossy(data).into_owned());
}

/// A pack runs, or its errors have places in it.
fn tried(text: String) {
    let packs = [PackSource { name: "pack.toml".to_owned(), text }];
    match Linter::new(&packs) {
        Ok(linter) => {
            let checked = linter.check(DRAFT.as_bytes(), "draft.txt", &options(Lang::Zh)).verdict.expect("a report");
            assert!(!checked.edition.is_empty());
        }
        Err(errors) => {
            assert!(!errors.is_empty());
            for error in &errors {
                let text = packs.get(error.pack).map(|pack| pack.text.as_str()).unwrap_or_default();
                assert!(text.get(error.span.range()).is_some(), "{error:?}");
                assert!(!error.fault.message(Lang::Zh).is_empty() && !error.fault.message(Lang::En).is_empty());
            }
        }
    }
}

pub(crate) fn config(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (config, _, errors) = Config::read(&text, |_| Linter::new(&[]).ok());
    for error in &errors {
        assert!(text.get(error.span.range()).is_some(), "{error:?}");
        assert!(!error.fault.message(Lang::Zh).is_empty() && !error.fault.message(Lang::En).is_empty());
    }
    let (options, _) = config.options("2025/draft.txt", &gouji::Settings::default());
    let _ = LINTER.check(DRAFT.as_bytes(), "draft.txt", &options);
}

/// A baseline that can be read is written and read again as the same.
pub(crate) fn baseline(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    match Baseline::read(&text) {
        Ok(baseline) => assert_eq!(Baseline::read(&baseline.text()).expect("its own text").text(), baseline.text()),
        Err(error) => {
            assert!(text.get(error.span.range()).is_some(), "{error:?}");
            assert!(!error.message(Lang::Zh).is_empty());
        }
    }
}

/// Lines of messages from an editor; what is no JSON is left out.
pub(crate) fn lsp(data: &[u8]) {
    static GROUND: LazyLock<Arc<Ground>> =
        LazyLock::new(|| Arc::new(Ground::bare(Linter::new(&[]).expect("the built-in rules are sound"))));
    let mut server = Server::new(Arc::clone(&GROUND), None, Lang::Zh);
    let text = String::from_utf8_lossy(data);
    for message in text.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok()) {
        let method = message.get("method").and_then(|method| method.as_str()).unwrap_or_default();
        let params = message.get("params").cloned().unwrap_or_default();
        if message.get("id").is_some() {
            let _ = server.request(method, params);
        } else {
            let _ = server.notify(method, params);
        }
        let _ = server.settle();
    }
}
