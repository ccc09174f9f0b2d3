//! Why a file was not checked, in the words of the person who has it: what was found, and what to do.

use crate::decode::{Damage, Fault, Kind, Unreadable};
use crate::lang::Lang;
use crate::lint::{Lack, Refusal};

use super::{FileError, FileErrorKind};

/// How a file of another program becomes one that is read.
const CONVERT: (&str, &str) = (
    "请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”再检查；装有 LibreOffice 的，也可以运行：soffice --headless --convert-to docx 〔文件名〕",
    "open it in Word or WPS and save it as a Word document (*.docx), or run LibreOffice: soffice --headless --convert-to docx FILE",
);

impl FileError {
    /// The words for a refusal: what was found, and what to do.
    #[must_use]
    pub fn of(refusal: Refusal, lang: Lang) -> Self {
        let (kind, zh, en) = match refusal {
            Refusal::NotReport(lack) => {
                let (zh, en) = lack_words(lack);
                (FileErrorKind::NotReport, zh.to_owned(), en.to_owned())
            }
            Refusal::Unreadable(unreadable) => unreadable_words(unreadable),
        };
        Self { kind, message: lang.pick(zh, en) }
    }
}

fn lack_words(lack: Lack) -> (&'static str, &'static str) {
    match lack {
        Lack::All => (
            "不是政府信息公开工作年度报告：没有年报标题，也没有年报的章节和表格。",
            "not an annual report on government information disclosure: it has neither its title nor its sections and tables",
        ),
        Lack::AllButTitle => (
            "只有政府信息公开工作年度报告的标题，没有各部分的内容和表格。正文在附件里，或者要由网页的脚本载入的，请检查正文所在的文件。",
            "only the title of an annual report on government information disclosure, without its sections and tables; if they are in an annex, or loaded by a script of the page, check the file that holds them",
        ),
        Lack::AllButTables => (
            "只有年报格式中的表格，没有标题、各部分的内容和统计期限，不是完整的政府信息公开工作年度报告。",
            "only tables of the form, without title, sections and statistics period: not a whole annual report on government information disclosure",
        ),
        Lack::Text => (
            "里面是图片，几乎没有文字，读不了。请检查扫描或者截图之前的稿子（.docx）。",
            "pictures and next to no text, which cannot be read; check the draft from before the scan (.docx)",
        ),
        Lack::SimplifiedCharacters => (
            "文字是繁体字，认不出政府信息公开工作年度报告的章节和表格。请转成简体字再检查。",
            "written in traditional characters, in which the sections and tables of the report are not known; convert it to simplified ones",
        ),
    }
}

fn unreadable_words(unreadable: Unreadable) -> (FileErrorKind, String, String) {
    match unreadable {
        Unreadable::Empty => (FileErrorKind::Empty, "文件是空的。".to_owned(), "the file is empty".to_owned()),
        Unreadable::Binary => (
            FileErrorKind::Binary,
            "这是二进制文件，不是文本，也不是 Word 文件。请找到原来的稿子，另存为 .docx 再检查。".to_owned(),
            "a binary file, neither a text nor a Word file; find the draft it came from and save it as .docx"
                .to_owned(),
        ),
        Unreadable::Kind(kind) => {
            let (zh, en) = kind_words(kind);
            (FileErrorKind::Unsupported, zh, en)
        }
        Unreadable::Damaged(damage) => {
            let is_size = matches!(damage.fault, Fault::TooLarge(_));
            let (zh, en) = damage_words(&damage);
            (if is_size { FileErrorKind::TooLarge } else { FileErrorKind::Damaged }, zh, en)
        }
        Unreadable::Charset(offset) => (
            FileErrorKind::Charset,
            format!(
                "认不出文件的编码：从第 {} 个字节起，按 UTF-8 和 GB18030 都读不通。请另存为 UTF-8 编码。",
                offset + 1
            ),
            format!(
                "the charset cannot be told: neither UTF-8 nor GB18030 fits from byte {} on; save it as UTF-8",
                offset + 1
            ),
        ),
        Unreadable::TooLarge(limit) => {
            let (zh, en) = size(limit);
            let (zh, en) = (format!("文件超过{zh}"), format!("the file is larger than {en}, which no report is"));
            let (zh, en) = beyond(&zh, &en, "file-mb");
            (FileErrorKind::TooLarge, zh, en)
        }
    }
}

/// What is beyond a limit, and the setting that raises it.
fn beyond(zh: &str, en: &str, key: &str) -> (String, String) {
    (
        format!("{zh}，年报不会这么大。确实要检查的，在 gouji.toml 的 [limits] 中调高 {key}。"),
        format!("{en}; if it is to be checked all the same, raise {key} in [limits] of gouji.toml"),
    )
}

/// A limit of bytes.
fn size(limit: usize) -> (String, String) {
    match limit >> 20 {
        0 => (format!(" {limit} 字节"), format!("{limit} bytes")),
        megabytes => (format!(" {megabytes} MB"), format!("{megabytes} MB")),
    }
}

