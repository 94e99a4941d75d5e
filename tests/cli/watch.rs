//! `--watch`: a command again, whenever a model changes, and only then.
#![cfg(feature = "watch")]

use super::support::{SOUND, command, folder_with};
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn new(folder: &std::path::Path, arguments: &[&str]) -> Self {
        let mut child =
            command(folder, arguments).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the binary runs");
        let (sender, lines) = channel();
        let stderr = BufReader::new(child.stderr.take().expect("a stream"));
        std::thread::spawn(move || stderr.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        Self { child, lines }
    }

    /// What is said until it waits again.
    fn said(&self) -> Vec<String> {
        let mut said = Vec::new();
        loop {
            let line = self.lines.recv_timeout(Duration::from_secs(60)).expect("it goes on");
            if line == "watching for changes (Ctrl-C ends it)" {
                return said;
            }
            said.push(line);
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_change_is_checked_at_once_and_nothing_else_is() {
    let folder = folder_with("watch", "m.coprod", SOUND);
    let watching = Watching::new(&folder, &["check", "--watch", "--format", "concise"]);
    assert_eq!(watching.said(), ["1 file checked: nothing found", "judged: 1 law, 1 expectation"]);
    // What no model is, and what is hidden, is not waited for; nor is reading a change.
    fs::write(folder.join("notes.txt"), "nothing").unwrap();
    fs::create_dir(folder.join(".hidden")).unwrap();
    fs::write(folder.join(".hidden/m.coprod"), SOUND).unwrap();
    fs::read(folder.join("m.coprod")).unwrap();
    assert_eq!(watching.lines.recv_timeout(Duration::from_millis(500)), Err(RecvTimeoutError::Timeout));
    fs::write(folder.join("m.coprod"), SOUND.replace("expect oak", "expect not oak")).unwrap();
    let said = watching.said();
    assert_eq!(said[..2], ["", "changed: m.coprod"]);
    assert!(said.contains(&"1 file checked: 1 error".to_owned()), "{said:?}");
    // Editors put a new file in the place of the old one.
    fs::write(folder.join("m.coprod.new"), SOUND).unwrap();
    fs::rename(folder.join("m.coprod.new"), folder.join("m.coprod")).unwrap();
    assert!(watching.said().contains(&"1 file checked: nothing found".to_owned()));
}

/// What is in a folder comes and goes with it, and nothing is said of each file.
#[test]
fn a_folder_that_is_renamed_or_moved_is_a_change() {
    let folder = folder_with("watch-folder", "m.coprod", SOUND);
    let outside = folder.with_file_name("cli-watch-folder-outside");
    let _ = fs::remove_dir_all(&outside);
    fs::create_dir_all(folder.join("wards/day")).unwrap();
    fs::write(folder.join("wards/day/n.coprod"), SOUND).unwrap();
    fs::create_dir(folder.join("notes")).unwrap();
    let watching = Watching::new(&folder, &["check", "--watch", "--format", "concise"]);
    let counted = |said: &[String], files: &str| said.contains(&format!("{files} checked: nothing found"));
    assert!(counted(&watching.said(), "2 files"));
    // A folder that holds nothing to read is none of those.
    fs::rename(folder.join("notes"), folder.join("letters")).unwrap();
    assert_eq!(watching.lines.recv_timeout(Duration::from_millis(500)), Err(RecvTimeoutError::Timeout));
    fs::rename(folder.join("wards"), folder.join("rooms")).unwrap();
    let said = watching.said();
    assert!(said[1] == "changed: rooms, wards" && counted(&said, "2 files"), "{said:?}");
    fs::rename(folder.join("rooms"), &outside).unwrap();
    let said = watching.said();
    assert!(said[1] == "changed: rooms" && counted(&said, "1 file"), "{said:?}");
    fs::rename(&outside, folder.join("wards")).unwrap();
    let said = watching.said();
    assert!(said[1] == "changed: wards" && counted(&said, "2 files"), "{said:?}");
    // What is in a folder that came is watched as well.
    fs::write(folder.join("wards/day/n.coprod"), SOUND.replace("expect oak", "expect not oak")).unwrap();
    assert_eq!(watching.said()[1], "changed: wards/day/n.coprod");
}

#[test]
fn the_other_commands_watch_as_well() {
    let folder = folder_with("watch-run", "m.coprod", SOUND);
    for arguments in [&["run", "m.coprod", "--watch"][..], &["test", "--watch"]] {
        let watching = Watching::new(&folder, arguments);
        watching.said();
        fs::write(folder.join("m.coprod"), SOUND).unwrap();
        assert_eq!(watching.said()[..2], ["", "changed: m.coprod"], "{arguments:?}");
    }
}
