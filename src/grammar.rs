//! The grammar of the report, compiled from `grammar/report.pest`.

/// Parser of reports; its rules are documented in the grammar.
#[derive(pest_derive::Parser)]
#[grammar = "../grammar/report.pest"]
pub(crate) struct ReportGrammar;
