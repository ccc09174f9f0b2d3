//! Arguments, and the help that shows them.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{ArgAction, Args, CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use gouji::render::human::Shown;
use gouji::{Date, Lang, Level};

/// What stands at the head of the help, in both languages.
const ABOUT: &str = "检查政府信息公开工作年度报告草稿：结构、期限、表格和勾稽关系
A linter for drafts of annual reports on government information disclosure";

/// The command line.
#[derive(Debug, Parser)]
#[command(name = "gouji", version, about = ABOUT, long_about = None, arg_required_else_help = true)]
#[command(disable_help_flag = true, disable_version_flag = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// 显示帮助 · Print help
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// 显示版本 · Print version
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

impl Cli {
    /// The command line with the headings of its help in both languages. To parse it takes longer than without.
    pub(crate) fn with_headings() -> clap::Command {
        let mut command = headed(Self::command()).subcommand_help_heading("命令 · Commands");
        command.build();
        command.mut_subcommands(headed).mut_subcommand("help", |help| help.about("显示帮助 · Print help"))
    }
}

fn headed(command: clap::Command) -> clap::Command {
    let heading = |arg: &clap::Arg| if arg.is_positional() { "参数 · Arguments" } else { "选项 · Options" };
    let command = command.mut_args(|arg| {
        let heading = heading(&arg);
        arg.help_heading(heading)
    });
    command.help_template("{about-with-newline}\n用法 · Usage: {usage}\n\n{all-args}")
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 检查草稿 · Check drafts
    Check(CheckArgs),
    /// 说明一条规则：查什么、为什么、依据、例子 · Explain a rule
    Explain(ExplainArgs),
    /// 列出全部规则 · List all rules
    Rules(RulesArgs),
    /// 试规则：跑示例，把无误的草稿逐处改错，看哪些查不出、哪些是误报 · Put rules on trial
    TestRules(TestRulesArgs),
    /// 按格式起一份新草稿：标题、各部分、全部表格、落款 · Begin a draft from the official form
    New(NewArgs),
    /// 在当前文件夹写一份配置文件 gouji.toml · Write a configuration here
    Init(InitArgs),
    /// 供编辑器使用的语言服务器（标准输入输出） · Language server for editors, on standard input and output
    Lsp(LspArgs),
    /// 生成命令行补全脚本 · Print completions for a shell
    Completions(CompletionsArgs),
    /// 生成手册页（man） · Print a manual page
    Man(ManArgs),
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// 文件或文件夹，文件夹中查找 .docx、.html、.md 和 .txt；“-”为标准输入 · Files and folders; `-` is standard input
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
    #[arg(long, value_parser = ["auto", "2008", "2019", "2021"])]
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

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// 规则的代码、组别或名称 · Code, group or name of a rule
    #[arg(value_name = "CODE")]
    pub(crate) rule: String,
    #[command(flatten)]
    pub(crate) shared: SharedArgs,
}

#[derive(Debug, Args)]
pub(crate) struct RulesArgs {
    /// 输出格式 · Output format
    #[arg(long, default_value = "human")]
    pub(crate) format: RulesFormat,
    #[command(flatten)]
    pub(crate) shared: SharedArgs,
}

#[derive(Debug, Args)]
pub(crate) struct TestRulesArgs {
    /// 一起试的规则包（TOML 文件，或放规则包的文件夹） · Rule packs to try with the built-in ones
    #[arg(value_name = "PACK")]
    pub(crate) packs: Vec<PathBuf>,
    /// 用这份无误的草稿，不用内置的；可以写多次 · A consistent draft in place of the built-in ones; repeatable
    #[arg(long = "draft", value_name = "FILE")]
    pub(crate) drafts: Vec<PathBuf>,
    /// 只试这么多处错误，均匀抽取；不写则全试 · Try only so many faults, evenly drawn; all of them by default
    #[arg(long, value_name = "N", value_parser = count)]
    pub(crate) sample: Option<NonZeroUsize>,
    /// 输出格式 · Output format
    #[arg(long, default_value = "human")]
    pub(crate) format: TrialFormat,
    /// 同时检查几份；不写则有几个处理器就几份 · Drafts checked at a time; as many as processors by default
    #[arg(short, long, value_name = "N", value_parser = count)]
    pub(crate) jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    pub(crate) shared: SharedArgs,
}

