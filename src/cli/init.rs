//! `gouji init`.

use std::io;
use std::path::Path;

use gouji::CONFIG_NAME;

use crate::args::InitArgs;
use crate::{FAILED, locale, stream, target};

const TEMPLATE_ZH: &str = include_str!("init/gouji.zh.toml");
const TEMPLATE_EN: &str = include_str!("init/gouji.en.toml");

/// Writes a configuration in which everything is explained and nothing is set. One that is there stays.
pub(crate) fn run(args: &InitArgs) -> io::Result<u8> {
    let lang = locale::lang(args.lang);
    match target::create(Path::new(CONFIG_NAME), lang.pick(TEMPLATE_ZH, TEMPLATE_EN).as_bytes()) {
        Ok(()) => {
            let words = lang.pick(
                format!("已写好 {CONFIG_NAME}；去掉行首的 # 就起作用"),
                format!("{CONFIG_NAME} is written; take the # off a line to make it work"),
            );
            stream::complain(&words, lang);
            Ok(0)
        }
        Err(error) => {
            stream::complain(&format!("{CONFIG_NAME}{}{}", lang.pick("：", ": "), target::reason(&error, lang)), lang);
            Ok(FAILED)
        }
    }
}
