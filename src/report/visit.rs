//! A way over every span of the tree, for those who move the text beneath it.

use super::{Heading, Report, TablePiece};
use crate::span::Span;

impl Report {
    /// Calls `visit` on every span of the tree.
    pub(crate) fn visit_spans(&mut self, visit: &mut impl FnMut(&mut Span)) {
        if let Some(title) = &mut self.title {
            visit(&mut title.span);
            title.year.iter_mut().for_each(|year| visit(&mut year.span));
        }
        for period in &mut self.periods {
            visit(&mut period.span);
            visit(&mut period.start.span);
            visit(&mut period.end.span);
        }
        self.dates.iter_mut().for_each(|day| visit(&mut day.span));
        for section in &mut self.sections {
            visit(&mut section.content);
            section.heading.visit_spans(visit);
            section.items.iter_mut().for_each(|item| item.visit_spans(visit));
        }
        self.tables.iter_mut().for_each(|piece| piece.visit_spans(visit));
        if let Some(signature) = &mut self.signature {
            visit(&mut signature.span);
            signature.body.iter_mut().for_each(&mut *visit);
            signature.day.iter_mut().for_each(|day| visit(&mut day.span));
        }
        self.trailing.iter_mut().for_each(&mut *visit);
        self.lines.iter_mut().for_each(&mut *visit);
        self.passages.iter_mut().for_each(visit);
    }
}

impl Heading {
    fn visit_spans(&mut self, visit: &mut impl FnMut(&mut Span)) {
        visit(&mut self.span);
        visit(&mut self.name);
        self.number.iter_mut().for_each(|number| visit(&mut number.span));
    }
}

impl TablePiece {
    fn visit_spans(&mut self, visit: &mut impl FnMut(&mut Span)) {
        visit(&mut self.span);
        self.captions.iter_mut().for_each(|(_, span)| visit(span));
        self.years.iter_mut().for_each(|year| visit(&mut year.span));
        self.head.iter_mut().for_each(|label| visit(&mut label.span));
        for row in &mut self.rows {
            visit(&mut row.span);
            row.label.iter_mut().for_each(|label| visit(&mut label.span));
            row.cells.iter_mut().for_each(&mut *visit);
        }
    }
}
