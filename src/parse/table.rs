//! The tables of the form: which cells belong to which label.

use super::{Node, span, time};
use crate::grammar::Rule;
use crate::quantity;
use crate::report::{Label, Layout, Row, TablePiece, Year};
use crate::span::Span;

/// The table that a pair of the grammar holds.
pub(super) fn piece(node: &Node<'_>) -> TablePiece {
    let table = match node.as_rule() {
        Rule::art20 => "art20",
        Rule::requests => "requests",
        Rule::review => "review",
        _ => "indicators",
    };
    let mut piece = TablePiece {
        table,
        span: trimmed(node),
        captions: Vec::new(),
        years: Vec::new(),
        head: Vec::new(),
        rows: Vec::new(),
    };
    for part in node.clone().into_inner() {
        match part.as_rule() {
            Rule::caption => piece.captions.extend(caption(&part).map(|number| (number, span(&part)))),
            Rule::art20_head | Rule::request_head | Rule::review_head | Rule::indicator_head => {
                for name in part.into_inner() {
                    match name.as_rule() {
                        Rule::year_name => piece.years.extend(year(&name)),
                        _ => piece.head.push(label(&name)),
                    }
                }
            }
            Rule::blank_row => {
                piece.rows.push(Row { span: trimmed(&part), label: None, cells: Vec::new(), layout: Layout::Blank })
            }
            Rule::spare_row | Rule::odd_row => piece.rows.push(spare(&part)),
            _ => rows(&part, &mut piece.rows),
        }
    }
    piece
}

fn trimmed(node: &Node<'_>) -> Span {
    let inner = node.as_str();
    let start = node.as_span().start() + inner.len() - inner.trim_start_matches(['\n', ' ']).len();
    Span::new(start, node.as_span().start() + inner.trim_end_matches(['\n', ' ']).len())
}

fn caption(node: &Node<'_>) -> Option<u8> {
    let number = node.clone().into_inner().next()?;
    quantity::chinese(number.as_str()).and_then(|number| u8::try_from(number).ok())
}

/// The year of a column: 2018年度
fn year(node: &Node<'_>) -> Option<Year> {
    let value = time::year(node.as_str().get(..4)?)?;
    Some(Year { value, span: span(node) })
}

/// The label that a mark or an unknown header cell makes.
fn label(node: &Node<'_>) -> Label {
    let mark = node.as_str().chars().next().filter(|_| node.as_rule() != Rule::odd_name);
    Label { span: span(node), mark }
}

/// A row of the grammar can name several labels: groups first, then its own, perhaps repeated by a
/// merged cell. A label that another one follows without values has none.
fn rows(node: &Node<'_>, rows: &mut Vec<Row>) {
    let mut own: Option<Row> = None;
    for part in node.clone().into_inner() {
        match part.as_rule() {
            Rule::row_label => {
                let Some(inner) = part.clone().into_inner().find(|inner| inner.as_rule() == Rule::request_label) else {
                    continue;
                };
                own = next_label(own, Label { span: span(&part), mark: label(&inner).mark }, rows);
            }
            Rule::art20_label | Rule::indicator_label => own = next_label(own, label(&part), rows),
            Rule::values => {
                let (cells, layout) = values(&part);
                let row = own.get_or_insert_with(|| empty(span(&part), layout));
                row.span = row.span.to(span(&part));
                row.cells = cells;
                row.layout = layout;
            }
            Rule::cell => {
                let row = own.get_or_insert_with(|| empty(span(&part), Layout::Cells));
                row.cells.push(span(&part).trim(part.get_input()));
                row.span = row.span.to(span(&part));
            }
            _ => {}
        }
    }
    rows.extend(own);
}

fn empty(span: Span, layout: Layout) -> Row {
    Row { span, label: None, cells: Vec::new(), layout }
}

fn next_label(before: Option<Row>, label: Label, rows: &mut Vec<Row>) -> Option<Row> {
    rows.extend(before.filter(|row| row.label.is_some_and(|other| other.mark != label.mark)));
    Some(Row { label: Some(label), ..empty(label.span, Layout::Loose) })
}

fn values(node: &Node<'_>) -> (Vec<Span>, Layout) {
    let layout = node.clone().into_inner().next();
    let kind = match layout.as_ref().map(pest::iterators::Pair::as_rule) {
        Some(Rule::loose) => Layout::Loose,
        Some(Rule::stacked) => Layout::Stacked,
        _ => Layout::Cells,
    };
    let cells = layout.into_iter().flat_map(Node::into_inner).map(|cell| span(&cell).trim(cell.get_input())).collect();
    (cells, kind)
}

/// A row of cells in a table of the form whose label is not known.
fn spare(node: &Node<'_>) -> Row {
    let cells = node.clone().into_inner().map(|cell| span(&cell).trim(cell.get_input())).collect();
    Row { span: trimmed(node), label: None, cells, layout: Layout::Spare }
}
