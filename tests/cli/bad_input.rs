//! Input that is no draft: one clear message each, and the other files are still checked.

use std::fs::File;

use snapbox::str;

use crate::desk::{CLEAN, Desk, FAULTY, same, text};

const SUMMARY_ZH: &str = "检查了1份年报（另有1份未检查）：错误0处，警告0处，提示0处。";
const SUMMARY_EN: &str = "1 report checked (1 other file was not checked): 0 errors, 0 warnings, 0 notes.";

/// Checks `bad` beside a clean draft: one message in either language, and the clean draft is checked.
#[track_caller]
fn refused(desk: &Desk, bad: &str, kind: &str, zh: &str, en: &str) {
    for (lang, colon, message, summary) in [("zh", "：", zh, SUMMARY_ZH), ("en", ": ", en, SUMMARY_EN)] {
        let run = desk.gouji(&["check", bad, "芦花乡.txt", "--lang", lang]);
        let command = format!("$ gouji check {bad} 芦花乡.txt --lang {lang}");
        same(&run.transcript(), format!("{command}\n{bad}{colon}{message}\n\n{summary}\n[2]"));
        let alone = desk.gouji(&["check", bad, "--lang", lang, "--format", "json"]);
        assert_eq!(alone.status, 2, "{}", alone.transcript());
        let file = &alone.json()["files"][0];
        assert_eq!(
            (text(&file["error"]["kind"]), text(&file["error"]["message"])),
            (kind.to_owned(), message.to_owned())
        );
        assert!(file.get("findings").is_none(), "an error stands in place of findings: {file}");
    }
}

fn desk() -> Desk {
    Desk::new().with("芦花乡.txt", CLEAN)
}

#[test]
fn a_missing_file() {
    refused(&desk(), "没有.txt", "not-found", "找不到这个文件或文件夹。", "no such file or folder");
}

#[test]
fn an_empty_file() {
    for content in ["", "\u{feff}", " \r\n\t\n\u{3000}"] {
        refused(&desk().with("空.txt", content), "空.txt", "empty", "文件是空的。", "the file is empty");
    }
}

#[test]
fn a_text_of_another_kind() {
    let memo = "关于召开政府信息公开工作年度报告编制部署会的通知\n各科室：定于明天上午九点开会，请准时参加。\n";
    refused(
        &desk().with("通知.txt", memo),
        "通知.txt",
        "not-report",
        "不是政府信息公开工作年度报告：没有年报标题，也没有年报的章节和表格。",
        "not an annual report on government information disclosure: it has neither its title nor its sections and tables",
    );
}

#[test]
fn a_binary_file() {
    refused(
        &desk().with("年报.txt", b"\x7fELF\x02\x01\0\0\0\x03\0\0\x01\xff\xfe"),
        "年报.txt",
        "binary",
        "这是二进制文件，不是文本，也不是 Word 文件。请找到原来的稿子，另存为 .docx 再检查。",
        "a binary file, neither a text nor a Word file; find the draft it came from and save it as .docx",
    );
}

#[test]
fn a_binary_file_with_few_nuls_is_not_taken_for_utf16() {
    let run = Desk::new().with("年报.txt", b"\0\x01\x02ELF").gouji(&["check", "--format", "json"]);
    assert_eq!(run.json()["files"][0]["error"]["kind"], "binary", "{}", run.transcript());
}

/// How a file that Word or WPS can open becomes one that is read.
const CONVERT_ZH: &str = "请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”再检查；装有 LibreOffice 的，也可以运行：soffice --headless --convert-to docx 〔文件名〕";
const CONVERT_EN: &str = "open it in Word or WPS and save it as a Word document (*.docx), or run LibreOffice: soffice --headless --convert-to docx FILE";

