//! A bar on the terminal for runs that take long.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use gouji::Lang;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A run shorter than this shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// How far a run is.
#[derive(Debug)]
pub(crate) struct Progress {
    total: usize,
    done: usize,
    began: Instant,
    lang: Lang,
    is_wanted: bool,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// A run over `total` drafts that begins now.
    pub(crate) fn new(total: usize, lang: Lang) -> Self {
        Self { total, done: 0, began: Instant::now(), lang, is_wanted: true, bar: None }
    }

    /// Writes the output of one draft beside the bar, so that neither runs into the other, and counts the draft.
    pub(crate) fn beside(&mut self, write: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        self.done += 1;
        match &self.bar {
            Some(bar) => bar.suspend(write)?,
            None => write()?,
        }
        if self.bar.is_none() && self.is_wanted && self.began.elapsed() >= PATIENCE {
            self.begin();
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.done as u64);
        }
        Ok(())
    }

    /// Whether output must be written through at once, for there is a bar below it.
    pub(crate) fn is_shown(&self) -> bool {
        self.bar.is_some()
    }

    /// Takes the bar away.
    pub(crate) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    fn begin(&mut self) {
        let variable = |name: &str| std::env::var(name).ok();
        self.is_wanted = is_for_a_person(io::stderr().is_terminal(), variable("CI"), variable("TERM"));
        let template = self.lang.pick("已检查 {pos}/{len} {wide_bar} {eta}", "checked {pos}/{len} {wide_bar} {eta}");
        if let (true, Ok(style)) = (self.is_wanted, ProgressStyle::with_template(template)) {
            let bar = ProgressBar::with_draw_target(Some(self.total as u64), ProgressDrawTarget::stderr_with_hz(5));
            self.bar = Some(bar.with_style(style).with_elapsed(self.began.elapsed()));
        }
    }
}

/// Whether somebody looks on: a terminal that can move its cursor, and no machine that only keeps a log.
fn is_for_a_person(is_terminal: bool, ci: Option<String>, term: Option<String>) -> bool {
    let is_ci = ci.is_some_and(|ci| !ci.is_empty() && ci != "false");
    is_terminal && !is_ci && term.as_deref() != Some("dumb")
}

#[cfg(test)]
mod tests {
    use super::is_for_a_person;

    #[test]
    fn a_bar_is_for_people_at_terminals() {
        let of = |is_terminal, ci: Option<&str>, term: Option<&str>| {
            is_for_a_person(is_terminal, ci.map(str::to_owned), term.map(str::to_owned))
        };
        assert!(of(true, None, Some("xterm-256color")));
        assert!(of(true, Some("false"), None));
        assert!(!of(true, Some("true"), Some("xterm")));
        assert!(!of(true, None, Some("dumb")));
        assert!(!of(false, None, Some("xterm")));
    }
}
