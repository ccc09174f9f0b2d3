//! Some of what the tables have none of: 收到公民提出的政府信息公开申请1件.

use super::{Differing, bind};
use crate::check::Context;
use crate::statement::{Standing, Statement, Subject};

/// Who can ask; each asks for some of all requests.
const APPLICANTS: [&str; 6] = ["公民", "自然人", "法人", "个人", "企业", "群众"];

/// Requests of some applicants that were received, where the table has none at all.
pub(super) fn of_none<'c>(context: &'c Context<'_>) -> Vec<Differing<'c>> {
    let told = context.prose.statements.iter().filter(|statement| is_of_some(context, statement));
    told.filter_map(|statement| Some((statement, bind::none_of(context, Subject::Received)?))).collect()
}

/// Whether a statement tells of requests for disclosure that some applicants made.
fn is_of_some(context: &Context<'_>, statement: &Statement) -> bool {
    let is_some = statement.standing == Standing::Qualified
        && statement.subjects == [Subject::Received]
        && statement.figure.is_exact
        && !statement.figure.value.is_zero();
    let words = context.text(statement.span);
    is_some && words.contains("信息公开申请") && APPLICANTS.iter().any(|applicant| words.contains(applicant))
}
