//! The entries of a configuration, each for some drafts: overrides, expected bodies, waivers.

use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;

use super::Judge;
use super::settings::Parts;
use crate::config::fault::ConfigFault;
use crate::config::shape::{BodyShape, OverrideShape, WaiverShape};
use crate::config::{Approval, Expected, Override};
use crate::span::first_line;
use crate::waiver::Waiver;

impl Judge<'_> {
    pub(super) fn over(&mut self, entry: Spanned<OverrideShape>) -> Override {
        let line = first_line(self.text, &entry.span());
        let OverrideShape { paths, edition, year, deny, select, ignore, levels } = entry.into_inner();
        if paths.is_empty() {
            self.error(line, ConfigFault::Missing("paths"));
        }
        Override {
            paths: self.globs(&paths),
            settings: self.settings(Parts { edition, year, deny, select, ignore, levels }),
        }
    }

    pub(super) fn body(&mut self, entry: Spanned<BodyShape>) -> Option<Expected> {
        let line = first_line(self.text, &entry.span());
        let entry = entry.into_inner();
        let path = self.required("path", entry.path, &line);
        let body = self.required("body", entry.body, &line);
        Some(Expected { path: self.glob(&path?)?, body: body?.into_inner() })
    }

    pub(super) fn waiver(&mut self, entry: Spanned<WaiverShape>, id: usize) -> Option<Approval> {
        let line = first_line(self.text, &entry.span());
        let entry = entry.into_inner();
        let code = self.required("code", entry.code, &line);
        let path = self.required("path", entry.path, &line);
        let reason = self.required("reason", entry.reason, &line);
        code.iter().for_each(|code| self.rule(code));
        let until = entry.until.as_ref().and_then(|until| self.date(until));
        if let Some(cell) = &entry.cell
            && self.linter.is_some_and(|linter| !linter.has_cell(cell.get_ref()))
        {
            self.error(cell.span(), ConfigFault::Cell(cell.get_ref().clone()));
        }
        let path = path.and_then(|path| self.glob(&path));
        let waiver = Waiver {
            rules: vec![code?.into_inner()],
            reason: reason?.into_inner(),
            until,
            cell: entry.cell.map(Spanned::into_inner),
            place: entry.place.map(Spanned::into_inner),
            values: entry.values,
            id,
        };
        Some(Approval { path: path?, waiver, span: line.into() })
    }

    /// A text that must be there and say something.
    fn required(
        &mut self,
        key: &'static str,
        value: Option<Spanned<String>>,
        line: &Range<usize>,
    ) -> Option<Spanned<String>> {
        match &value {
            None => self.error(line.clone(), ConfigFault::Missing(key)),
            Some(text) if text.get_ref().trim().is_empty() => self.error(text.span(), ConfigFault::Blank(key)),
            Some(_) => return value,
        }
        None
    }

    fn date(&mut self, until: &Spanned<String>) -> Option<Date> {
        let date = until.get_ref().parse();
        date.map_err(|_| self.error(until.span(), ConfigFault::Date(until.get_ref().clone()))).ok()
    }
}
