//! Paragraphs and runs: spaces, breaks, fields, hidden text, controls, text boxes, pictures.

use crate::builder::{Docx, WORD, p, r, root, tbl};
use crate::{shown, shows};

#[test]
fn runs_make_paragraphs_and_empty_ones_none() {
    let split = format!("<w:p>{}{}{}</w:p>", r("2024年"), r("新收"), r("3件"));
    shows(p("一、总体情况") + "<w:p/>" + &split, &["一、总体情况", "2024年新收3件"]);
}

#[test]
fn white_space_at_the_ends_is_kept_only_where_the_file_says_so() {
    let body = "<w:p><w:r><w:t> a </w:t></w:r><w:r><w:t xml:space='preserve'> b </w:t></w:r><w:r><w:t>\n c\n</w:t></w:r></w:p>";
    shows(body, &["a b c"]);
    let document = root("document", &format!("<w:body>{body}</w:body>"));
    let keeping = document.replacen("<w:document", "<w:document xml:space='preserve'", 1);
    assert_eq!(shown(&Docx::of_document(keeping)), "a  b   c\n");
}

#[test]
fn entities_are_characters() {
    shows("<w:p><w:r><w:t>A &amp; B &lt;&#x4E00;&#20108;&gt;<![CDATA[<三>]]></w:t></w:r></w:p>", &["A & B <一二><三>"]);
}

#[test]
fn breaks_tabs_hyphens_and_signs() {
    let body = "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/><w:t>1</w:t><w:noBreakHyphen/>\
        <w:t>2</w:t><w:softHyphen/><w:sym w:font='Wingdings' w:char='F0FE'/></w:r><w:r><w:br w:type='page'/></w:r></w:p>";
    shows(body, &["甲 乙", "丙", "1-2☑"]);
}

#[test]
fn tab_stops_are_no_tabs() {
    shows(
        "<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='1'/></w:tabs></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>",
        &["甲"],
    );
}

#[test]
fn links_tags_and_controls_are_transparent() {
    let inner = format!("<w:hyperlink>{}</w:hyperlink><w:smartTag><w:smartTagPr/>{}</w:smartTag>", r("甲"), r("乙"));
    let control =
        format!("<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", r("丙"));
    let block = format!("<w:sdt><w:sdtPr/><w:sdtContent><w:p>{inner}{control}</w:p>{}</w:sdtContent></w:sdt>", p("丁"));
    shows(format!("<w:customXml>{block}</w:customXml>"), &["甲乙丙", "丁"]);
}

#[test]
fn ruby_keeps_its_base() {
    let body = "<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>gōu</w:t></w:r></w:rt>\
        <w:rubyBase><w:r><w:t>勾</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>";
    shows(body, &["勾"]);
}

#[test]
fn formulas_are_text() {
    shows("<w:p><m:oMath><m:r><w:rPr/><m:t>a+b</m:t></m:r></m:oMath></w:p>", &["a+b"]);
}

fn mark(kind: &str) -> String {
    format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>")
}

fn instruction(text: &str) -> String {
    format!("<w:r><w:instrText xml:space='preserve'>{text}</w:instrText></w:r>")
}

fn field(code: &str, result: &str) -> String {
    format!("{}{}{}{result}{}", mark("begin"), instruction(code), mark("separate"), mark("end"))
}

#[test]
fn fields_show_their_results() {
    let nested =
        field(&format!(" IF </w:instrText></w:r>{}<w:r><w:instrText> = 1", field(" PAGE ", &r("9"))), &r("是"));
    let simple = format!("<w:fldSimple w:instr=' SEQ 表 '>{}</w:fldSimple>", r("7"));
    shows(format!("<w:p>{}{nested}{simple}{}</w:p>", r("第"), r("页")), &["第是7页"]);
}

