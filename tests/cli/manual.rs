//! `completions` and `man`: every command is in them.

use super::support::{folder, run};
use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

/// The commands, as the help lists them.
fn commands(folder: &std::path::Path) -> BTreeSet<String> {
    let help = run(folder, &["--help"]).stdout;
    let listed = help.split("Commands:\n").nth(1).expect("a list of commands");
    let lines = listed.lines().take_while(|line| !line.is_empty());
    lines.filter_map(|line| Some(line.split_whitespace().next()?.to_owned())).filter(|name| name != "help").collect()
}

#[test]
fn completions_know_every_command() {
    let folder = folder("completions");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let found = run(&folder, &["completions", shell]);
        assert_eq!((found.status, found.stderr.as_str()), (0, ""), "{shell}");
        let missing: Vec<String> =
            commands(&folder).into_iter().filter(|command| !found.stdout.contains(command.as_str())).collect();
        assert_eq!(missing, Vec::<String>::new(), "{shell}");
        if shell == "bash" {
            fs::write(folder.join("completions.bash"), found.stdout).unwrap();
            let read = Command::new("bash").args(["-n", "completions.bash"]).current_dir(&folder).status();
            assert!(read.expect("bash").success());
        }
    }
    assert_eq!(run(&folder, &["completions", "abacus"]).status, 2);
}

#[test]
fn the_manual_has_a_page_for_every_command() {
    let folder = folder("manual");
    let found = run(&folder, &["man", "pages/man1"]);
    assert_eq!((found.status, found.stdout.as_str(), found.stderr.as_str()), (0, "", ""));
    let pages = fs::read_dir(folder.join("pages/man1")).unwrap();
    let pages: BTreeSet<String> = pages.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    for command in commands(&folder) {
        assert!(pages.contains(&format!("coproduce-{command}.1")), "{command} in {pages:?}");
    }
    assert_eq!(fs::read_to_string(folder.join("pages/man1/coproduce.1")).unwrap(), run(&folder, &["man"]).stdout);
    fs::write(folder.join("file"), "").unwrap();
    assert_eq!(run(&folder, &["man", "file"]).status, 2);
}
