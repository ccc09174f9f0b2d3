//! The grammars of the report and of its sentences, compiled from `grammar/report.pest` and `grammar/prose.pest`.

/// Parser of reports; its rules are documented in the grammar.
#[derive(pest_derive::Parser)]
#[grammar = "../grammar/report.pest"]
pub(crate) struct ReportGrammar;

/// Figures in sentences.
pub(crate) mod prose {
    /// Parser of sentences; its rules are documented in the grammar.
    #[derive(pest_derive::Parser)]
    #[grammar = "../grammar/prose.pest"]
    pub(crate) struct ProseGrammar;
}
