//! Of which time a sentence speaks.

use super::{REQUESTS, Setting};
use crate::prose::clause::{Clause, Words};
use crate::prose::tokens::{Kind, Token};
use crate::prose::words::Word;
use crate::span::Span;
use crate::statement::{Stage, Standing, Subject};

impl Setting<'_> {
    /// Takes in whether 累计 means the report year: 2024年，累计12件, but not 2024年12件，累计120件.
    pub(super) fn span_of_total(&mut self, clause: &Clause<'_>) {
        let report_year = self.report_year;
        let own = |token: &Token| matches!(token.kind, Kind::Year(year) if Some(year) == report_year);
        let is_named = |at: usize, token: &Token| {
            let before = at.checked_sub(1).and_then(|before| clause.tokens.get(before));
            token.is(Word::ThisYear) || own(token) && !before.is_some_and(|before| before.is(Word::Plain))
        };
        self.is_within_year &= !self.has_counted;
        self.is_within_year |= clause.tokens.iter().enumerate().any(|(at, token)| is_named(at, token))
            || self.names_whole_year(clause.tokens);
        self.has_counted = clause.tokens.iter().any(|token| matches!(token.kind, Kind::Figure(_)))
            && !clause.words.has(&[Word::Cumulative]);
        let words = clause.words;
        let is_own = words.has(&REQUESTS) || words.has(&[Word::Proactive]);
        if is_own && !words.has(&[Word::Foreign]) && self.is_cumulative(words) {
            self.stand(Standing::Cumulative);
        }
    }

    /// Whether a token is the year of the report: of 2024年以来 no other is spoken.
    pub(super) fn is_own_year(&self, token: &Token) -> bool {
        matches!(token.kind, Kind::Year(year) if Some(year) == self.report_year)
    }

    /// Whether the first and the last day of the report year stand there, or its first and last month: 1月1日至12月31日.
    pub(super) fn names_whole_year(&self, tokens: &[Token]) -> bool {
        let is_own = |year: Option<i16>| year.is_none() || year == self.report_year;
        let text = |token: &Token| token.span.of(self.text).trim_end_matches('份').to_owned();
        let is_first = |token: &Token, first: &str| {
            text(token).strip_suffix(first).is_some_and(|before| !before.ends_with(|c: char| c.is_ascii_digit()))
        };
        let is_joint = |token: &Token| matches!(token.span.of(self.text), "至" | "到" | "—" | "-" | "起至" | "~");
        let is_stretch = |token: &Token| token.span.of(self.text).contains(['至', '到', '-', '—']);
        let from_to = |three: &[Token]| match three {
            [from, joint, to] => match (&from.kind, &to.kind) {
                (Kind::Months(year), Kind::YearEnd(end)) => {
                    is_own(*year) && is_own(*end) && is_first(from, "1月1日") && is_joint(joint)
                }
                (Kind::Months(year), Kind::Months(end)) => {
                    is_own(*year)
                        && is_own(*end)
                        && is_first(from, "1月")
                        && text(to).ends_with("12月")
                        && is_joint(joint)
                }
                _ => false,
            },
            _ => false,
        };
        let is_months = |token: &Token| matches!(token.kind, Kind::YearEnd(year) if is_own(year)) && is_stretch(token);
        tokens.windows(3).any(from_to) || tokens.iter().any(is_months)
    }

    /// Whether a clause counts many years together.
    pub(in crate::prose) fn is_cumulative(&self, words: Words<'_>) -> bool {
        words.has(&[Word::Cumulative]) && !self.is_within_year
    }

    pub(super) fn time(&mut self, token: &Token, is_carry: bool) {
        let standing = match token.kind {
            Kind::Year(year) | Kind::YearEnd(Some(year)) if Some(year) == self.report_year => Standing::Own,
            Kind::Year(_) | Kind::YearEnd(Some(_)) if is_carry => return,
            Kind::Year(year) | Kind::YearEnd(Some(year)) => match self.report_year {
                Some(own) if year > own => Standing::Planned,
                Some(_) => Standing::OtherYear,
                None => return,
            },
            Kind::Months(_) => Standing::PartOfYear,
            Kind::YearEnd(None) => Standing::Own,
            // 2019年收到申请102件，当年办结96件: in that year.
            Kind::Word(Word::ThisYear)
                if self.standing == Standing::OtherYear && token.span.of(self.text).starts_with("当年") =>
            {
                return;
            }
            Kind::Word(Word::ThisYear) => Standing::Own,
            Kind::Word(Word::LastYear) if !is_carry => Standing::OtherYear,
            Kind::Word(Word::NextYear) if !is_carry => Standing::Planned,
            Kind::Word(Word::Plan) => Standing::Planned,
            Kind::Word(Word::Since) => Standing::Cumulative,
            Kind::Word(Word::PartOfYear) => Standing::PartOfYear,
            _ => return,
        };
        let is_now = token.is(Word::PartOfYear) && token.span.of(self.text).ends_with("目前");
        // 近三年来，截至目前 is no time by itself.
        self.now = (is_now && matches!(self.standing, Standing::Own | Standing::Qualified)).then_some(token.span);
        self.stand(standing);
    }

    /// The time of the sentence for what a figure counts: documents in force by now are those of the year, and so are
    /// requests, unless something was told before that goes on behind the year.
    pub(in crate::prose) fn standing_of(&self, subjects: &[Subject]) -> Standing {
        let is_in_force = |subject: &Subject| {
            matches!(subject, Subject::Normative(Stage::InForce) | Subject::Regulations(Stage::InForce))
        };
        let of_year = |now: Span| {
            // 收到13件，目前办理12件
            let is_up_to = now.of(self.text).starts_with('截');
            let is_known = |subject: &Subject| is_of_requests(subject) && (is_up_to || *subject != Subject::Handled);
            subjects.iter().all(is_in_force) || subjects.iter().all(is_known) && !goes_on(self.text, now)
        };
        let is_free = self.standing == Standing::PartOfYear && !subjects.is_empty() && self.now.is_some_and(of_year);
        if is_free { Standing::Own } else { self.standing }
    }

    /// A time does not undo whose the figures are.
    pub(super) fn stand(&mut self, standing: Standing) {
        let is_office = self.standing == Standing::Qualified && standing == Standing::Own;
        if self.standing != Standing::OtherBody && !is_office {
            self.standing = standing;
        }
    }
}

