//! Web pages: a plain one, and one as a portal publishes it.

use super::{Block, Manuscript, Run, Table};

const STYLE: &str = "body { font-family: FangSong, STFangsong, serif; line-height: 1.8; max-width: 60em; margin: 2em auto; padding: 0 1em }
h1 { text-align: center; font-size: 1.5em }
h2, h3 { font-size: 1.1em }
p { text-indent: 2em; margin: 0.4em 0 }
table { border-collapse: collapse; width: 100%; margin: 1em 0; font-size: 0.85em }
td { border: 1px solid; padding: 0.2em 0.4em; text-align: center }
.signature { text-align: right }";

/// What a portal puts before the report.
const BEFORE: &str = "<div class=\"top\"><a href=\"/\">云岭县人民政府</a> <a href=\"/login\">登录</a> <a href=\"/wza\">无障碍阅读</a></div>
<ul class=\"nav\"><li><a href=\"/\">首页</a></li><li><a href=\"/xwzx/\">新闻中心</a></li><li><a href=\"/zwgk/\">政务公开</a></li><li><a href=\"/bsfw/\">办事服务</a></li><li><a href=\"/hdjl/\">互动交流</a></li></ul>
<div class=\"crumbs\">您现在的位置：<a href=\"/\">首页</a> &gt; <a href=\"/zwgk/\">政府信息公开</a> &gt; <a href=\"/zwgk/nb/\">政府信息公开年报</a></div>
<ul class=\"left\">
<li><a href=\"/zwgk/zn/\">政府信息公开指南</a></li>
<li><a href=\"/zwgk/zd/\">政府信息公开制度</a></li>
<li><a href=\"/zwgk/fd/\">法定主动公开内容</a></li>
<li><a href=\"/zwgk/nb/\">政府信息公开年报</a></li>
<li><a href=\"/zwgk/ysq/\">依申请公开</a></li>
</ul>";

/// What it puts behind it.
const BEHIND: &str = "<p class=\"editor\">责任编辑：信息公开办</p>
<div class=\"share\">分享到：<a href=\"#\">微信</a> <a href=\"#\">微博</a> <a href=\"javascript:window.print()\">【打印】</a> <a href=\"javascript:window.close()\">【关闭】</a></div>
<div class=\"footer\"><p>主办：云岭县人民政府办公室　承办：云岭县大数据中心</p>
<p>网站标识码：0000000000　备案号：示例ICP备00000000号　联系电话：0000-0000000</p>
<p><a href=\"/about/\">关于我们</a> | <a href=\"/map/\">网站地图</a></p></div>
<script>document.write('<table><tr><td>'+new Date().getFullYear()+'</td></tr></table>');</script>";

impl Manuscript {
    /// The draft as a page that has nothing else.
    pub(crate) fn page(&self) -> String {
        let title = escape(&self.title());
        format!(
            "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
             <style>\n{STYLE}\n</style>\n</head>\n<body>\n{}</body>\n</html>\n",
            self.content()
        )
    }

    /// The draft as a portal publishes it, among navigation and tools.
    pub(crate) fn portal(&self) -> String {
        let title = escape(&self.title());
        format!(
            "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n\
             <html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"zh-CN\">\n<head>\n\
             <meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\" />\n\
             <meta name=\"SiteName\" content=\"云岭县人民政府\" />\n<meta name=\"ColumnName\" content=\"政府信息公开年报\" />\n\
             <meta name=\"ArticleTitle\" content=\"{title}\" />\n<meta name=\"PubDate\" content=\"2024-01-25 10:30\" />\n\
             <title>{title}_云岭县人民政府</title>\n<style>\n{STYLE}\n</style>\n</head>\n<body>\n{BEFORE}\n\
             <div class=\"article\">\n\
             <div class=\"info\">发布日期：2024-01-25 10:30　来源：县政府办公室　浏览次数：<span id=\"hits\">128</span>　字号：[ <a href=\"#\">大</a> <a href=\"#\">中</a> <a href=\"#\">小</a> ]</div>\n\
             <div id=\"zoom\" class=\"TRS_Editor\">\n{}</div>\n</div>\n{BEHIND}\n</body>\n</html>\n",
            self.content()
        )
    }

    fn content(&self) -> String {
        let signature = self.blocks.len() - self.signature();
        let lines = self.blocks.iter().enumerate().map(|(index, block)| match block {
            Block::Heading(level, text) => format!("<h{level}>{}</h{level}>\n", escape(text)),
            Block::Paragraph(runs) if index >= signature => format!("<p class=\"signature\">{}</p>\n", inline(runs)),
            Block::Paragraph(runs) => format!("<p>{}</p>\n", inline(runs)),
            Block::Picture(words) => format!("<p><img src=\"picture.png\" alt=\"{}\"></p>\n", escape(words)),
            Block::Table(table) => table_of(table),
        });
        lines.collect()
    }
}

fn inline(runs: &[Run]) -> String {
    let run = |run: &Run| match (run.is_strong, escape(&run.text)) {
        (true, text) => format!("<strong>{text}</strong>"),
        (false, text) => text,
    };
    runs.iter().map(run).collect()
}

fn table_of(table: &Table) -> String {
    let mut html = "<table>\n".to_owned();
    for (number, row) in table.rows.iter().enumerate() {
        html.push_str("<tr>");
        for (index, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_covered) {
            let attribute = |name: &str, count| if count > 1 { format!(" {name}=\"{count}\"") } else { String::new() };
            let (columns, rows) =
                (attribute("colspan", cell.columns), attribute("rowspan", table.height(number, index)));
            html.push_str(&format!("<td{columns}{rows}>{}</td>", escape(&cell.text)));
        }
        html.push_str("</tr>\n");
    }
    html + "</table>\n"
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