#[test]
fn a_file_that_word_can_open_is_told_by_its_content_and_how_to_convert_it() {
    let ole = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 64], &name].concat()
    };
    let odt = b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text".to_vec();
    let cases = [
        (ole("WordDocument"), "旧版 Word 文件（.doc）", "a file of an older Word (.doc)"),
        (ole("WpsContent"), " WPS 文字文件（.wps）", "a WPS file (.wps)"),
        (odt, " OpenDocument 文件（.odt）", "an OpenDocument text (.odt)"),
        (b"{\\rtf1\\ansi }".to_vec(), " RTF 文件", "an RTF file"),
    ];
    for (bytes, zh, en) in cases {
        let desk = desk().with("年报.docx", &bytes);
        let (zh, en) =
            (format!("这是{zh}，不能直接读取。{CONVERT_ZH}"), format!("{en}, which is not read; {CONVERT_EN}"));
        refused(&desk, "年报.docx", "unsupported", &zh, &en);
    }
}

#[test]
fn a_file_that_has_lost_its_tables_asks_for_the_draft_behind_it() {
    let cases: [(&[u8], &str); 5] = [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "这是 PDF 文件，"),
        (b"PK\x03\x04....OFD.xml", "这是 OFD 版式文件，"),
        (b"PK\x03\x04....xl/workbook.xml", "这是 Excel 表格，"),
        (b"\x89PNG\r\n\x1a\n", "这是图片，"),
        (b"PK\x03\x04....photo.bin", "这是压缩包，"),
    ];
    for (bytes, beginning) in cases {
        let run = Desk::new().with("年报.docx", bytes).gouji(&["check", "年报.docx"]);
        assert_eq!(run.status, 2);
        assert!(run.transcript().contains(&format!("年报.docx：{beginning}")), "{}", run.transcript());
    }
}

#[test]
fn a_charset_that_cannot_be_told() {
    refused(
        &desk().with("年报.txt", b"caf\xe9 cr\xe8me"),
        "年报.txt",
        "charset",
        "认不出文件的编码：从第 4 个字节起，按 UTF-8 和 GB18030 都读不通。请另存为 UTF-8 编码。",
        "the charset cannot be told: neither UTF-8 nor GB18030 fits from byte 4 on; save it as UTF-8",
    );
}

#[test]
fn a_file_that_is_too_large() {
    let desk = desk();
    File::create(desk.path().join("年报.txt")).unwrap().set_len((64 << 20) + 1).unwrap();
    refused(
        &desk,
        "年报.txt",
        "too-large",
        "文件超过 64 MB，年报不会这么大。确实要检查的，在 gouji.toml 的 [limits] 中调高 file-mb。",
        "the file is larger than 64 MB, which no report is; if it is to be checked all the same, raise file-mb in [limits] of gouji.toml",
    );
}

