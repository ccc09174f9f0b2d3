//! Words that elsewhere make a part of what they stand with, and here tell of no part: 通过网站、信函等渠道共收到.

use super::setting::REVIEWS;
use super::tokens::{Kind, Token};
use super::words::Word;
use crate::report::Topic;
use crate::span::Span;

/// What a sentence stands in.
pub(super) struct Around<'a> {
    /// The document.
    pub(super) text: &'a str,
    pub(super) body: &'a str,
    /// The paragraph.
    pub(super) line: Span,
    pub(super) section: Option<Topic>,
}

/// Ways of asking, as parts of what names them.
const WAYS: [&str; 18] = [
    "网站", "网络", "网上", "在线", "线上", "线下", "信函", "信件", "邮寄", "邮政", "快递", "邮箱", "邮件", "传真",
    "当面", "现场", "窗口", "平台",
];

/// What stands behind the last of several ways that are all.
const ALL_WAYS: [&str; 4] = ["渠道", "方式", "途径", "形式"];

/// What takes requests in.
const TAKES_IN: [&str; 7] = ["收到", "接收", "接到", "受理", "新收", "收取", "登记"];

/// Makes words of a sentence plain that tell of no part.
pub(super) fn calm(tokens: &mut [Token], around: &Around<'_>) {
    let calm = |tokens: &mut [Token], span: Span| {
        let inside = tokens.iter_mut().filter(|token| span.start <= token.span.start && token.span.end <= span.end);
        inside.for_each(|token| token.kind = Kind::Word(Word::Plain));
    };
    let takes_in = |token: &Token| match &token.kind {
        Kind::Word(word) => matches!(word, Word::Received | Word::New | Word::Accepted),
        Kind::Other(text) => TAKES_IN.iter().any(|verb| text.contains(verb)),
        _ => false,
    };
    if let Some(span) = tokens.iter().any(takes_in).then(|| ways(tokens, around)).flatten() {
        calm(tokens, span);
    }
    for at in 0..tokens.len() {
        let kind = match tokens.get(at).map(|token| token.span.of(around.text)) {
            Some("公民") if are_citizens_all(tokens, at, around) => Word::Anyone,
            Some("乡" | "镇" | "局") if is_body(tokens, at, around) => Word::SelfBody,
            Some("涉及") if is_of_reviews(tokens, at, around) => Word::Plain,
            Some("办理" | "处理" | "涉及") => {
                let end = both_reviews(tokens, at, around).unwrap_or(at);
                let verbs = tokens.get_mut(at..end).unwrap_or_default().iter_mut();
                let is_verb = |token: &&mut Token| matches!(token.word(), Some(Word::Handled | Word::Regarding));
                verbs.filter(is_verb).for_each(|token| token.kind = Kind::Word(Word::Plain));
                continue;
            }
            Some("纠错") if is_result(tokens, at, around) => Word::Corrected,
            _ => continue,
        };
        tokens.iter_mut().skip(at).take(1).for_each(|token| token.kind = Kind::Word(kind));
    }
}

/// Where a sentence names all ways by which requests came: 通过网站、信函、当面等渠道共收到, 线上、线下共收到.
fn ways(tokens: &[Token], around: &Around<'_>) -> Option<Span> {
    let (first, last) = (tokens.first()?, tokens.last()?);
    let base = first.span.start as usize;
    let sentence = first.span.to(last.span).of(around.text);
    let names_way = |text: &str| WAYS.iter().any(|way| text.contains(way));
    let found = ALL_WAYS.iter().filter_map(|all| Some((sentence.find(all)?, all.len()))).min();
    let (from, to) = match found {
        Some((at, len)) => {
            let before = sentence.get(..at)?;
            let before =
                ["多种", "各种", "各类", "多个"].iter().find_map(|many| before.strip_suffix(many)).unwrap_or(before);
            let named = before.strip_suffix('等').or_else(|| before.strip_suffix("等的"))?;
            let clause = named.rfind(['，', '。', '；', '：', '（']).map_or(0, |sign| sign + '，'.len_utf8());
            let lead = ["通过", "以", "采取", "采用", "经"]
                .iter()
                .filter_map(|by| Some(clause + named.get(clause..)?.find(by)?));
            let from = lead.min().unwrap_or(clause);
            let names: Vec<&str> = named.get(from..)?.split(['、', '和', '及', '或']).collect();
            let is_short = |name: &&str| name.chars().count() <= 14;
            if names.len() < 2 || !names.iter().all(|name| is_short(name) && names_way(name)) {
                return None;
            }
            (from, at + len)
        }
        None => ["线上、线下", "线上线下", "线上和线下", "线上及线下"]
            .iter()
            .find_map(|both| sentence.find(both).map(|at| (at, at + both.len())))
            .filter(|(_, to)| {
                sentence.get(*to..).is_some_and(|rest| rest.starts_with('共') || rest.starts_with("合计"))
            })?,
    };
    let behind = sentence.get(to..)?;
    let rest = behind.trim_start_matches(['，', '共', '计', '累']);
    // Two ways of which 共 is not said need not be all.
    let is_all = behind.starts_with(['共', '累']) || sentence.get(from..to)?.matches(['、', '和', '及']).count() > 1;
    let taken = TAKES_IN.iter().find_map(|verb| rest.strip_prefix(verb)).filter(|_| is_all)?;
    let parts = taken.find("其中").map_or(taken, |among| taken.get(..among).unwrap_or_default());
    let before = sentence.get(..from)?;
    let is_part = ["其中", "办结", "答复"].iter().any(|word| before.contains(word)) || names_way(before);
    (!is_part && !names_way(parts)).then(|| Span::new(base + from, base + to))
}

