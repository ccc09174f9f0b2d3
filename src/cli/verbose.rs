//! What `--verbose` says: rules, files, times.

use std::time::Duration;

use gouji::render::FileReport;
use gouji::{Lang, Level, RuleInfo};

/// The rules that were run.
pub(crate) fn rules(rules: &[RuleInfo], lang: Lang) -> String {
    let codes: Vec<&str> = rules.iter().filter(|rule| rule.level.is_some()).map(|rule| rule.code.as_str()).collect();
    let (count, list) = (codes.len(), codes.join(" "));
    lang.pick(format!("规则{count}条：{list}"), format!("{count} rules: {list}"))
}

/// What a file was taken for, and how long it took.
pub(crate) fn file(file: &FileReport, time: Duration, lang: Lang) -> String {
    format!("{}{}{}", file.path, lang.pick("：", ": "), about(file, time, lang))
}

/// How long the run took.
pub(crate) fn whole(count: usize, time: Duration, lang: Lang) -> String {
    let time = milliseconds(time);
    lang.pick(format!("共{count}份，用时{time}毫秒"), format!("{count} files in {time} ms"))
}

fn about(file: &FileReport, time: Duration, lang: Lang) -> String {
    let mut parts: Vec<String> = file.format.map(|format| format.name().to_owned()).into_iter().collect();
    parts.extend(file.source.as_ref().map(|source| source.encoding().to_owned()));
    match &file.verdict {
        Ok(checked) => {
            let (edition, count) = (&checked.edition, |level| checked.count(level));
            parts.push(lang.pick(format!("{edition}版格式"), format!("edition of {edition}")));
            parts.extend(checked.year.map(|year| lang.pick(format!("{year}年度"), format!("report of {year}"))));
            let (errors, warnings, notes) = (count(Level::Error), count(Level::Warning), count(Level::Note));
            parts.push(lang.pick(
                format!("错误{errors}、警告{warnings}、提示{notes}"),
                format!("errors {errors}, warnings {warnings}, notes {notes}"),
            ));
        }
        Err(error) => {
            let kind = error.kind.name();
            parts.push(lang.pick(format!("未检查（{kind}）"), format!("not checked ({kind})")));
        }
    }
    let time = milliseconds(time);
    parts.push(lang.pick(format!("{time}毫秒"), format!("{time} ms")));
    parts.join(lang.pick("，", ", "))
}

fn milliseconds(time: Duration) -> String {
    let micros = time.as_micros();
    format!("{}.{:03}", micros / 1000, micros % 1000)
}
