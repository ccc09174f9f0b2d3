//! One draft in every format that is read, beside files that are not: what a drafter sees.

use std::fs;

use snapbox::str;

use crate::desk::{Desk, repository, text};

/// An example of the repository.
pub(crate) fn example(name: &str) -> Vec<u8> {
    fs::read(repository().join("examples").join(name)).unwrap()
}

#[test]
fn a_word_file_is_shown_as_its_text_with_the_place_under_it() {
    let desk = Desk::new().with("年报.docx", example("faulty-tables.docx"));
    desk.gouji(&["check", "年报.docx", "--select", "T307,T306"]).is(str![[r#"
$ gouji check 年报.docx --select T307,T306
错误[T307]: “行政处罚”的“处理决定数量”填的是“3.5”，件数不能是小数
   ┌─ 年报.docx:18:19
   │
18 │ | 行政处罚 | 15 | 0 | 3.5 |
   │                       ^^^ 应为整数
   │
   = 位置：第2节 表3 行2 列4
   = 怎么改：核对原始登记，填上整数；如果填成了金额或者以“万”为单位的数，请换算成件数。
   = 依据：国办公开办函〔2019〕60号 附件

警告[T306]: 主动公开政府信息情况表（第二十条）有3格没有填数字，填的是“/”
   ┌─ 年报.docx:19:10
   │
19 │ | 行政强制 | / | / | / |
   │              ^   -   - 这里也没有填数字：“行政强制”的“处理决定数量”
   │              │   │
   │              │   这里也没有填数字：“行政强制”的“本年增/减”
   │              应填数字：“行政强制”的“上一年项目数量”
   │
   = 位置：第2节 表3 行3 列2
   = 怎么改：逐格核对：没有发生的改填0，有数据的填上数字，需要说明的写在文字部分。
   = 依据：惯例：没有发生的填0

检查了1份年报：错误1处，警告1处，提示0处。
[1]
"#]]);
    desk.gouji(&["check", "年报.docx", "--select", "T307", "--lang", "en"]).is(str![[r#"
$ gouji check 年报.docx --select T307 --lang en
error[T307]: “处理决定数量” of “行政处罚” holds “3.5”; a count has no decimals
   ┌─ 年报.docx:18:19
   │
18 │ | 行政处罚 | 15 | 0 | 3.5 |
   │                       ^^^ a whole number belongs here
   │
   = place: section 2, table 3, row 2, column 4
   = help: Look it up in the register and enter a whole number; if an amount, or a number of 万, was entered, turn it into a count.
   = source: 国办公开办函〔2019〕60号 附件

1 report checked: 1 error, 0 warnings, 0 notes.
[1]
"#]]);
}

#[test]
fn a_web_page_is_shown_as_its_source() {
    let desk = Desk::new().with("年报.html", example("faulty-tables.html"));
    desk.gouji(&["check", "年报.html", "--select", "T308,T306"]).is(str![[r#"
$ gouji check 年报.html --select T308,T306
提示[T308]: “行政许可”的“本年处理决定数量”写作“16件”，宜写作“16”
   ┌─ 年报.html:51:34
   │
51 │ <tr><td>行政许可</td><td colspan="3">16件</td></tr>
   │                                      ^^^^ 宜写作“16”
   │
   = 位置：第2节 表1 行7 列2
   = 怎么改：格中只写半角数字，不写单位、不加千位分隔号。数值不变。
   = 依据：惯例

警告[T306]: 政府信息公开行政复议、行政诉讼情况表有2格没有填数字，填的是“/、—”
   ┌─ 年报.html:96:129
   │
96 │ …><td>0</td><td>0</td><td>/</td><td>—</td><td>0</td></tr>
   │                           ^         - 这里也没有填数字：“复议后起诉”的“尚未审结”
   │                           │
   │                           应填数字：“复议后起诉”的“其他结果”
   │
   = 位置：第4节 表3 行4 列13
   = 怎么改：逐格核对：没有发生的改填0，有数据的填上数字，需要说明的写在文字部分。
   = 依据：惯例：没有发生的填0

检查了1份年报：错误0处，警告1处，提示1处。
其中1处可以用 --fix 自动改正；加上 --unsafe-fixes，另有1处按建议改，改后要核对。
[0]
"#]]);
}

#[test]
fn a_file_is_told_by_its_content_rather_than_its_name() {
    let word = example("faulty-tables.docx");
    let page = example("faulty-tables.html");
    let text = example("faulty-tables.txt");
    let cases = [
        ("年报.doc", &word, "docx"),
        ("年报.txt", &word, "docx"),
        ("年报.htm", &page, "html"),
        ("年报.html", &text, "txt"),
    ];
    for (name, bytes, format) in cases {
        let run = Desk::new().with(name, bytes).gouji(&["check", name, "--format", "json"]);
        assert_eq!(run.json()["files"][0]["format"], format, "{}", run.transcript());
        assert_eq!(run.status, 1, "{}", run.transcript());
    }
}

#[test]
fn a_folder_with_every_format() {
    let mut desk = Desk::new();
    for name in ["clean-2021.docx", "clean-2021.html", "clean-2021.md", "clean-2021.txt"] {
        desk = desk.with(&format!("报送/{name}"), example(name));
    }
    let run = desk.gouji(&["check", "报送", "--format", "json"]);
    let formats: Vec<_> = run.json()["files"].as_array().unwrap().iter().map(|file| text(&file["format"])).collect();
    assert_eq!((formats, run.status), (["docx", "html", "md", "txt"].map(str::to_owned).to_vec(), 0));
    desk.gouji(&["check", "报送"]).is(str![[r#"
$ gouji check 报送
检查了4份年报：错误0处，警告0处，提示0处；勾稽关系176项平，0项不平，0项未能计算。
[0]
"#]]);
}

#[test]
fn a_file_that_is_not_read_does_not_keep_the_others_from_being_checked() {
    let compound = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 64], &name].concat()
    };
    let zip = |name: &str| format!("PK\u{3}\u{4}....{name}....").into_bytes();
    let mut names = vec!["甲.docx"];
    let mut desk = Desk::new().with("甲.docx", example("clean-2021.docx"));
    for (name, bytes) in [
        ("乙.doc", compound("WordDocument")),
        ("丙.wps", compound("WpsContent")),
        ("丁.docx", compound("EncryptedPackage")),
        ("戊.odt", zip("mimetypeapplication/vnd.oasis.opendocument.text")),
        ("己.xlsx", zip("xl/workbook.xml")),
        ("庚.pdf", b"%PDF-1.7\n".to_vec()),
        ("辛.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec()),
        ("壬.docx", b"PK\x03\x04....word/document.xml....".to_vec()),
    ] {
        desk = desk.with(name, bytes);
        names.push(name);
    }
    desk.gouji(&[&["check"], names.as_slice()].concat()).is(str![[r#"
$ gouji check 甲.docx 乙.doc 丙.wps 丁.docx 戊.odt 己.xlsx 庚.pdf 辛.jpg 壬.docx
丁.docx：文件有打开密码，读不了。请在 Word 或 WPS 中输入密码打开，取消密码（文件－信息－保护文档）后另存为 .docx 再检查。

丙.wps：这是 WPS 文字文件（.wps），不能直接读取。请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”再检查；装有 LibreOffice 的，也可以运行：soffice --headless --convert-to docx 〔文件名〕

乙.doc：这是旧版 Word 文件（.doc），不能直接读取。请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”再检查；装有 LibreOffice 的，也可以运行：soffice --headless --convert-to docx 〔文件名〕

壬.docx：Word 文件损坏：文件不完整，压缩包的目录读不出来。请用 Word 打开（提示修复的，选择修复），另存为 .docx 后再检查。

己.xlsx：这是 Excel 表格，不是年报正文。请把表格贴进年报的 Word 稿（.docx），检查整篇年报。

庚.pdf：这是 PDF 文件，表格里的数已经没有行列，不能直接核对。请用生成它的 Word 或 WPS 原稿（.docx）检查；没有原稿的，用 WPS 的“PDF 转 Word”转换后，先对照一遍再检查。

戊.odt：这是 OpenDocument 文件（.odt），不能直接读取。请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”再检查；装有 LibreOffice 的，也可以运行：soffice --headless --convert-to docx 〔文件名〕

辛.jpg：这是图片，里面的文字和表格读不了。请检查生成它的 Word 稿（.docx）。

检查了1份年报（另有8份未检查）：错误0处，警告0处，提示0处；勾稽关系44项平，0项不平，0项未能计算。
[2]
"#]]);
    desk.gouji(&[&["check", "--lang", "en"], names.as_slice()].concat()).is(str![[r#"
$ gouji check --lang en 甲.docx 乙.doc 丙.wps 丁.docx 戊.odt 己.xlsx 庚.pdf 辛.jpg 壬.docx
丁.docx: the file is protected by a password; open it in Word or WPS, remove the password and save it as .docx

丙.wps: a WPS file (.wps), which is not read; open it in Word or WPS and save it as a Word document (*.docx), or run LibreOffice: soffice --headless --convert-to docx FILE

乙.doc: a file of an older Word (.doc), which is not read; open it in Word or WPS and save it as a Word document (*.docx), or run LibreOffice: soffice --headless --convert-to docx FILE

壬.docx: a damaged Word file: the file is incomplete; the directory of its container cannot be read; open it in Word, let it repair the file, and save it as .docx

己.xlsx: a workbook, not the report; paste its tables into the Word draft (.docx) and check the whole report

庚.pdf: a PDF file, whose tables have lost their rows and columns; check the Word draft it was made from (.docx), or convert it to Word and compare before checking

戊.odt: an OpenDocument text (.odt), which is not read; open it in Word or WPS and save it as a Word document (*.docx), or run LibreOffice: soffice --headless --convert-to docx FILE

辛.jpg: a picture, whose text and tables cannot be read; check the Word draft it was made from (.docx)

1 report checked (8 other files were not checked): 0 errors, 0 warnings, 0 notes; of the equations 44 hold, 0 are violated, 0 could not be computed.
[2]
"#]]);
}
