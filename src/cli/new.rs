//! `gouji new`.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use gouji::render::FileReport;
use gouji::{Format, Lang, LastYear, Linter, NewDraft, Options, Unfit};

use crate::args::{ColorArg, NewArgs};
use crate::drafts::{self, Fault, shown};
use crate::{FAILED, input, locale, stream, target};

/// Begins a draft, and says what is left to be written.
pub(crate) fn run(args: &NewArgs) -> io::Result<u8> {
    let lang = locale::lang(args.lang);
    match begun(args, lang) {
        Ok(text) if drafts::is_stdin(&args.output) => {
            let mut out = stream::output(ColorArg::Never);
            out.write_all(text.as_bytes())?;
            out.flush()?;
            Ok(0)
        }
        Ok(text) => Ok(written(args, &text, lang)),
        Err(message) => {
            stream::complain(&message, lang);
            Ok(FAILED)
        }
    }
}

/// The text of the draft.
fn begun(args: &NewArgs, lang: Lang) -> Result<String, String> {
    let linter = Linter::new(&[]).map_err(|errors| format!("{errors:?}"))?;
    let format = format(&args.output).ok_or_else(|| unwritten(&args.output, lang))?;
    if is_same(args) {
        let words = lang
            .pick("上一年的报告不能被新草稿覆盖；请换一个文件名", "the new draft cannot replace last year's report");
        return Err(said(&args.output, words, lang));
    }
    let last = args.from.as_deref().map(|path| last_year(&linter, path, lang)).transpose()?;
    let year = args.year.or_else(|| last.as_ref()?.year?.checked_add(1));
    let year = year.ok_or_else(|| {
        lang.pick(
            "上一年的报告没有写明年度，请用 --year 写明",
            "last year's report does not tell its year; add `--year`",
        )
    })?;
    let body = args.body.clone().or_else(|| last.as_ref().map(|last| last.body.clone())).unwrap_or_default();
    let draft =
        linter.begin(args.edition.as_deref(), year, &body, last).map_err(|unfit| refused(&unfit, year, lang))?;
    if let Some(from) = &args.from {
        stream::remark(&said(from, &settled(&draft, lang), lang));
    }
    draft.write(format).ok_or_else(|| unwritten(&args.output, lang))
}

/// Writes the draft to its file.
fn written(args: &NewArgs, text: &str, lang: Lang) -> u8 {
    let path = &args.output;
    let done = if args.force { target::replace(path, text.as_bytes()) } else { target::create(path, text.as_bytes()) };
    let (words, code) = match done {
        Ok(()) => (
            lang.pick(
                format!("写好了。空着的格、“＿＿＿”和“（请填写……）”处要填；gouji check {} 列出还没有填的", shown(path)),
                format!(
                    "written. Fill in blank cells, ＿＿＿ and （请填写……）; `gouji check {}` lists what is left",
                    shown(path)
                ),
            ),
            0,
        ),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => (
            lang.pick(
                "已经有这个文件了，没有改动；要换成新的，加 --force",
                "it is there already, and was left as it is; `--force` replaces it",
            )
            .to_owned(),
            FAILED,
        ),
        Err(error) => (target::reason(&error, lang), FAILED),
    };
    stream::complain(&said(path, &words, lang), lang);
    code
}

/// The format that a name asks for; standard output gets Markdown.
fn format(path: &Path) -> Option<Format> {
    if drafts::is_stdin(path) {
        return Some(Format::Markdown);
    }
    match path.extension()?.to_str()?.to_lowercase().as_str() {
        "md" | "markdown" => Some(Format::Markdown),
        "txt" | "text" => Some(Format::Text),
        "html" | "htm" => Some(Format::Html),
        _ => None,
    }
}

fn unwritten(path: &Path, lang: Lang) -> String {
    let words = lang.pick(
        "写不出这种文件；文件名请用 .md、.txt 或 .html 结尾（Word 可以打开 .html，再另存为 .docx）",
        "no such file can be written; let its name end in .md, .txt or .html (Word opens .html and saves it as .docx)",
    );
    said(path, words, lang)
}

/// Whether the draft would be written over the report of last year.
fn is_same(args: &NewArgs) -> bool {
    let place = |path: &Path| fs::canonicalize(path).ok();
    args.from.as_deref().and_then(place).is_some_and(|from| place(&args.output) == Some(from))
}

fn last_year(linter: &Linter, path: &Path, lang: Lang) -> Result<LastYear, String> {
    let options = Options { lang, ..Options::default() };
    let bytes =
        input::draft(path, options.limits.file).map_err(|error| said(path, &Fault::of(&error, lang).message, lang))?;
    let name = shown(path);
    linter.last_year(&bytes, &name).map_err(|_| {
        let outcome = linter.check(&bytes, &name, &options);
        let error = FileReport::new(name.clone(), outcome, lang).verdict.err();
        said(path, error.as_ref().map_or("", |error| error.message.as_str()), lang)
    })
}

/// What the report of last year has settled.
fn settled(draft: &NewDraft<'_>, lang: Lang) -> String {
    match draft.settled() {
        (_, 0) => lang.pick("这一版格式没有由上年报告定的数字", "this form has no figures that last year settles"),
        (0, _) => lang.pick(
            "没有读到结转下年度的数字，上年结转没有填",
            "no figures that were carried forward; what was carried over is left blank",
        ),
        (filled, all) if filled < all => lang.pick(
            "结转下年度的数字不全，上年结转只填了一部分",
            "some figures that were carried forward are missing; what was carried over is filled in part",
        ),
        _ => lang.pick("上年结转已经按它填好", "what was carried over is filled in from it"),
    }
    .to_owned()
}

fn refused(unfit: &Unfit, year: i16, lang: Lang) -> String {
    match unfit {
        Unfit::Year(year) => {
            lang.pick(format!("没有{year}年报告的格式"), format!("no edition is for reports of {year}"))
        }
        Unfit::Edition { key, from, to } => {
            let span = years(*from, *to, lang);
            lang.pick(
                format!("{key}年版格式用于{span}的报告，不用于{year}年度；不写 --edition，由年度定"),
                format!("the edition of {key} is for reports {span}, not of {year}; leave out `--edition`"),
            )
        }
        Unfit::Body => lang.pick(
            "请用 --body 写明机关名称，只用文字、数字和括号".to_owned(),
            "name the reporting body with `--body`, in letters, figures and brackets".to_owned(),
        ),
        Unfit::LastYear(other) => lang.pick(
            format!("--from 是{other}年度的报告，不是{year}年度的上一年"),
            format!("`--from` is a report of {other}, not of the year before {year}"),
        ),
    }
}

/// The years that an edition is for.
fn years(from: Option<i16>, to: Option<i16>, lang: Lang) -> String {
    match (from, to) {
        (Some(from), Some(to)) => lang.pick(format!("{from}至{to}年度"), format!("of {from} to {to}")),
        (Some(from), None) => lang.pick(format!("{from}年度及以后"), format!("from {from} on")),
        (None, Some(to)) => lang.pick(format!("{to}年度及以前"), format!("up to {to}")),
        (None, None) => lang.pick("各年度", "of any year").to_owned(),
    }
}

fn said(path: &Path, words: &str, lang: Lang) -> String {
    format!("{}{}{words}", shown(path), lang.pick("：", ": "))
}
