//! Failures that the properties found, each by its smallest input and under the name of the bug.

use gouji::render::human::Shown;
use gouji::render::{self, FileReport, Output};
use gouji::{Lang, Linter, Options, PackFault};

use crate::check;
use crate::expressions::pack;

#[test]
fn a_draft_in_utf16_without_a_mark_is_read() {
    let text = "清河街道2024年政府信息公开工作年度报告\r\n一、总体情况\r\n";
    for bytes in [
        text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
        text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    ] {
        let outcome = check(&bytes, "a.txt", Lang::Zh);
        assert_eq!(outcome.source.map(|source| source.text().to_owned()).as_deref(), Some(text));
    }
}

/// Runs a rule over one row of large figures.
fn run(assertion: &str) {
    let body = format!("assert = '{assertion}'\neach = 'x in requests.rows'");
    let linter = Linter::new(&[pack(&body)]).expect("a pack");
    let draft = "三、收到和处理政府信息公开申请情况\n| 一、本年新收政府信息公开申请数量 | 999999999999999 | 0 | 0 | 0 | 0 | 0 | 7 |\n";
    let options = Options { assume_report: true, ..Options::default() };
    assert!(linter.check(draft.as_bytes(), "a.txt", &options).verdict.is_ok());
}

#[test]
fn figures_too_large_to_multiply_leave_the_equation_open() {
    run("requests.new.natural * requests.new.natural * requests.new.natural = 1");
}

#[test]
fn figures_too_large_to_add_leave_the_equation_open() {
    run("requests.new.total + 79228162514264337593543950335 = 1");
}

#[test]
fn a_correction_too_large_to_work_out_is_none() {
    run("requests[x].total = requests[x].total * 0.0000000000000000000000000001 + requests.new.natural");
}

#[test]
fn not_before_a_name_is_an_expression() {
    for assertion in
        ["not requests.new.total = 1", "not not requests.new.total = 1", "1 = 1 and not present(requests.new.total)"]
    {
        assert!(Linter::new(&[pack(&format!("assert = '{assertion}'"))]).is_ok(), "{assertion}");
    }
}

#[test]
fn a_fault_of_an_expression_stands_where_the_wrong_sign_is() {
    let wrong = "requests.new.total $ = 1";
    let right = "assert = 'requests.new.total = 1'";
    for body in [
        format!("assert = '{wrong}'"),
        format!("assert = \"{wrong}\""),
        format!("assert = '''{wrong}'''"),
        format!("assert = '''\n{wrong}'''"),
        format!("assert = \"\"\"{wrong}\"\"\""),
        format!("{right}\nwhen = \"{wrong}\""),
        format!("{right}\nalso = [{{ assert = \"{wrong}\" }}]"),
        format!("{right}\nalso = [{{ assert = \"1 = 1\", when = '{wrong}' }}]"),
    ] {
        let pack = pack(&body);
        let errors = Linter::new(std::slice::from_ref(&pack)).expect_err("a fault");
        assert_eq!(errors.iter().map(|error| &error.fault).collect::<Vec<_>>(), [&PackFault::Expression], "{body}");
        assert_eq!(
            pack.text.get(errors[0].span.start as usize..).and_then(|rest| rest.chars().next()),
            Some('$'),
            "{body}"
        );
    }
}

#[test]
fn a_fault_of_a_long_expression_does_not_cut_a_character() {
    let pack = pack(&format!("assert = '''{}中'''", " ".repeat(5_000)));
    let errors = Linter::new(std::slice::from_ref(&pack)).expect_err("a fault");
    assert!(pack.text.get(errors[0].span.range()).is_some());
}

#[test]
fn a_place_that_ends_with_a_line_break_is_drawn() {
    let draft =
        "\t二、上年结转政府信息公开申请数量\n\t0\n信息内容\t清河街道办事处137\n\t1518901\n\n\t（一）予以公开\n\t0\n";
    let report = [FileReport::new("a.txt".to_owned(), check(draft.as_bytes(), "a.txt", Lang::Zh), Lang::Zh)];
    let human = Output::Human { shown: Shown::default(), has_summary: true };
    assert!(render::write(&report, human, Lang::Zh, &mut Vec::new()).is_ok());
}
