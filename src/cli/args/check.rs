//! Arguments of `gouji check`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;
use gouji::Date;
use gouji::render::human::Shown;

use super::SharedArgs;
use super::values::{CheckFormat, DenyLevel, EDITIONS, Target, count, target, year};

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// 文件或文件夹；“-”为标准输入。文件夹中查找 .docx、.html、.md 和 .txt，隐藏的和 .gitignore、.ignore 列出的除外 ·
    /// Files and folders; `-` is standard input. In folders hidden files and what .gitignore or .ignore names are left out
    #[arg(default_value = ".", value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// 从标准输入读的草稿叫什么名字 · Name of the draft that comes on standard input
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<PathBuf>,
    /// 改正不涉及数字和意思的问题，写回文件 · Apply fixes that change neither a figure nor the sense
    #[arg(long, group = "fixing")]
    pub(crate) fix: bool,
    /// 只显示 --fix 会改什么，不写文件 · Show what --fix would change, and write nothing
    #[arg(long, group = "fixing", conflicts_with_all = ["format", "output", "update_baseline", "ledger"])]
    pub(crate) diff: bool,
    /// 连建议的修改一起改，其中有数字，改后要核对 · Apply suggested fixes too, figures among them; look at the result
    #[arg(long, requires = "fixing")]
    pub(crate) unsafe_fixes: bool,
    /// 一直守着，草稿一改就重新检查，按 Ctrl-C 结束 · Check again whatever changes, until Ctrl-C
    #[arg(long, conflicts_with_all = ["fix", "diff", "output", "update_baseline", "stdin_filename"])]
    pub(crate) watch: bool,
    /// 按哪一版格式检查；不写或写 auto 则由草稿判断 · Edition of the form; auto tells it from the draft
    #[arg(long, value_parser = PossibleValuesParser::new(["auto"].into_iter().chain(EDITIONS)))]
    pub(crate) edition: Option<String>,
    /// 报告年度；不写则由草稿判断 · Report year
    #[arg(long, value_parser = year)]
    pub(crate) year: Option<i16>,
    /// 输出格式，不写则为 human · Output format; human unless said
    #[arg(long)]
    pub(crate) format: Option<CheckFormat>,
    /// 另写一份到文件，可以写多次；“-”为标准输出 · Write a format to a file as well; repeatable, `-` is standard output
    #[arg(long, value_name = "FORMAT=PATH", value_parser = target)]
    pub(crate) output: Vec<Target>,
    /// 列出每一项勾稽关系的结果 · List the outcome of every equation
    #[arg(long)]
    pub(crate) ledger: bool,
    /// 只查这些规则（代码、组别或名称，可用逗号分隔） · Run only these rules
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    pub(crate) select: Vec<String>,
    /// 不查这些规则 · Do not run these rules
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    pub(crate) ignore: Vec<String>,
    /// 从哪一级起退出码为 1；不写则为 error · Level from which the exit code is 1, by default error
    #[arg(long, value_name = "LEVEL")]
    pub(crate) deny: Option<DenyLevel>,
    /// 有问题也以退出码 0 结束 · Exit with 0 whatever is found
    #[arg(long)]
    pub(crate) exit_zero: bool,
    /// 点名的文件不是年报时略过，不算失败 · Named files that are no reports do not fail the run
    #[arg(long)]
    pub(crate) skip_non_reports: bool,
    /// 点名的文件，配置里 exclude 的也不查 · What the configuration excludes is left out even if it is named
    #[arg(long)]
    pub(crate) force_exclude: bool,
    /// 不输出末尾的小结 · Leave out the summary
    #[arg(short, long)]
    pub(crate) quiet: bool,
    /// 说明查了哪些文件、用了哪些规则、用时多少 · Say which files and rules were run, and how long it took
    #[arg(short, long, conflicts_with = "quiet")]
    pub(crate) verbose: bool,
    /// 同时检查几份；不写则有几个处理器就几份 · Drafts checked at a time; as many as processors by default
    #[arg(short, long, value_name = "N", value_parser = count)]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// 基线文件：其中的问题不计 · Known findings, which do not count
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// 按这次的结果改写基线文件 · Write what is found now to the baseline
    #[arg(long)]
    pub(crate) update_baseline: bool,
    /// 也列出已豁免的和在基线中的 · Also show what is waived or in the baseline
    #[arg(long)]
    pub(crate) show_waived: bool,
    /// The day on which waivers are judged, for tests.
    #[arg(long, hide = true, value_name = "DATE")]
    pub(crate) today: Option<Date>,
    #[command(flatten)]
    pub(crate) shared: SharedArgs,
}

impl CheckArgs {
    /// What a person is shown beside the findings that count.
    pub(crate) fn shown(&self, colours: bool) -> Shown {
        Shown { ledger: self.ledger, waived: self.show_waived, colours }
    }
}
