//! Findings as the diagnostics of an editor.

use gen_lsp_types::{
    Code, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, Message, Uri,
};

use super::draft::Draft;
use super::settings::Settings;
use crate::finding::{Finding, Level, Place};

/// The diagnostics of a draft at `uri`; with `has_related` the other places of each, too.
pub(super) fn of(
    findings: &[Finding],
    draft: &Draft,
    uri: &str,
    settings: &Settings,
    has_related: bool,
) -> Vec<Diagnostic> {
    let related = |place: &Place| DiagnosticRelatedInformation {
        location: Location { uri: Uri::from(uri), range: draft.range(place.span) },
        message: said(place),
    };
    let diagnostic = |finding: &Finding| Diagnostic {
        range: draft.range(finding.primary.span),
        severity: Some(severity(finding.level)),
        code: Some(Code::from(finding.code.as_str())),
        code_description: Some(CodeDescription { href: Uri::from(settings.reference(&finding.code)) }),
        source: Some("gouji".to_owned()),
        message: Message::from(message(finding)),
        related_information: has_related.then(|| finding.related.iter().map(related).collect()),
        ..Diagnostic::default()
    };
    findings.iter().map(diagnostic).collect()
}

/// What is wrong, then how to mend it, each on its line.
fn message(finding: &Finding) -> String {
    let lines = [&finding.message, &finding.help].into_iter().chain(&finding.notes);
    lines.filter(|line| !line.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// What is said of a place; where nothing is, the place in words.
fn said(place: &Place) -> String {
    if place.message.is_empty() { place.words.clone() } else { place.message.clone() }
}

/// A level in the words of the protocol.
pub(super) fn severity(level: Level) -> DiagnosticSeverity {
    match level {
        Level::Error => DiagnosticSeverity::Error,
        Level::Warning => DiagnosticSeverity::Warning,
        Level::Note => DiagnosticSeverity::Information,
    }
}
