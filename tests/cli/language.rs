//! The language of messages: the option, then the locale, then Chinese.

use crate::desk::{CLEAN, Desk};

/// The language in which the summary is worded.
#[track_caller]
fn spoken(variables: &[(&str, &str)], arguments: &[&str]) -> &'static str {
    let desk = Desk::new().with("芦花乡.txt", CLEAN);
    let run = desk.gouji_where(variables, &[&["check", "芦花乡.txt"], arguments].concat());
    match (run.stdout.starts_with("检查了"), run.stdout.contains("checked")) {
        (true, false) => "zh",
        (false, true) => "en",
        _ => panic!("neither Chinese nor English:\n{}", run.transcript()),
    }
}

#[test]
fn without_a_locale_messages_are_chinese() {
    assert_eq!(spoken(&[], &[]), "zh");
}

#[test]
fn an_english_locale_gives_english() {
    for locale in ["en_US.UTF-8", "en_GB", "en"] {
        assert_eq!(spoken(&[("LC_ALL", locale)], &[]), "en", "LC_ALL={locale}");
        assert_eq!(spoken(&[("LANG", locale)], &[]), "en", "LANG={locale}");
    }
}

#[test]
fn any_other_locale_gives_chinese() {
    for locale in ["C", "C.UTF-8", "POSIX", "zh_CN.UTF-8", "zh_CN.GB18030", "de_DE.UTF-8"] {
        assert_eq!(spoken(&[("LC_ALL", locale)], &[]), "zh", "LC_ALL={locale}");
    }
}

#[test]
fn the_variables_count_in_the_order_of_posix_and_empty_ones_do_not() {
    assert_eq!(spoken(&[("LC_ALL", "C"), ("LC_MESSAGES", "en_US.UTF-8"), ("LANG", "en_US.UTF-8")], &[]), "zh");
    assert_eq!(spoken(&[("LC_ALL", ""), ("LC_MESSAGES", "en_US.UTF-8"), ("LANG", "zh_CN.UTF-8")], &[]), "en");
    assert_eq!(spoken(&[("LC_ALL", ""), ("LC_MESSAGES", ""), ("LANG", "en_US.UTF-8")], &[]), "en");
}

#[test]
fn the_option_overrules_the_locale() {
    assert_eq!(spoken(&[("LC_ALL", "en_US.UTF-8")], &["--lang", "zh"]), "zh");
    assert_eq!(spoken(&[("LC_ALL", "zh_CN.UTF-8")], &["--lang", "en"]), "en");
}

#[test]
fn every_command_follows_the_locale() {
    let desk = Desk::new();
    for arguments in [&["rules"][..], &["explain", "A401"], &["check"]] {
        let by_locale = desk.gouji_where(&[("LANG", "en_US.UTF-8")], arguments);
        let by_option = desk.gouji(&[arguments, &["--lang", "en"]].concat());
        assert_eq!((by_locale.stdout, by_locale.stderr), (by_option.stdout, by_option.stderr), "{arguments:?}");
    }
}
