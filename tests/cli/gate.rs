//! A shared folder of drafts from the first check to a gate that holds: clean, faulty, waived and baselined drafts.

use std::fs;

use crate::desk::{CLEAN, Desk, FAULTY, Run};

fn summary(run: &Run) -> &str {
    run.stdout.lines().rfind(|line| line.starts_with("检查了")).unwrap_or_default()
}

#[test]
fn a_folder_of_drafts_comes_under_the_gate() {
    // Three drafts are there: one clean, one with old faults, one with a fault that the county asks for.
    let waived = FAULTY.replace("表格", "表 格");
    let desk = Desk::new().with("芦花乡.txt", CLEAN).with("桑湾镇.txt", FAULTY).with("云岭县/柳塘镇.txt", waived);
    assert_eq!(desk.gouji(&["check"]).status, 1);

    // The office writes a configuration, waives one finding, and takes the rest of the old ones into a baseline.
    assert_eq!(desk.gouji(&["init"]).status, 0);
    let path = desk.path().join("gouji.toml");
    let config = fs::read_to_string(&path).unwrap()
        + concat!(
            "\n[[waiver]]\ncode = \"T306\"\npath = \"云岭县\"\ncell = \"art20.penalties.decisions\"\n",
            "reason = \"县里的表就这样填\"\nuntil = 2025-03-31\nvalues = [\"/\"]\n"
        );
    fs::write(&path, config.replace("# baseline = ", "baseline = ")).unwrap();
    let today = ["check", "--today", "2025-03-31"];
    let made = desk.gouji(&[&today[..], &["--update-baseline"]].concat());
    assert_eq!(made.status, 0, "{}", made.transcript());

    // From now on only what is new counts.
    let quiet = desk.gouji(&today);
    assert_eq!((quiet.status, quiet.stderr.as_str()), (0, ""), "{}", quiet.transcript());
    assert!(
        summary(&quiet).contains("错误0处，警告0处") && summary(&quiet).contains("已豁免1处"),
        "{}",
        summary(&quiet)
    );
    let desk = desk.with("芦花乡.txt", CLEAN.replace("七、", "九、"));
    let faulty = desk.gouji(&today);
    assert_eq!(faulty.status, 1, "{}", faulty.transcript());
    assert!(faulty.stdout.contains("错误[S106]") && summary(&faulty).contains("错误1处"), "{}", faulty.transcript());

    // The clean draft is mended; a day later the waiver has ended, and its finding is back with a note.
    let desk = desk.with("芦花乡.txt", CLEAN);
    let ended = desk.gouji(&["check", "--today", "2025-04-01", "--deny", "warning"]);
    assert_eq!(ended.status, 1, "{}", ended.transcript());
    assert!(ended.stdout.contains("豁免已于2025-03-31到期"), "{}", ended.transcript());

    // The old faults are mended: the baseline says so, and shrinks when it is asked to.
    let desk = desk.with("桑湾镇.txt", CLEAN);
    let mended = desk.gouji(&today);
    assert_eq!(mended.status, 0, "{}", mended.transcript());
    assert!(
        mended.stderr.contains("已不再出现") && mended.stderr.contains("桑湾镇.txt A400"),
        "{}",
        mended.transcript()
    );
    assert_eq!(desk.gouji(&[&today[..], &["--update-baseline"]].concat()).status, 0);
    assert_eq!(desk.gouji(&today).stderr, "");
    assert_eq!(desk.with("桑湾镇.txt", FAULTY).gouji(&today).status, 1, "what was mended stays mended");
}