#[test]
fn a_folder_without_drafts() {
    let desk = Desk::new().with("扫描件/年报.pdf", "%PDF-1.7").with_folder("空");
    let pdf = "\n! 没有查1个PDF文件：PDF读不了，请用排版之前的原稿（Word、网页或者文本）检查，加 --verbose 列出是哪些";
    for (folder, remark) in [("扫描件", pdf), ("空", "")] {
        let run = desk.gouji(&["check", folder]);
        let message = format!("{folder}：文件夹里没有草稿；只查找 .docx、.html、.md 和 .txt 文件。");
        same(&run.transcript(), format!("$ gouji check {folder}\n{message}\n\n没有可以检查的年报。{remark}\n[2]"));
    }
    desk.gouji(&["check", "空", "--lang", "en"]).is(str![[r#"
$ gouji check 空 --lang en
空: the folder has no drafts; only .docx, .html, .md and .txt files are looked for

nothing was checked.
[2]
"#]]);
}

#[test]
fn a_folder_without_drafts_is_named_beside_one_with_drafts() {
    let run = desk().with_folder("空").gouji(&["check", "空", "芦花乡.txt"]);
    assert!(run.transcript().lines().any(|line| line.contains("空：")), "{}", run.transcript());
    assert_eq!(run.status, 0, "a folder where nothing was handed in yet is no failure");
}

#[test]
fn json_is_one_object_even_if_there_is_no_draft() {
    let run = Desk::new().with_folder("空").gouji(&["check", "空", "--format", "json"]);
    let (json, status) = (run.json(), run.status);
    assert_eq!((&json["summary"]["files"], status), (&serde_json::json!(0), 2));
    assert_eq!((&json["files"][0]["path"], &json["files"][0]["error"]["kind"]), (&"空".into(), &"no-drafts".into()));
}

#[cfg(unix)]
#[test]
fn a_folder_and_a_file_without_permission() {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt as _;

    let desk = Desk::new().with("报送/a.txt", CLEAN).with("报送/锁/b.txt", CLEAN).with("报送/锁.txt", CLEAN);
    let locked = ["报送/锁", "报送/锁.txt"].map(|path| desk.path().join(path));
    let set = |mode| locked.iter().for_each(|path| fs::set_permissions(path, Permissions::from_mode(mode)).unwrap());
    set(0o000);
    let is_root = File::open(&locked[1]).is_ok();
    let (zh, en) = (desk.gouji(&["check"]), desk.gouji(&["check", "--lang", "en"]));
    set(0o755);
    if is_root {
        eprintln!("skipped: this user may read everything");
        return;
    }
    zh.is(str![[r#"
$ gouji check
报送/锁：没有读取的权限。

报送/锁.txt：没有读取的权限。

检查了1份年报（另有2份未检查）：错误0处，警告0处，提示0处；勾稽关系0项平，0项不平，0项未能计算。
[2]
"#]]);
    en.is(str![[r#"
$ gouji check --lang en
报送/锁：no permission to read it

报送/锁.txt：no permission to read it

1 reports checked (2 other files were not checked): 0 errors, 0 warnings, 0 notes; of the equations 0 hold, 0 are violated, 0 could not be computed.
[2]
"#]]);
}

#[test]
fn a_row_of_the_wrong_width_leaves_only_its_own_equations_open() {
    let row = "|2.重复申请|0|0|若干|0|0|0|0|";
    for (broken, count) in [("|2.重复申请|0|0|0|0|0|0|", 6), ("|2.重复申请|0|0|0|0|0|0|0|0|", 8)] {
        let desk = desk().with("桑湾镇.txt", FAULTY.replace(row, broken));
        let run = desk.gouji(&["check", "--select", "T304,A", "--format", "json", "--ledger"]);
        assert_eq!(run.status, 1, "{}", run.transcript());
        assert_eq!(run.findings(), ["A400 error", "T304 error", "A404 error"], "{broken}");
        let run = run.json();
        assert_eq!(
            run["files"][0]["findings"][1]["message"],
            format!("收到和处理政府信息公开申请情况表中“（五）2.重复申请”一行有{count}个数据格，应有7个")
        );
        let ledger = run["files"][0]["ledger"].as_array().unwrap().clone();
        let open: Vec<String> =
            ledger.iter().filter(|entry| entry["outcome"] == "open").map(|entry| text(&entry["key"])).collect();
        let columns = ["natural", "business", "research", "charity", "legal", "other", "total"];
        let mut expected: Vec<String> = columns.iter().map(|column| format!("requests-outcomes[{column}]")).collect();
        expected.push("requests-applicants[refused.repeat]".to_owned());
        assert_eq!(open, expected, "{broken}");
    }
}

#[test]
fn english_messages_have_no_chinese_punctuation() {
    let desk = desk().with("空.txt", "").with_folder("rules");
    for arguments in [
        &["check", "空.txt"][..],
        &["check", "没有.txt"],
        &["rules", "--rules", "没有.toml"],
        &["rules", "--rules", "rules"],
    ] {
        let run = desk.gouji(&[arguments, &["--lang", "en"]].concat());
        assert!(!run.transcript().contains(['：', '。', '，', '；']), "{}", run.transcript());
    }
}

#[test]
fn a_word_file_that_was_cut_short() {
    let cut = b"PK\x03\x04\x14\x00\x00\x00\x08\x00................................word/document.xml........";
    refused(
        &desk().with("坏稿.docx", cut),
        "坏稿.docx",
        "damaged",
        "Word 文件损坏：文件不完整，压缩包的目录读不出来。请用 Word 打开（提示修复的，选择修复），另存为 .docx 后再检查。",
        "a damaged Word file: the file is incomplete; the directory of its container cannot be read; open it in Word, let it repair the file, and save it as .docx",
    );
}
