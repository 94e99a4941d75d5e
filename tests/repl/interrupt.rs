//! A long analysis ends when it is interrupted, and the session goes on.

use coproduce_core::ask::answer::{Answer, Standings};
use coproduce_core::model::{Loader, NoModules};
use coproduce_session::{Files, Reply, Session, Text};
use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// A product whose sets take far longer to find than the test waits: all of many alternatives out of a few names.
pub fn hard() -> String {
    const NAMES: usize = 150;
    let names: Vec<String> = (0..NAMES).map(|number| format!("c{number}")).collect();
    let mut text = format!("object p, h, {}\nenvironment e {{ holds h }}\nlaw l in e {{ h", names.join(", "));
    let mut at = 1_usize;
    for _ in 0..500 {
        let mut next = || {
            at = at * 48_271 % 2_147_483_647;
            &names[at % NAMES]
        };
        let _ = write!(text, " and ({} or {} or {})", next(), next(), next());
    }
    text.push_str(" produce p }\n");
    text
}

/// Files in which one is interrupted while they are read.
struct Impatient(Arc<AtomicBool>);

impl Files for Impatient {
    fn read(&mut self, paths: &[String]) -> (Vec<Text>, Vec<String>) {
        let text = |path: &String| Text { name: path.clone(), text: "object loaded\n".to_owned(), module: None };
        (paths.iter().map(text).collect(), Vec::new())
    }

    fn loader(&mut self, _: &[String]) -> Box<dyn Loader> {
        self.0.store(true, Ordering::Relaxed);
        Box::new(NoModules)
    }

    fn write(&mut self, _: &str, _: &str, _: bool) -> Result<(), String> {
        Err("nothing is written here".to_owned())
    }
}

#[test]
fn what_is_interrupted_while_it_is_read_is_not_declared() {
    let mut session = Session::new();
    assert!(!session.enter("object kept").is_refusal());
    let mut files = Impatient(session.interrupt());
    for entry in ["object lost", ":load model.coprod", ":load model.coprod"] {
        let reply = session.enter_with(entry, &mut files);
        assert!(matches!(reply, Reply::Interrupted), "{entry}: {reply:?}");
    }
    let names: Vec<String> = session.reading().program.names().map(|(name, ..)| name.into_owned()).collect();
    assert_eq!(names, ["kept"]);
    // There is nothing of it to take back either.
    assert!(matches!(session.enter(":undo"), Reply::Undone { .. }));
    assert!(matches!(session.enter(":undo"), Reply::Failed { .. }));
}

#[test]
fn an_interrupted_analysis_claims_nothing_and_ends_no_session() {
    let mut session = Session::new();
    let reply = session.enter(&hard());
    assert!(!reply.is_refusal(), "{reply:?}");
    let flag = session.interrupt();
    let begun = Instant::now();
    let waiter = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(500));
        flag.store(true, Ordering::Relaxed);
    });
    let reply = session.enter("sets p");
    let took = begun.elapsed();
    assert!(matches!(reply, Reply::Interrupted), "{reply:?} after {took:?}");
    assert!(took < Duration::from_secs(20), "{took:?}");
    waiter.join().unwrap();
    // The next question is answered as if nothing had been.
    let reply = session.enter("h?");
    let Some(Answer::Verdicts(Standings { verdicts })) = reply.answer() else { panic!("no answer") };
    assert_eq!(verdicts[0].because.as_ref().map(ToString::to_string).as_deref(), Some("held by e"));
}