#[test]
fn a_table_of_contents_is_left_out() {
    let entry = |text: &str| format!("{}{}", r(text), field(" PAGEREF _1 ", &r("1")));
    let contents = format!(
        "<w:p>{}{}{}{}</w:p><w:p>{}{}</w:p>",
        mark("begin"),
        instruction(" TOC \\o \"1-3\" \\h "),
        mark("separate"),
        entry("一、总体情况"),
        entry("二、主动公开"),
        mark("end")
    );
    shows(contents + &p("一、总体情况"), &["一、总体情况"]);
}

#[test]
fn a_table_of_contents_without_an_end_swallows_nothing() {
    let broken = format!("<w:p>{}{}{}</w:p>", mark("begin"), instruction("TOC"), mark("separate"));
    shows(broken + &p("一、总体情况"), &["一、总体情况"]);
    let unfinished = format!("<w:p>{}{}{}</w:p>", mark("begin"), instruction("DATE"), r("甲"));
    shows(unfinished + &p("乙"), &["乙"]);
}

const HIDING: &str = "<w:style w:type='paragraph' w:styleId='H'><w:rPr><w:vanish/></w:rPr></w:style>\
    <w:style w:type='paragraph' w:styleId='I'><w:basedOn w:val='H'/></w:style>\
    <w:style w:type='character' w:styleId='C'><w:rPr><w:vanish/></w:rPr></w:style>";

#[test]
fn hidden_text_is_left_out() {
    let run = |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    let runs = [
        run("<w:vanish/>", "甲"),
        run("<w:vanish w:val='0'/>", "乙"),
        run("<w:webHidden/>", "丙"),
        run("<w:rStyle w:val='C'/>", "丁"),
        run("<w:rStyle w:val='C'/><w:vanish w:val='false'/>", "戊"),
        run("<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>", "己"),
    ];
    let styled = |style: &str, text: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr>{}{}</w:p>",
            r(text),
            run("<w:rStyle w:val='C'/>", "庚")
        )
    };
    let body = format!("<w:p>{}</w:p>{}", runs.concat(), styled("I", "辛"));
    let lines = shown(&Docx::new(body).styles(HIDING));
    // Two styles that hide cancel each other out (ISO/IEC 29500-1, 17.7.3).
    assert_eq!(lines, "乙丙戊己\n庚\n");
}

#[test]
fn properties_that_come_again_say_the_same_again() {
    let run = |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    let hidden = "<w:b/><w:vanish/>";
    let runs = [
        run(hidden, "甲"),
        run("<w:b/>", "乙"),
        run(hidden, "丙"),
        run("<w:b/>", "丁"),
        run("<w:b/><w:vanish w:val='0'/>", "戊"),
    ];
    shows(format!("<w:p>{}</w:p>", runs.concat()).repeat(30), &["乙丁戊"; 30]);
}

#[test]
fn a_hidden_mark_joins_a_heading_with_its_text() {
    let hidden = "<w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>";
    shows(format!("<w:p>{hidden}{}</w:p>{}", r("（一）"), p("主动公开")), &["（一）主动公开"]);
}

fn text_box(content: &str) -> String {
    format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx><w:txbxContent>{content}\
         </w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{content}\
         </w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
}

#[test]
fn a_text_box_is_read_once_before_its_paragraph_or_behind_it() {
    let boxed = text_box(&p("标题"));
    shows(format!("<w:p>{boxed}{}</w:p>", r("正文")), &["标题", "正文"]);
    shows(format!("<w:p>{}{boxed}{}</w:p>{}", r("正"), r("文"), p("完")), &["正文", "标题", "完"]);
}

#[test]
fn a_text_box_holds_tables_and_has_fields_of_its_own() {
    let boxed = text_box(&(tbl(&[["甲", "乙"]]) + &p("注")));
    shows(format!("<w:p>{}{}{boxed}</w:p>", r("正文"), mark("begin")), &["正文"]);
    shows(format!("<w:p>{}{boxed}</w:p>", r("正文")), &["正文", "| 甲 | 乙 |", "注"]);
}