#[derive(Debug, Args)]
pub(crate) struct NewArgs {
    /// 按哪一版格式；不写则由报告年度定 · Edition of the form; by default that of the report year
    #[arg(long, value_parser = ["2008", "2019", "2021"])]
    pub(crate) edition: Option<String>,
    /// 报告年度；有 --from 时可以不写 · Report year; with --from the next one by default
    #[arg(long, required_unless_present = "from", value_parser = year)]
    pub(crate) year: Option<i16>,
    /// 机关名称；有 --from 时可以不写 · Reporting body; with --from the same by default
    #[arg(long, required_unless_present = "from", value_name = "NAME")]
    pub(crate) body: Option<String>,
    /// 上一年的报告：上年结转的数字由它填入 · Last year's report, which fills in what was carried over
    #[arg(long, value_name = "FILE")]
    pub(crate) from: Option<PathBuf>,
    /// 写到哪里：.md、.txt 或 .html；“-”为标准输出（Markdown） · Where to; `-` is standard output, in Markdown
    #[arg(short, long, default_value = "-", value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// 已经有这个文件时，换成新的 · Replace a file that is there
    #[arg(long)]
    pub(crate) force: bool,
    /// 语言；不写则按系统，默认中文 · Language of messages
    #[arg(long)]
    pub(crate) lang: Option<LangArg>,
}

#[derive(Debug, Args)]
pub(crate) struct InitArgs {
    /// 语言；不写则按系统，默认中文 · Language of messages
    #[arg(long)]
    pub(crate) lang: Option<LangArg>,
}

#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// 哪一种命令行 · Which shell
    pub(crate) shell: Shell,
}

#[derive(Debug, Args)]
pub(crate) struct ManArgs {
    /// 哪一个命令的手册页；不写则为总的一页 · Of which command; of gouji itself unless said
    #[arg(value_parser = ["check", "explain", "rules", "test-rules", "new", "init", "lsp", "completions", "man"])]
    pub(crate) command: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct LspArgs {
    /// 编辑器有时会加上；没有别的方式 · Editors may pass it; there is no other way
    #[arg(long, hide = true)]
    pub(crate) stdio: bool,
    /// The day on which waivers are judged, for tests.
    #[arg(long, hide = true, value_name = "DATE")]
    pub(crate) today: Option<Date>,
    #[command(flatten)]
    pub(crate) shared: SharedArgs,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct SharedArgs {
    /// 语言；不写则按系统，默认中文 · Language of messages
    #[arg(long)]
    pub(crate) lang: Option<LangArg>,
    /// 加用规则包（TOML 文件，或放规则包的文件夹） · Additional rule packs
    #[arg(long, value_name = "FILE|DIR")]
    pub(crate) rules: Vec<PathBuf>,
    /// 配置文件；不写则从当前文件夹向上查找 gouji.toml · Configuration; by default gouji.toml here or above
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(crate) config: Option<PathBuf>,
    /// 不用配置文件 · Use no configuration
    #[arg(long)]
    pub(crate) no_config: bool,
    /// 颜色 · Colours
    #[arg(long, default_value = "auto")]
    pub(crate) color: ColorArg,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    Human,
    Short,
    Json,
    Jsonl,
    Sarif,
    Github,
    Gitlab,
    Junit,
    Rdjson,
    Checkstyle,
    Md,
    Html,
}

/// A format and where it goes.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    pub(crate) format: CheckFormat,
    pub(crate) path: PathBuf,
}

/// Reads a report year.
fn year(text: &str) -> Result<i16, String> {
    let year = text.parse().ok().filter(|year| (2000..2100).contains(year));
    year.ok_or_else(|| "要写 2000 到 2099 之间的年份 · a year from 2000 to 2099".to_owned())
}

/// Reads a number of things.
fn count(text: &str) -> Result<NonZeroUsize, String> {
    text.parse().map_err(|_| "要写大于零的整数 · a whole number above zero".to_owned())
}

/// Reads `FORMAT=PATH`.
fn target(text: &str) -> Result<Target, String> {
    let (format, path) = text
        .split_once('=')
        .filter(|(_, path)| !path.is_empty())
        .ok_or("写成“格式=文件” · write FORMAT=PATH, as in sarif=out.sarif")?;
    let format = CheckFormat::from_str(format, false).map_err(|_| {
        let names: Vec<_> = CheckFormat::value_variants().iter().filter_map(CheckFormat::to_possible_value).collect();
        let names: Vec<&str> = names.iter().map(|value| value.get_name()).collect();
        let (chinese, english) = (names.join("、"), names.join(", "));
        format!("没有“{format}”这种格式，可以是 {chinese} · no such format, but {english}")
    })?;
    Ok(Target { format, path: PathBuf::from(path) })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RulesFormat {
    Human,
    Json,
    Md,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TrialFormat {
    Human,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LangArg {
    Zh,
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorArg {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DenyLevel {
    Error,
    Warning,
    Note,
}

impl From<LangArg> for Lang {
    fn from(arg: LangArg) -> Self {
        match arg {
            LangArg::Zh => Self::Zh,
            LangArg::En => Self::En,
        }
    }
}

impl From<DenyLevel> for Level {
    fn from(arg: DenyLevel) -> Self {
        match arg {
            DenyLevel::Error => Self::Error,
            DenyLevel::Warning => Self::Warning,
            DenyLevel::Note => Self::Note,
        }
    }
}