/// Whether a subject is of requests that came in or were settled.
fn is_of_requests(subject: &Subject) -> bool {
    let is_taken = matches!(subject, Subject::Received | Subject::Handled | Subject::InHand | Subject::Processed);
    is_taken || subject.is_outcome()
}

/// Whether the paragraph tells before 目前 of requests that were not settled within the year, of some that were, or of
/// many years: 结转下年度2件，目前已办结1件.
fn goes_on(document: &str, now: Span) -> bool {
    const OPEN: [&str; 19] = [
        "结转下",
        "结转至",
        "结转到",
        "转下",
        "转入",
        "未办结",
        "未答复",
        "未到",
        "尚未",
        "正在",
        "在办",
        "剩余",
        "其余",
        "顺延",
        "延期",
        "累计",
        "以来",
        "历年",
        "近年",
    ];
    const SETTLED: [&str; 3] = ["办结", "答复", "予以公开"];
    let before = document.get(..now.start as usize).unwrap_or_default();
    let line = before.get(before.rfind('\n').map_or(0, |end| end + 1)..).unwrap_or_default();
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    // 办结11件, 11件均已答复, but not 完善答复程序
    let is_counted = |word: &str| {
        line.match_indices(word).any(|(at, _)| {
            let (ahead, behind) = line.split_at_checked(at).unwrap_or_default();
            ahead.chars().rev().take(8).any(is_digit) || behind.chars().take(12).any(is_digit)
        })
    };
    OPEN.iter().any(|word| line.contains(word)) || SETTLED.iter().any(|word| is_counted(word))
}
