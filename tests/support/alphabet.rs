//! What reports, and the accidents that befall them, are made of.

/// Words of the form and of prose; `_` stands for a space inside a piece.
const WORDS: &str = "
    2024年清河街道办事处政府信息公开工作年度报告 政府信息公开 年度报告 # #_ ##_ 一、 二、 三、 四、 十二、 （一） (二) 1. 1、 ① 第一部分
    总体情况 主动公开政府信息情况 收到和处理政府信息公开申请情况 政府信息公开行政复议、行政诉讼情况 存在的主要问题及改进情况 其他需要报告的事项 概_述
    第二十条第（一）项 第二十条第（五）项 第二十条第（ 信息内容 本年制发件数 本年废止件数 现行有效件数 规章 行政规范性文件 对外公开总数量
    行政许可 本年处理决定数量 行政事业性收费 本年收费金额（单位：万元） 政府集中采购 采购总金额
    申请人情况 自然人 法人或其他组织 科研机构 社会公益组织 法律服务机构 其他 总计 合计
    一、本年新收政府信息公开申请数量 二、上年结转政府信息公开申请数量 三、本年度办理结果 （一）予以公开 （三）不予公开 1.属于国家秘密
    3.危及“三安全一稳定” （六）其他处理 3.其他 （七）总计 四、结转下年度继续办理
    行政复议 行政诉讼 未经复议直接起诉 复议后起诉 结果维持 结果纠正 其他结果 尚未审结
    指标名称 计量单位 2018年度 历年累计 主动公开信息数 其中：1.政府网站公开 受理申请总数
    统计期限自2024年1月1日起至2024年12月31日止 2025年1月10日 二〇二五年一月十日 20241301日 2024年2月30日 全文由六部分组成 由 部分组成
    清河街道办事处 2017年政府信息公开工作计划 0 7 12 1,234 １２ 三十五 +2 -3 增1 385万元 0.5 12件 / - — 无 不适用
    999999999999999 12345678901234567890 | ｜ │ |_0_|_0_| |---|---| 《 》 “ ” （ ） ( ) [ ] &nbsp; &amp; &#0;
    <!DOCTYPE_html> <title> </title> <p> </p> <div_class=nav> </div> <h2> <a> </a> <script> </script> <!--[if <ol><li> <pre> <td_rowspan=2_colspan=3> </table> &#21439 &nbsp
    <table> <tr><td> </td> <br> <!-- --> < > ![图](a.png) ** ` >_ -_ *_ \\ \\| 。 ， ； ： 、 . a XX 😀 👨‍👩‍👧 𠮷
";

/// White space, controls, marks that stand alone, private use and bidirectional signs, cells as they come.
const SIGNS: &[&str] = &[
    "\t",
    "\t0\n",
    "\t\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "\u{3000}",
    "\u{A0}",
    "\u{200B}",
    "\u{FEFF}",
    "```\n",
    "---\n",
    "\u{1F}",
    "\0",
    "\u{B}",
    "\u{C}",
    "\u{85}",
    "\u{E000}",
    "\u{E080}",
    "\u{E100}",
    "\u{E200}",
    "\u{E300}",
    "\u{E480}",
    "\u{E500}",
    "\u{E580}",
    "\u{E7FF}",
    "\u{F8FF}",
    "\u{FFFC}",
    "\u{FFFD}",
    "[bookmark: _GoBack]",
    "e\u{301}",
    "\u{301}",
    "\u{202E}",
    "商业\n企业",
    "制作\n数量",
];

/// Every piece.
pub(crate) fn pieces() -> Vec<String> {
    let words = WORDS.split_whitespace().map(|word| word.replace('_', " "));
    words.chain(SIGNS.iter().map(|sign| (*sign).to_owned())).collect()
}
