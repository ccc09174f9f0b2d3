//! Parsing of rule expressions.

use pest::Parser;
use pest::iterators::Pair;

use super::{Comparison, Each, Expr, Path, Sign, Step};
use crate::span::Span;

/// Brackets nested deeper than this are refused: the grammar is recursive.
const DEEPEST: usize = 24;

/// Expressions longer than this many bytes are refused.
const LONGEST: usize = 4_000;

#[derive(pest_derive::Parser)]
#[grammar = "../grammar/expr.pest"]
struct ExprGrammar;

type Node<'i> = Pair<'i, Rule>;

/// Why a text is no expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Where in the text.
    pub(crate) span: Span,
    pub(crate) kind: FaultKind,
}

/// The kinds of faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FaultKind {
    /// The grammar does not allow what stands there.
    Syntax,
    /// Too long or nested too deeply.
    TooComplex,
    /// `present` or a sum is given something it cannot take.
    Argument,
}

/// Parses a relation or condition.
pub(crate) fn relation(text: &str) -> Result<Expr, Fault> {
    let node = root(Rule::relation, text)?;
    build(&first(node)?)
}

/// Parses an iteration: `col in requests.columns`.
pub(crate) fn each(text: &str) -> Result<Each, Fault> {
    let mut parts = root(Rule::iteration, text)?.into_inner();
    let variable = parts.next().map(|part| part.as_str().to_owned()).unwrap_or_default();
    let mut set = parts.next().map(Pair::into_inner).into_iter().flatten().map(|part| part.as_str().to_owned());
    let (table, set) = (set.next().unwrap_or_default(), set.next().unwrap_or_default());
    Ok(Each { variable, table, set })
}

fn root(rule: Rule, text: &str) -> Result<Node<'_>, Fault> {
    if text.len() > LONGEST || depth(text) > DEEPEST {
        return Err(Fault { span: Span::new(0, text.len()), kind: FaultKind::TooComplex });
    }
    let at = match ExprGrammar::parse(rule, text) {
        Ok(mut pairs) => match pairs.next() {
            Some(node) => return Ok(node),
            None => 0..text.len(),
        },
        Err(error) => match error.location {
            pest::error::InputLocation::Pos(at) => at..at,
            pest::error::InputLocation::Span((start, end)) => start..end,
        },
    };
    Err(Fault { span: Span::new(at.start, at.end), kind: FaultKind::Syntax })
}

