//! `--budget`: how long a command may take.
//!
//! When the time is over, analyses end as if they had reached their limits: what is known by then is said, and of what is not,
//! that it is not. What has not ended soon after is ended with the process.

use coproduce_engine::end_analyses;
use std::process::exit;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{sleep, spawn};
use std::time::Duration;

/// How long a command has, after its time is over, to say what it knows.
const GRACE: Duration = Duration::from_secs(2);

static OVER: AtomicBool = AtomicBool::new(false);

/// Begins to count.
pub(super) fn begin(seconds: u32) {
    let time = Duration::from_secs(seconds.into());
    spawn(move || {
        sleep(time);
        OVER.store(true, Ordering::Relaxed);
        end_analyses();
        sleep(GRACE.max(time / 10));
        let second = if seconds == 1 { "second" } else { "seconds" };
        eprintln!("error: not finished within {seconds} {second} (help: `--budget` allows more)");
        exit(super::Status::CouldNotRun.code());
    });
}

/// Whether the time is over.
pub(super) fn is_over() -> bool {
    OVER.load(Ordering::Relaxed)
}
