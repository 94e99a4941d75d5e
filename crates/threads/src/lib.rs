//! Work done ahead on other threads, its results taken in order.
//!
//! What comes out does not depend on how many threads there are. Few items are worked on by the caller alone, and so
//! are all where no thread can be had.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::{Builder, available_parallelism, scope};

/// How many items are worth a second thread.
const WORTH: usize = 16;
/// More threads than this wait for whoever takes the results.
const MOST: usize = 8;
/// How many results may wait to be put in order.
const DEPTH: usize = 32;

/// Does some work for each item and hands the results to `take`, in the order of the items.
pub fn ahead<T: Sync, R: Send, O>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    take: impl FnOnce(&mut dyn Iterator<Item = R>) -> O,
) -> O {
    ahead_on(if items.len() < WORTH { 1 } else { usual() }, items, work, take)
}

/// How many threads there are work for.
pub fn usual() -> usize {
    available_parallelism().map_or(1, NonZero::get).min(MOST)
}

/// The same, on a number of threads.
pub fn ahead_on<T: Sync, R: Send, O>(
    threads: usize,
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    take: impl FnOnce(&mut dyn Iterator<Item = R>) -> O,
) -> O {
    let threads = threads.min(items.len());
    if threads < 2 {
        return take(&mut items.iter().map(work));
    }
    let next = AtomicUsize::new(0);
    let (next, work) = (&next, &work);
    scope(|scope| {
        let (sender, results) = sync_channel(DEPTH);
        let mut any = false;
        for _ in 0..threads {
            let sender = sender.clone();
            let run = move || {
                while let at = next.fetch_add(1, Ordering::Relaxed)
                    && let Some(item) = items.get(at)
                    // Whoever takes the results may go away before the last.
                    && sender.send((at, work(item))).is_ok()
                {}
            };
            any |= Builder::new().spawn_scoped(scope, run).is_ok();
        }
        drop(sender);
        if any {
            take(&mut InOrder { results, at: 0, early: BTreeMap::new() })
        } else {
            take(&mut items.iter().map(work))
        }
    })
}

/// Does two things side by side. What one of them panics with, the caller panics with.
pub fn both<A: Send, B>(one: impl Fn() -> A + Sync, other: impl FnOnce() -> B) -> (A, B) {
    if usual() == 1 {
        return (one(), other());
    }
    scope(|scope| {
        let started = Builder::new().spawn_scoped(scope, &one);
        let other = other();
        // Where no thread could be had, the work is still to be done.
        let one = started.map_or_else(|_| one(), |started| started.join().unwrap_or_else(|panic| resume_unwind(panic)));
        (one, other)
    })
}

/// Results in the order of their items.
struct InOrder<R> {
    results: Receiver<(usize, R)>,
    at: usize,
    early: BTreeMap<usize, R>,
}

impl<R> Iterator for InOrder<R> {
    type Item = R;

    fn next(&mut self) -> Option<R> {
        loop {
            if let Some(result) = self.early.remove(&self.at) {
                self.at += 1;
                return Some(result);
            }
            let (at, result) = self.results.recv().ok()?;
            self.early.insert(at, result);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ahead, both};
    use std::panic::catch_unwind;

    #[test]
    fn results_come_in_order() {
        let items: Vec<usize> = (0..1000).collect();
        let squares: Vec<usize> = ahead(&items, |item| item * item, |results| results.collect());
        assert!(squares.iter().enumerate().all(|(at, &square)| square == at * at));
    }

    #[test]
    fn a_panic_is_handed_on_and_the_work_not_done_again() {
        let mut times = std::sync::atomic::AtomicUsize::new(0);
        let fails = || -> usize { panic!("{}", times.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) };
        let panic = catch_unwind(|| both(fails, || ())).unwrap_err();
        assert_eq!(panic.downcast_ref::<String>().unwrap(), "0");
        assert_eq!(*times.get_mut(), 1);
        let items: Vec<usize> = (0..100).collect();
        let fails = |&item: &usize| assert!(item < 50);
        assert!(catch_unwind(|| ahead(&items, fails, |results| results.count())).is_err());
    }

    #[test]
    fn nobody_waits_for_results_that_are_not_taken() {
        let items: Vec<usize> = (0..1000).collect();
        assert_eq!(ahead(&items, |&item| item, |results| results.take(3).sum::<usize>()), 3);
    }
}
