//! `gouji check --fix`: fixes written back to the drafts.

use std::fs;

use gouji::render::FileReport;
use gouji::{Applicability, Fixed, Lang, Unpatched};

use crate::args::CheckArgs;
use crate::judge::Judge;
use crate::target;

/// What became of the fixes of a draft.
#[derive(Debug, Default)]
pub(crate) struct Mended {
    /// What now stands in the file, where it was written.
    pub(crate) bytes: Option<Vec<u8>>,
    /// What is said of it.
    pub(crate) remark: Option<String>,
    /// Whether there was something to fix and it could not be done.
    pub(crate) has_failed: bool,
}

/// Fixes a draft that was read as `bytes`, if the file still holds them when the fixes are written.
pub(crate) fn file(judge: &Judge<'_>, bytes: &[u8], args: &CheckArgs, lang: Lang) -> Mended {
    let said = |words: &str| Some(format!("{}{}{words}", judge.path(), lang.pick("：", ": ")));
    let failed = |words: &str| Mended { remark: said(words), has_failed: true, ..Mended::default() };
    let fixed = match fixed(judge, bytes, args) {
        Ok(fixed) => fixed,
        Err(error) => return failed(&refused(&error, lang)),
    };
    if fixed.bytes == bytes {
        return Mended::default();
    }
    let path = &judge.draft.path;
    match fs::read(path) {
        Ok(now) if now == bytes => {}
        _ => {
            return failed(lang.pick(
                "检查时文件被别的程序改动了，没有写入；请再运行一次。",
                "another program changed the file meanwhile; nothing was written, run it again",
            ));
        }
    }
    if let Err(error) = target::replace(path, &fixed.bytes) {
        return failed(&target::reason(&error, lang));
    }
    let remark = said(&done(&fixed, lang));
    Mended { bytes: Some(fixed.bytes), remark, has_failed: false }
}

/// A draft with the fixes that were asked for.
///
/// # Errors
/// Why its bytes do not take them.
pub(crate) fn fixed(judge: &Judge<'_>, bytes: &[u8], args: &CheckArgs) -> Result<Fixed, Unpatched> {
    let least = if args.unsafe_fixes { Applicability::Suggested } else { Applicability::Safe };
    gouji::fix(bytes, least, |bytes| judge.findings(bytes))
}

/// What was fixed: `改正了3个问题（S105 1、W803 2）`.
fn done(fixed: &Fixed, lang: Lang) -> String {
    let (count, rest) = counted(fixed, lang);
    lang.pick(format!("改正了{count}个问题{rest}"), format!("{count} findings fixed{rest}"))
}

/// What would be fixed: `可以改正3个问题（S105 1、W803 2）`.
pub(crate) fn possible(fixed: &Fixed, lang: Lang) -> String {
    let (count, rest) = counted(fixed, lang);
    lang.pick(format!("可以改正{count}个问题{rest}"), format!("{count} findings can be fixed{rest}"))
}

/// How many findings, and of which rules.
fn counted(fixed: &Fixed, lang: Lang) -> (usize, String) {
    let codes: Vec<String> = fixed.applied.iter().map(|(code, count)| format!("{code} {count}")).collect();
    let codes = codes.join(lang.pick("、", ", "));
    let more = lang.pick("；改了十轮还没有改完，没有再改", "; it was left at that after ten rounds");
    let more = if fixed.is_quiet { "" } else { more };
    (fixed.applied.values().sum(), lang.pick(format!("（{codes}）{more}"), format!(" ({codes}){more}")))
}

/// Why fixes cannot be put into a file.
pub(crate) fn refused(error: &Unpatched, lang: Lang) -> String {
    match error {
        Unpatched::Damaged => lang.pick(
            "文件中有损坏的字节，没有改动；请另存为 UTF-8 编码再改。".to_owned(),
            "the file has broken bytes and was left as it is; save it as UTF-8 first".to_owned(),
        ),
        Unpatched::Charset { text, encoding } => lang.pick(
            format!("文件的编码（{encoding}）写不出“{text}”，没有改动；请另存为 UTF-8 编码再改。"),
            format!(
                "the charset of the file ({encoding}) cannot write “{text}”; nothing was changed, save it as UTF-8"
            ),
        ),
        Unpatched::Ambiguous => lang.pick(
            "改动之后就认不出文件的编码了，没有改动；请另存为 UTF-8 编码再改。".to_owned(),
            "with the fixes the charset could no longer be told; nothing was changed, save it as UTF-8".to_owned(),
        ),
    }
}

/// What is said of a Word file with findings that a text would be rid of.
pub(crate) fn unfixed(file: &FileReport, lang: Lang) -> Option<String> {
    let is_word = file.format.is_some_and(|format| !format.is_text());
    let count = file.findings().iter().filter(|finding| finding.fix.is_some()).count();
    (is_word && count > 0).then(|| {
        let path = &file.path;
        lang.pick(
            format!("{path}：Word 文件还不能自动改正；有{count}个问题请在 Word 中改"),
            format!("{path}: Word files cannot be fixed yet; {count} findings are to be mended in Word"),
        )
    })
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;
    use gouji::{Linter, Options};

    use super::*;
    use crate::args::{Cli, Command};
    use crate::drafts;

    const DRAFT: &str = "清河街道办事处2024年政府信息公开工作年度报告\n一、总体情况\n健全机制,其它无。\n";

    /// What becomes of a draft that was read as `read` while the file holds `now`.
    fn fixed(read: &str, now: Option<&str>) -> (Mended, Option<String>) {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let path = folder.path().join("draft.txt");
        now.into_iter().for_each(|now| fs::write(&path, now).expect("written"));
        let Command::Check(args) = Cli::parse_from(["gouji", "check", "--fix"]).command else {
            unreachable!("it is the command given");
        };
        let draft = drafts::Draft { path: path.clone(), is_named: true, is_stdin: false, fault: None };
        let linter = Linter::new(&[]).expect("sound rules");
        let options = Options { assume_report: true, ..Options::default() };
        let judge = Judge { draft: &draft, linter: &linter, options: &options, known: None };
        let mended = file(&judge, read.as_bytes(), &args, Lang::Zh);
        (mended, fs::read_to_string(path).ok())
    }

    #[test]
    fn a_file_that_another_program_has_changed_is_not_written() {
        let (mended, text) = fixed(DRAFT, Some(DRAFT));
        assert!(!mended.has_failed && mended.bytes.is_some());
        assert_eq!(text, Some(DRAFT.replace(',', "，").replace("其它", "其他")));
        for now in [Some("他人刚写的"), Some(""), None] {
            let (mended, text) = fixed(DRAFT, now);
            assert!(mended.has_failed && mended.bytes.is_none(), "{now:?}");
            assert!(mended.remark.is_some_and(|remark| remark.contains("没有写入")), "{now:?}");
            assert_eq!(text.as_deref(), now);
        }
    }
}