/// The deepest nesting of brackets, with chains of `not` counted as nesting.
fn depth(text: &str) -> usize {
    let mut open = 0_usize;
    let mut deepest = 0;
    for c in text.chars() {
        match c {
            '(' => open += 1,
            ')' => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}

fn fault(node: &Node<'_>, kind: FaultKind) -> Fault {
    Fault { span: Span::new(node.as_span().start(), node.as_span().end()), kind }
}

fn first(node: Node<'_>) -> Result<Node<'_>, Fault> {
    let fault = fault(&node, FaultKind::Syntax);
    node.into_inner().next().ok_or(fault)
}

fn build(node: &Node<'_>) -> Result<Expr, Fault> {
    let parts = || node.clone().into_inner();
    match node.as_rule() {
        Rule::any => many(parts(), Expr::Any),
        Rule::all => many(parts(), Expr::All),
        Rule::product => many(parts(), Expr::Multiply),
        Rule::negation => {
            let nots = parts().filter(|part| part.as_rule() == Rule::not).count();
            let inner = build(&parts().last().ok_or_else(|| fault(node, FaultKind::Syntax))?)?;
            Ok(if nots % 2 == 1 { Expr::Not(Box::new(inner)) } else { inner })
        }
        Rule::comparison => comparison(node),
        Rule::sum => sum(node),
        Rule::number => node.as_str().parse().map(Expr::Number).map_err(|_| fault(node, FaultKind::Syntax)),
        Rule::path => Ok(Expr::Fact(path(node))),
        Rule::call => call(node),
        _ => Err(fault(node, FaultKind::Syntax)),
    }
}

/// Builds a list of operands; a single one stands for itself.
fn many<'i>(parts: impl Iterator<Item = Node<'i>>, make: fn(Vec<Expr>) -> Expr) -> Result<Expr, Fault> {
    let operands = parts.filter(|part| !matches!(part.as_rule(), Rule::or_word | Rule::and_word));
    let mut operands = operands.map(|part| build(&part)).collect::<Result<Vec<_>, _>>()?;
    Ok(if operands.len() == 1 { operands.remove(0) } else { make(operands) })
}

fn comparison(node: &Node<'_>) -> Result<Expr, Fault> {
    let mut parts = node.clone().into_inner();
    let left = build(&parts.next().ok_or_else(|| fault(node, FaultKind::Syntax))?)?;
    let (Some(operator), Some(right)) = (parts.next(), parts.next()) else {
        return Ok(left);
    };
    let comparison = match operator.as_str() {
        "=" => Comparison::Equal,
        "!=" => Comparison::Unequal,
        "<" => Comparison::Less,
        "<=" => Comparison::AtMost,
        ">" => Comparison::Greater,
        _ => Comparison::AtLeast,
    };
    Ok(Expr::Compare(Box::new(left), comparison, Box::new(build(&right)?)))
}

fn sum(node: &Node<'_>) -> Result<Expr, Fault> {
    let mut sign = Sign::Plus;
    let mut terms = Vec::new();
    for part in node.clone().into_inner() {
        match part.as_rule() {
            Rule::sign => sign = if part.as_str() == "-" { Sign::Minus } else { Sign::Plus },
            _ => terms.push((sign, build(&part)?)),
        }
    }
    Ok(if terms.len() == 1 { terms.remove(0).1 } else { Expr::Add(terms) })
}

fn call(node: &Node<'_>) -> Result<Expr, Fault> {
    let mut parts = node.clone().into_inner();
    let function = parts.next().map(|part| part.as_str().to_owned()).unwrap_or_default();
    let arguments = parts.map(|part| build(&part)).collect::<Result<Vec<_>, _>>()?;
    match (function.as_str(), arguments.as_slice()) {
        ("sum", _) => Ok(Expr::Sum(arguments)),
        ("present", [Expr::Fact(path)]) => Ok(Expr::Present(path.clone())),
        _ => Err(fault(node, FaultKind::Argument)),
    }
}

fn path(node: &Node<'_>) -> Path {
    let mut parts = node.clone().into_inner();
    let table = parts.next().map(|part| part.as_str().to_owned()).unwrap_or_default();
    let step = |part: Node<'_>| {
        let rule = part.as_rule();
        let inner = part.into_inner().next();
        match (rule, inner) {
            (Rule::variable, Some(inner)) => Step::Variable(inner.as_str().to_owned()),
            (_, Some(inner)) if inner.as_rule() == Rule::ident => Step::Name(inner.as_str().to_owned()),
            _ => Step::Any,
        }
    };
    Path { table, steps: parts.map(step).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relation_with_variables_and_wildcards() {
        let Ok(Expr::Compare(left, Comparison::Equal, right)) =
            relation("requests.processed[col] = sum(requests.denied.*[col], 2)")
        else {
            panic!("a comparison")
        };
        let step = |name: &str| Step::Name(name.to_owned());
        assert_eq!(
            *left,
            Expr::Fact(Path { table: "requests".into(), steps: vec![step("processed"), Step::Variable("col".into())] })
        );
        assert!(matches!(*right, Expr::Sum(arguments) if arguments.len() == 2));
    }

    #[test]
    fn words_of_the_language_do_not_hide_in_names() {
        assert!(matches!(relation("art20.other_services.change > 0 and not notes.a.b = 1"), Ok(Expr::All(_))));
    }

    #[test]
    fn faults_have_their_place() {
        assert_eq!(relation("a.b.c = ").map_err(|fault| fault.span.start), Err(8));
        assert_eq!(relation("present(1)").map_err(|fault| fault.kind), Err(FaultKind::Argument));
        assert_eq!(each("col of requests").map_err(|fault| fault.kind), Err(FaultKind::Syntax));
    }

    #[test]
    fn nesting_is_bounded() {
        let deep = format!("{}1{} = 1", "(".repeat(5_000), ")".repeat(5_000));
        assert_eq!(relation(&deep).map_err(|fault| fault.kind), Err(FaultKind::TooComplex));
    }
}
