//! Arguments, and the help that shows them.

mod check;
mod values;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{ArgAction, Args, CommandFactory, Parser, Subcommand};
use clap_complete::Shell;
use gouji::Date;

pub(crate) use check::CheckArgs;
pub(crate) use values::{CheckFormat, ColorArg, LangArg, RulesFormat, Target, TrialFormat};
use values::{EDITIONS, count, year};

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
    #[arg(long, value_parser = PossibleValuesParser::new(EDITIONS))]
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
