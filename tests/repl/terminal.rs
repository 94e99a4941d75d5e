//! A walk through a session at a real terminal, where `tmux` is installed: keys sent, screens read.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// A terminal of its own, which ends with the test.
struct Terminal {
    socket: String,
    data: PathBuf,
}

impl Terminal {
    /// None where there is no `tmux`.
    fn of(test: &str, columns: u32, arguments: &str) -> Option<Self> {
        let data = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("repl-{test}"));
        let _ = std::fs::remove_dir_all(&data);
        let socket = format!("coproduce-{test}-{}", std::process::id());
        let terminal = Self { socket, data };
        terminal.start(columns, arguments).then_some(terminal)
    }

    fn start(&self, columns: u32, arguments: &str) -> bool {
        let command = format!(
            "env -u NO_COLOR TERM=xterm XDG_DATA_HOME='{}' '{}' repl {arguments}; echo left with $?; sleep 60",
            self.data.display(),
            env!("CARGO_BIN_EXE_coproduce"),
        );
        let size = columns.to_string();
        let started = Command::new("tmux")
            .args([
                "-L",
                &self.socket,
                "-f",
                "/dev/null",
                "new-session",
                "-d",
                "-x",
                &size,
                "-y",
                "40",
                "sh",
                "-c",
                &command,
            ])
            .status();
        if started.is_err() {
            eprintln!("skipped: tmux is not installed");
        }
        started.is_ok_and(|status| status.success())
    }

    fn tmux(&self, arguments: &[&str]) -> String {
        let output = Command::new("tmux").args(["-L", &self.socket]).args(arguments).output().expect("tmux runs");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Types a text, key by key.
    fn types(&self, text: &str) {
        self.tmux(&["send-keys", "-l", text]);
    }

    /// Presses a key by its name.
    fn presses(&self, key: &str) {
        self.tmux(&["send-keys", key]);
    }

    fn enters(&self, text: &str) {
        self.types(text);
        self.presses("Enter");
    }

    fn screen(&self) -> String {
        self.tmux(&["capture-pane", "-p"])
    }

    /// Waits until the screen shows something.
    fn shows(&self, wanted: &str) -> String {
        const PATIENCE: Duration = Duration::from_secs(20);
        let begun = Instant::now();
        loop {
            let screen = self.screen();
            if screen.contains(wanted) {
                return screen;
            }
            assert!(begun.elapsed() < PATIENCE, "`{wanted}` is not shown:\n{screen}");
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    /// Clears the screen, so that what is shown next is new.
    fn clears(&self) {
        self.presses("C-l");
        std::thread::sleep(Duration::from_millis(100));
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.tmux(&["kill-server"]);
    }
}

#[test]
fn a_walk_through_a_session() {
    let Some(terminal) = Terminal::of("walk", 80, "examples/acorn.coprod --color never") else { return };
    terminal.shows("coproduce>");
    // Completion: a name by its kind, a word, a command.
    terminal.types("in for");
    terminal.presses("Tab");
    terminal.shows("coproduce> in forest");
    terminal.presses("Enter");
    terminal.shows("\nforest>");
    terminal.types("giv");
    terminal.presses("Tab");
    terminal.types(" ac");
    terminal.presses("Tab");
    terminal.presses("Enter");
    terminal.shows("\nforest +acorn>");
    terminal.enters("oak?");
    terminal.shows("law germination in outdoors: acorn, moisture*, soil*, warmth*");
    terminal.enters("without soil");
    terminal.shows("\nforest +acorn -soil>");
    terminal.enters("why oak");
    terminal.shows("soil   taken away");
    // Ctrl-C clears the line and ends nothing.
    terminal.types("object half a declar");
    terminal.presses("C-c");
    terminal.shows("forest +acorn -soil> object half a declar");
    terminal.clears();
    // The parser says that more is to come.
    terminal.enters("object rain");
    terminal.shows("declared object rain\nforest +acorn -soil>");
    terminal.enters("law raining in outdoors {");
    terminal.enters("  rain and acorn produce");
    terminal.enters("  soil }");
    terminal.shows("declared law raining in outdoors\nforest +acorn -soil>");
    // Earlier entries come back; what was entered before is hinted at.
    terminal.clears();
    terminal.presses("C-p");
    terminal.presses("C-p");
    terminal.shows("-soil> object rain");
    terminal.presses("C-c");
    terminal.types("wit");
    terminal.shows("-soil> without soil");
    terminal.presses("C-c");
    terminal.types(":load ");
    terminal.shows(":load PATH");
    terminal.presses("C-c");
    // A mistake is shown where it is, and the session goes on.
    terminal.enters("given nothing_like_it");
    terminal.shows("───╯\nforest +acorn -soil>");
    for undone in ["declared law raining in outdoors", "declared object rain", "without soil"] {
        terminal.enters(":undo");
        terminal.shows(&format!("undone: {undone}\nin forest given acorn"));
        std::thread::sleep(Duration::from_millis(200));
    }
    terminal.shows("\nforest +acorn>");
    // Ctrl-D leaves; the next session remembers.
    terminal.presses("C-d");
    terminal.shows("left with 0");
    let history = std::fs::read_to_string(terminal.data.join("coproduce/history")).expect("a history");
    assert!(history.contains("given acorn") && history.contains("law raining"), "{history}");
}

#[test]
fn an_empty_session_says_how_to_begin_and_fits_a_narrow_page() {
    let Some(terminal) = Terminal::of("narrow", 40, "--color never") else { return };
    terminal.shows("`:help` says how to begin");
    // The editor listens again once it shows its prompt.
    terminal.enters("object acorn, soil, oak");
    terminal.shows("declared object acorn, soil, oak\ncoproduce>");
    terminal.enters("environment forest { holds soil }");
    terminal.shows("forest>");
    terminal.enters("law germination in forest { acorn and soil produce oak }");
    terminal.shows("declared law germination");
    terminal.clears();
    terminal.enters("acorn to oak");
    let screen = terminal.shows("irrelevant");
    assert!(screen.lines().all(|line| line.chars().count() <= 40), "{screen}");
    terminal.enters(":quit");
    terminal.shows("left with 0");
}

#[test]
fn colours_are_shown_where_they_are_wanted() {
    let Some(terminal) = Terminal::of("colour", 80, "examples/acorn.coprod --color always") else { return };
    terminal.shows("coproduce>");
    terminal.enters("oak?");
    terminal.shows("not produced");
    let painted = terminal.tmux(&["capture-pane", "-p", "-e"]);
    assert!(painted.contains("\u{1b}[31mnot produced"), "{painted}");
}

#[test]
fn an_analysis_ends_with_ctrl_c_and_the_session_goes_on() {
    let model = Path::new(env!("CARGO_TARGET_TMPDIR")).join("repl-hard.coprod");
    std::fs::write(&model, super::interrupt::hard()).expect("a file");
    let path = model.display().to_string();
    let Some(terminal) = Terminal::of("interrupt", 80, &format!("'{path}' --color never")) else { return };
    terminal.shows("\ne>");
    terminal.enters("sets p");
    // The question is asked, and not yet answered.
    std::thread::sleep(Duration::from_millis(500));
    terminal.presses("C-c");
    terminal.shows("interrupted");
    terminal.enters("h?");
    terminal.shows("held by e");
}
