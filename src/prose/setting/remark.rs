//! Another year told of only in passing, in brackets or before a semicolon: 收到1306件（上年1180件），办结1371件.

use super::{REQUESTS, REVIEWS, Setting, VERBS};
use crate::prose::clause::{Clause, Stop};
use crate::statement::Standing;

/// What a sentence tells beside what it is about.
#[derive(Debug)]
pub(in crate::prose) struct Remark {
    /// The time before the clause.
    pub(in crate::prose) before: Standing,
    /// The time before each open bracket, and whether a figure stands in it.
    brackets: Vec<(Standing, bool)>,
    /// Whether the part of the sentence has had a figure of this year.
    has_own: bool,
    /// Whether a clause that names nothing but another year has turned from this one.
    is_passing: bool,
    /// Whether a clause without a figure has named another body, behind figures of this one.
    names_other: bool,
    /// Whether some of those for whom the body reports are told of, behind figures of all.
    names_some: bool,
}

impl Remark {
    pub(in crate::prose) fn new() -> Self {
        Self {
            before: Standing::Own,
            brackets: Vec::new(),
            has_own: false,
            is_passing: false,
            names_other: false,
            names_some: false,
        }
    }

    /// Lets the setting enter a clause.
    pub(in crate::prose) fn enter(&mut self, setting: &mut Setting<'_>, clause: &Clause<'_>) {
        self.before = setting.standing;
        setting.enter(clause);
        let has_figure = !clause.places.is_empty();
        self.brackets.iter_mut().for_each(|(_, has)| *has |= has_figure);
        let is_bare =
            has_figure && !clause.words.has(&VERBS) && !clause.words.has(&REQUESTS) && !clause.words.has(&REVIEWS);
        if self.before == Standing::Own && setting.standing == Standing::OtherYear {
            self.is_passing = is_bare && self.has_own;
        }
        let is_other = self.before == Standing::Own && setting.standing == Standing::OtherBody;
        self.names_other = !has_figure && (self.names_other || is_other && self.has_own);
        self.names_some |= self.before == Standing::Own && setting.standing == Standing::Qualified && self.has_own;
        self.has_own |= has_figure && setting.standing == Standing::Own;
    }

    /// Goes back to the time before what ends with a clause.
    pub(in crate::prose) fn leave(&mut self, setting: &mut Setting<'_>, clause: &Clause<'_>) {
        match clause.stop {
            Stop::Open => self.brackets.push((setting.standing, false)),
            Stop::Close => {
                let outside = self.brackets.pop().filter(|(_, has_figure)| *has_figure);
                let is_time = |standing| matches!(standing, Standing::Own | Standing::OtherYear);
                // 收到212件（各街道63件），办结210件
                let is_part = setting.standing == Standing::Qualified;
                if let Some((outside, _)) =
                    outside.filter(|(outside, _)| is_time(*outside) && (is_time(setting.standing) || is_part))
                {
                    setting.standing = outside;
                }
            }
            Stop::Semicolon => {
                if self.is_passing && setting.standing == Standing::OtherYear {
                    setting.standing = Standing::Own;
                }
                // 行政复议1件，县政府复议后维持；行政诉讼1件
                if self.names_other && setting.standing == Standing::OtherBody {
                    setting.standing = Standing::Own;
                }
                // 行政复议15件，各街道被申请复议5件；行政诉讼10件
                if self.names_some && setting.standing == Standing::Qualified {
                    setting.standing = Standing::Own;
                }
                (self.has_own, self.is_passing, self.names_other, self.names_some) = (false, false, false, false);
            }
            _ => {}
        }
    }
}
