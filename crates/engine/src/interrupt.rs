//! Interrupting: a flag that analyses look at while they grow.
//!
//! An analysis that is interrupted ends as if it had reached its limit: nothing is known of its result. Whoever set the
//! flag knows which of the two it was.

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

thread_local! {
    static WATCHED: RefCell<Option<Arc<AtomicBool>>> = const { RefCell::new(None) };
}

/// Whether all analyses of the process are to end.
static ENDED: AtomicBool = AtomicBool::new(false);

/// How many nodes an analysis grows by between two looks.
const STEP: usize = 4096;

/// Does some work on this thread, whose analyses end early once the flag is set.
pub fn interruptible<R>(flag: &Arc<AtomicBool>, work: impl FnOnce() -> R) -> R {
    /// Ends the watch also where the work panics.
    struct Watch(Option<Arc<AtomicBool>>);
    impl Drop for Watch {
        fn drop(&mut self) {
            WATCHED.set(self.0.take());
        }
    }
    let _watch = Watch(WATCHED.replace(Some(Arc::clone(flag))));
    work()
}

/// Lets every analysis of this process end early, those on other threads and those to come included.
pub fn end_analyses() {
    ENDED.store(true, Ordering::Relaxed);
}

/// Whether analyses are to end.
pub fn is_interrupted() -> bool {
    requested()
}

/// Whether an analysis of this size is to end. Asked at every size, answered at some.
#[inline]
pub(super) fn interrupted(size: usize) -> bool {
    size.is_multiple_of(STEP) && requested()
}

#[cold]
fn requested() -> bool {
    ENDED.load(Ordering::Relaxed)
        || WATCHED.with_borrow(|flag| flag.as_ref().is_some_and(|flag| flag.load(Ordering::Relaxed)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flag_is_looked_at_only_while_the_work_is_done() {
        let flag = Arc::new(AtomicBool::new(true));
        assert!(!interrupted(STEP));
        assert!(interruptible(&flag, || interrupted(STEP) && !interrupted(STEP + 1)));
        flag.store(false, Ordering::Relaxed);
        assert!(!interruptible(&flag, || interrupted(STEP)));
        assert!(!interrupted(STEP));
    }
}