#[test]
fn of_alternatives_the_first_that_is_understood_counts() {
    let choice = |needs: &str, text: &str| format!("<mc:Choice Requires='{needs}'>{}</mc:Choice>", r(text));
    let all = format!(
        "<mc:AlternateContent>{}{}{}<mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
        choice("unknown", "甲"),
        choice("w14", "乙"),
        choice("wps", "丙"),
        r("丁")
    );
    shows(format!("<w:p>{all}</w:p>"), &["乙"]);
    let none = format!(
        "<mc:AlternateContent>{}<mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
        choice("a", "甲"),
        r("丁")
    );
    shows(format!("<w:p>{none}</w:p>"), &["丁"]);
}

#[test]
fn pictures_leave_a_mark() {
    let drawing = "<w:r><w:drawing><a:graphic><pic:pic><a:t>图</a:t></pic:pic></a:graphic></w:drawing></w:r>";
    let vml = "<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>";
    let line = "<w:r><w:pict><v:line/></w:pict></w:r>";
    shows(format!("<w:p>{drawing}{vml}{line}</w:p>"), &["\u{FFFC}\u{FFFC}"]);
}

#[test]
fn names_go_by_their_name_space() {
    let foreign = "<w:p><w:r><a:t>甲</a:t><t>乙</t></w:r></w:p>";
    shows(foreign.to_owned() + &p("丙"), &["丙"]);
    let renamed = format!(
        "<x:document xmlns:x='{WORD}'><x:body><x:p><x:r><x:t>甲</x:t></x:r></x:p>\
         <p xmlns='{WORD}'><r><t>乙</t></r></p></x:body></x:document>"
    );
    assert_eq!(shown(&Docx::of_document(renamed)), "甲\n乙\n");
    let strict = root("document", &format!("<w:body>{}</w:body>", p("严格")))
        .replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main");
    assert_eq!(shown(&Docx::of_document(strict)), "严格\n");
}

#[test]
fn parts_in_utf_16_are_read() {
    let document = root("document", &format!("<w:body>{}</w:body>", p("甲"))).replace("UTF-8", "UTF-16");
    let utf16 = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
        [mark, &document.encode_utf16().flat_map(bytes).collect::<Vec<_>>()].concat()
    };
    assert_eq!(shown(&Docx::of_document(utf16(b"\xFF\xFE", u16::to_le_bytes))), "甲\n");
    assert_eq!(shown(&Docx::of_document(utf16(b"\xFE\xFF", u16::to_be_bytes))), "甲\n");
    assert_eq!(
        shown(&Docx::of_document(
            ["\u{FEFF}".as_bytes(), root("document", &format!("<w:body>{}</w:body>", p("乙"))).as_bytes()].concat()
        )),
        "乙\n"
    );
}

#[test]
fn control_characters_do_not_make_cells() {
    shows("<w:p><w:r><w:t>甲&#x1F;乙\u{1F}丙&#x85;丁</w:t></w:r></w:p>", &["甲 乙 丙 丁"]);
}

#[test]
fn a_document_under_another_name_is_found() {
    let moved = root("document", &format!("<w:body>{}</w:body>", p("甲")));
    let relations = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='a' \
        Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument' Target='/word/document2.xml'/></Relationships>";
    let file = Docx::new(p("乙"))
        .without("word/document.xml")
        .part("word/document2.xml", moved)
        .part("_rels/.rels", relations);
    assert_eq!(shown(&file), "甲\n");
    let bare = Docx::new(p("乙")).without("_rels/.rels");
    assert_eq!(shown(&bare), "乙\n");
    let careless = bare
        .without("word/document.xml")
        .part("Word\\Document.xml", root("document", &format!("<w:body>{}</w:body>", p("丙"))));
    assert_eq!(shown(&careless), "丙\n");
}
