//! Of which time a sentence speaks.

use super::{REQUESTS, Setting};
use crate::prose::clause::{Clause, Words};
use crate::prose::tokens::{Kind, Token};
use crate::prose::words::Word;
use crate::statement::{Stage, Standing, Subject};

impl Setting<'_> {
    /// Takes in whether 累计 means the report year: 2024年，累计12件, but not 2024年12件，累计120件.
    pub(super) fn span_of_total(&mut self, clause: &Clause<'_>) {
        let own = |token: &Token| matches!(token.kind, Kind::Year(year) if Some(year) == self.report_year);
        let is_named = |at: usize, token: &Token| {
            let before = at.checked_sub(1).and_then(|before| clause.tokens.get(before));
            token.is(Word::ThisYear) || own(token) && !before.is_some_and(|before| before.is(Word::Plain))
        };
        self.is_within_year &= !self.has_counted;
        self.is_within_year |= clause.tokens.iter().enumerate().any(|(at, token)| is_named(at, token));
        self.has_counted = clause.tokens.iter().any(|token| matches!(token.kind, Kind::Figure(_)))
            && !clause.words.has(&[Word::Cumulative]);
        let words = clause.words;
        let is_own = words.has(&REQUESTS) || words.has(&[Word::Proactive]);
        if is_own && !words.has(&[Word::Foreign]) && self.is_cumulative(words) {
            self.stand(Standing::Cumulative);
        }
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
        self.is_by_now = token.is(Word::PartOfYear) && token.span.of(self.text).ends_with("目前");
        self.stand(standing);
    }

    /// The time of the sentence for what a figure counts: documents in force by now are those of the year.
    pub(in crate::prose) fn standing_of(&self, subjects: &[Subject]) -> Standing {
        let is_in_force = |subject: &Subject| {
            matches!(subject, Subject::Normative(Stage::InForce) | Subject::Regulations(Stage::InForce))
        };
        let is_free = self.standing == Standing::PartOfYear && self.is_by_now;
        if is_free && !subjects.is_empty() && subjects.iter().all(is_in_force) { Standing::Own } else { self.standing }
    }

    /// A time does not undo whose the figures are.
    pub(super) fn stand(&mut self, standing: Standing) {
        let is_office = self.standing == Standing::Qualified && standing == Standing::Own;
        if self.standing != Standing::OtherBody && !is_office {
            self.standing = standing;
        }
    }
}