/// Whether 公民 are all who asked: no others are named in the paragraph.
fn are_citizens_all(tokens: &[Token], at: usize, around: &Around<'_>) -> bool {
    let line = around.line.of(around.text);
    let is_noun = |token: &&Token| token.is(Word::Bare) || token.is(Word::Request) || token.is(Word::OnRequest);
    let is_link = |token: &&Token| token.is(Word::Plain) || token.span.of(around.text) == "向";
    let mut behind = tokens.iter().skip(at + 1).skip_while(|token| is_link(token) || token.is(Word::SelfBody));
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let is_taken = before.and_then(Token::word).is_some_and(|word| {
        matches!(
            word,
            Word::New | Word::Received | Word::Accepted | Word::Handled | Word::Done | Word::Neg | Word::Plain
        )
    });
    let others = ["法人", "企业", "组织", "自然人", "单位", "律师", "居民", "村民"];
    is_taken && behind.next().is_some_and(|token| is_noun(&token)) && !others.iter().any(|other| line.contains(other))
}

/// Whether the sort of the body stands for it: 2024年乡没有收到.
fn is_body(tokens: &[Token], at: usize, around: &Around<'_>) -> bool {
    let Some(token) = tokens.get(at).filter(|token| matches!(token.kind, Kind::Other(_))) else { return false };
    let own = around.body.strip_suffix("人民政府").unwrap_or(around.body);
    let is_start = at.checked_sub(1).and_then(|before| tokens.get(before)).is_none_or(|before| match before.kind {
        Kind::Word(word) => matches!(word, Word::ThisYear),
        Kind::Year(_) | Kind::Comma | Kind::Semicolon | Kind::Colon => true,
        _ => false,
    });
    own.ends_with(token.span.of(around.text)) && is_start
}

fn is_review(token: &Token) -> bool {
    token.word().is_some_and(|word| REVIEWS.contains(&word))
}

/// Where behind `at` the figure of a review stands: 行政复议案件6件.
fn figure_of_review(tokens: &[Token], at: usize) -> Option<usize> {
    let noun = tokens.get(at).filter(|token| is_review(token)).map(|_| at)?;
    let behind = tokens.get(noun + 1..)?;
    let plain = behind.iter().take_while(|token| token.is(Word::Plain) || token.is(Word::Total) || token.is(Word::Is));
    let figure = noun + 1 + plain.count();
    tokens.get(figure).filter(|token| matches!(token.kind, Kind::Figure(_))).map(|_| figure)
}

/// 涉及行政复议6件, in the section on reviews.
fn is_of_reviews(tokens: &[Token], at: usize, around: &Around<'_>) -> bool {
    around.section == Some(Topic::Review) && figure_of_review(tokens, at + 1).is_some()
}

/// Up to where 办理涉及政府信息公开的行政复议6件、办理行政诉讼8件 goes that begins at `at`: who has both is the one against
/// whom they are.
fn both_reviews(tokens: &[Token], at: usize, around: &Around<'_>) -> Option<usize> {
    const CAUSE: [Word; 7] = [
        Word::Plain,
        Word::Regarding,
        Word::Concerning,
        Word::Disclosure,
        Word::Request,
        Word::OnRequest,
        Word::Handled,
    ];
    let is_cause = |token: &&Token| token.word().is_some_and(|word| CAUSE.contains(&word));
    let cause = |from: usize| tokens.get(from..).unwrap_or_default().iter().take_while(is_cause).count();
    let names_disclosure = |token: &Token| {
        let is_named = matches!(token.word(), Some(Word::Disclosure | Word::Request | Word::OnRequest));
        is_named && token.span.of(around.text).contains("公开")
    };
    let noun = at + 1 + cause(at + 1);
    let first = figure_of_review(tokens, noun)?;
    let is_sign = |sign: &Token| sign.is(Word::Joint) || matches!(sign.kind, Kind::Pause | Kind::Comma);
    let second = first + 2 + cause(first + 2);
    let end = figure_of_review(tokens, second)?;
    let sides = |at: usize| tokens.get(at).and_then(Token::word);
    // A body that reviews can have lawsuits of its own.
    let is_told = !around.body.contains("司法")
        && tokens.get(at + 1..noun)?.iter().any(names_disclosure)
        && tokens.get(first + 1).is_some_and(is_sign)
        && sides(noun) != sides(second);
    is_told.then_some(end)
}

/// 维持5件、纠错2件, of reviews that are against the body.
fn is_result(tokens: &[Token], at: usize, around: &Around<'_>) -> bool {
    const WORK: [&str; 5] = ["办理", "受理", "审理", "审结", "承办"];
    let before = tokens.get(..at).unwrap_or_default();
    let is_counted = tokens.get(at + 1).is_some_and(|token| matches!(token.kind, Kind::Figure(_)));
    let is_work = |token: &Token| {
        matches!(token.word(), Some(Word::Handled | Word::Accepted | Word::ReviewWork))
            && WORK.contains(&token.span.of(around.text))
    };
    let upheld = |token: &Token| token.is(Word::Upheld);
    is_counted && tokens.iter().any(upheld) && before.iter().any(is_review) && !before.iter().any(is_work)
}
