//! `use` finds modules below the root, and nothing else.

use super::support::{folder, run};
use std::fs;

const USER: &str = "use wards.staff { nurse }\nobject bed, care\nenvironment ward { includes nurse }\n\
    law caring in ward { nurse and bed produce care }\nscenario day in ward { given bed   expect care }\n";

#[test]
fn modules_are_found_from_the_root() {
    let folder = folder("modules");
    fs::create_dir(folder.join("wards")).unwrap();
    fs::write(folder.join("wards/staff.coprod"), "actor nurse\n").unwrap();
    fs::write(folder.join("wards/day.coprod"), USER).unwrap();
    let found = run(&folder, &["run", "wards/day.coprod"]);
    assert_eq!((found.status, found.stderr.as_str()), (0, ""), "{found:?}");
    let found = run(&folder.join("wards"), &["run", "day.coprod"]);
    assert_eq!((found.status, found.stderr.as_str()), (0, ""), "{found:?}");
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_root() {
    let outside = folder("modules-outside");
    fs::write(outside.join("staff.coprod"), "actor nurse\n").unwrap();
    let folder = folder("modules-inside");
    std::os::unix::fs::symlink(&outside, folder.join("wards")).unwrap();
    std::os::unix::fs::symlink(outside.join("staff.coprod"), folder.join("linked.coprod")).unwrap();
    fs::write(folder.join("day.coprod"), USER).unwrap();
    let found = run(&folder, &["check", "--format", "concise"]);
    assert_eq!(found.status, 1);
    assert!(found.stdout.contains("error[unknown-module]: no module `wards.staff`"), "{found:?}");
    assert!(found.stderr.starts_with("1 file checked"), "links are passed over: {found:?}");
}

#[test]
fn a_path_does_not_climb() {
    let folder = folder("modules-climb");
    fs::create_dir(folder.join("inner")).unwrap();
    fs::write(folder.join("inner/coproduce.toml"), "").unwrap();
    fs::write(folder.join("secret.coprod"), "actor nurse\n").unwrap();
    for path in ["`../secret`", "`..`.secret", "`/etc/passwd`", "`a/b`"] {
        fs::write(folder.join("inner/day.coprod"), format!("use {path} {{ nurse }}\n")).unwrap();
        let found = run(&folder, &["check", "inner/day.coprod", "--format", "concise"]);
        assert_eq!(found.status, 1, "{path}: {found:?}");
    }
}

/// What a module declares is reported with that module, also where another one uses it.
#[test]
fn records_of_used_modules_are_reported_once() {
    let folder = folder("modules-records");
    fs::write(
        folder.join("mall.coprod"),
        "actor buyer, seller, host\nplatform mall by host { customers buyer   providers seller }\n",
    )
    .unwrap();
    fs::write(folder.join("street.coprod"), "use mall { buyer, mall }\n").unwrap();
    let both = run(&folder, &["matrix"]);
    assert_eq!(both.stdout.matches("platform mall by host").count(), 1, "{both:?}");
    let user = run(&folder, &["matrix", "street.coprod"]);
    assert_eq!(user.stdout, "no platforms\n", "{user:?}");
}