/// A Word file that is damaged: which part, where, and how it is mended. One that is too large is not mended.
fn damage_words(damage: &Damage) -> (String, String) {
    let part = damage.part.as_str();
    let (zh, en) = match damage.fault {
        Fault::Container => (
            "文件不完整，压缩包的目录读不出来".to_owned(),
            "the file is incomplete; the directory of its container cannot be read".to_owned(),
        ),
        Fault::Missing => (format!("缺少 {part}"), format!("{part} is missing")),
        Fault::Checksum => {
            (format!("{part} 解压出错，内容与校验不符"), format!("{part} cannot be unpacked; its checksum is wrong"))
        }
        Fault::Compression => (
            format!("{part} 的压缩方式不是 Word 所用的"),
            format!("{part} is compressed in a way that Word does not use"),
        ),
        Fault::TooLarge(limit) => {
            let (zh, en) = size(limit);
            let zh = format!("Word 文件中的 {part} 解压后超过{zh}");
            let en = format!("{part} of the Word file unpacks to more than {en}, which no report does");
            return beyond(&zh, &en, "unpacked-mb");
        }
        Fault::Charset => {
            (format!("{part} 的编码不是 UTF-8 或 UTF-16"), format!("{part} is neither in UTF-8 nor in UTF-16"))
        }
        Fault::Cut(at) => (format!("{part} 在第 {at} 个字节处中断"), format!("{part} stops at byte {at}")),
        Fault::Malformed(at) => (
            format!("{part} 第 {} 个字节处的 XML 不合语法", at + 1),
            format!("{part} is not well-formed at byte {}", at + 1),
        ),
        Fault::DocumentType(at) => (
            format!("{part} 在第 {at} 个字节处有文档类型声明（DTD），为安全起见不读取"),
            format!("{part} has a document type (DTD) at byte {at}, which is refused as unsafe"),
        ),
        Fault::NotWord => (format!("{part} 不是 Word 正文"), format!("{part} is no text of Word")),
        Fault::Embedded(at) => (
            format!("{part} 的正文是嵌入的另一个文件（第 {at} 个字节处），只有 Word 能展开"),
            format!("the text in {part} is another file embedded at byte {at}, which only Word can unfold"),
        ),
    };
    (
        format!("Word 文件损坏：{zh}。请用 Word 打开（提示修复的，选择修复），另存为 .docx 后再检查。"),
        format!("a damaged Word file: {en}; open it in Word, let it repair the file, and save it as .docx"),
    )
}

/// A file of a known kind that is not read.
fn kind_words(kind: Kind) -> (String, String) {
    let (zh, en) = match kind {
        Kind::Docx | Kind::Doc => ("旧版 Word 文件（.doc）", "a file of an older Word (.doc)"),
        Kind::Wps => ("WPS 文字文件（.wps）", "a WPS file (.wps)"),
        Kind::Ole => (
            "旧版 Word、WPS 或 Excel 文件（.doc、.wps、.xls）",
            "a file of an older Word, WPS or Excel (.doc, .wps, .xls)",
        ),
        Kind::Odt => ("OpenDocument 文件（.odt）", "an OpenDocument text (.odt)"),
        Kind::Rtf => ("RTF 文件", "an RTF file"),
        Kind::WordXml => ("Word XML 文件", "a Word file saved as XML"),
        Kind::WebArchive => ("单个文件网页（.mht）", "a web page in a single file (.mht)"),
        Kind::Pdf => {
            return (
                "这是 PDF 文件，表格里的数已经没有行列，不能直接核对。请用生成它的 Word 或 WPS 原稿（.docx）检查；没有原稿的，用 WPS 的“PDF 转 Word”转换后，先对照一遍再检查。".to_owned(),
                "a PDF file, whose tables have lost their rows and columns; check the Word draft it was made from (.docx), or convert it to Word and compare before checking".to_owned(),
            );
        }
        Kind::Ofd => {
            return (
                "这是 OFD 版式文件，不能直接核对。请用生成它的 Word 或 WPS 原稿（.docx）检查。".to_owned(),
                "an OFD file of fixed layout; check the Word draft it was made from (.docx)".to_owned(),
            );
        }
        Kind::Xls | Kind::Xlsx => {
            return (
                "这是 Excel 表格，不是年报正文。请把表格贴进年报的 Word 稿（.docx），检查整篇年报。".to_owned(),
                "a workbook, not the report; paste its tables into the Word draft (.docx) and check the whole report"
                    .to_owned(),
            );
        }
        Kind::Encrypted => {
            return (
                "文件有打开密码，读不了。请在 Word 或 WPS 中输入密码打开，取消密码（文件－信息－保护文档）后另存为 .docx 再检查。".to_owned(),
                "the file is protected by a password; open it in Word or WPS, remove the password and save it as .docx".to_owned(),
            );
        }
        Kind::Picture => {
            return (
                "这是图片，里面的文字和表格读不了。请检查生成它的 Word 稿（.docx）。".to_owned(),
                "a picture, whose text and tables cannot be read; check the Word draft it was made from (.docx)"
                    .to_owned(),
            );
        }
        Kind::Archive => {
            return (
                "这是压缩包，不是年报。请解压后检查里面的文件。".to_owned(),
                "an archive, not a report; unpack it and check the files in it".to_owned(),
            );
        }
        Kind::Slides | Kind::Office => {
            return (
                "这是演示文稿、表格一类的文件，不是年报正文。请检查年报的 Word 稿（.docx）。".to_owned(),
                "slides, a workbook or the like, not the report; check its Word draft (.docx)".to_owned(),
            );
        }
    };
    (
        format!(
            "这是{}{zh}，不能直接读取。{}",
            if zh.starts_with(|c: char| c.is_ascii()) { " " } else { "" },
            CONVERT.0
        ),
        format!("{en}, which is not read; {}", CONVERT.1),
    )
}
