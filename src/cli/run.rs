//! Work on many drafts at once, with the results in the order of the drafts.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::mpsc::{self, Sender};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::{io, thread};

/// Results that may wait for their turn, for each thread: bounds what is held in memory.
const WAITING: usize = 4;

/// As many threads as `--jobs` says, or as there are processors for this process.
pub(crate) fn jobs(asked: Option<NonZeroUsize>) -> usize {
    asked.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get)
}

/// Does `work` on every item with up to `jobs` threads, and gives the results to `take` on this
/// thread, in the order of the items. One job or one item starts no thread.
///
/// # Errors
/// The first error of `take`, after which no further item is begun.
pub(crate) fn in_order<I: Sync, T: Send>(
    items: &[I],
    jobs: usize,
    work: impl Fn(&I) -> T + Sync,
    mut take: impl FnMut(T) -> io::Result<()>,
) -> io::Result<()> {
    let jobs = jobs.min(items.len());
    if jobs < 2 {
        return items.iter().try_for_each(|item| take(work(item)));
    }
    let gate = Gate { state: Mutex::new(State { begun: 0, limit: jobs * WAITING }), moved: Condvar::new() };
    let (sender, results) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..jobs {
            let sender = sender.clone();
            scope.spawn(|| gate.work(items, &work, sender));
        }
        drop(sender);
        let mut early = BTreeMap::new();
        let mut next = 0;
        for (index, result) in results {
            early.insert(index, result);
            while let Some(result) = early.remove(&next) {
                if let Err(error) = take(result) {
                    gate.close();
                    return Err(error);
                }
                next += 1;
                gate.open_to(next + jobs * WAITING);
            }
        }
        Ok(())
    })
}

/// Which item is begun next, and how far the threads may run ahead of what has been taken.
#[derive(Debug)]
struct Gate {
    state: Mutex<State>,
    moved: Condvar,
}

#[derive(Debug)]
struct State {
    begun: usize,
    limit: usize,
}

impl Gate {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work<I, T>(&self, items: &[I], work: &impl Fn(&I) -> T, results: Sender<(usize, T)>) {
        let _closing = CloseOnPanic(self);
        while let Some((index, item)) = self.next().and_then(|index| Some((index, items.get(index)?))) {
            if results.send((index, work(item))).is_err() {
                break;
            }
        }
    }

    /// The next item, as soon as it may be begun; none after [`Gate::close`].
    fn next(&self) -> Option<usize> {
        let waiting = self.moved.wait_while(self.state(), |state| state.begun >= state.limit && state.limit > 0);
        let mut state = waiting.unwrap_or_else(PoisonError::into_inner);
        let index = state.begun;
        state.begun += 1;
        (state.limit > 0).then_some(index)
    }

    fn open_to(&self, limit: usize) {
        let mut state = self.state();
        if state.limit > 0 {
            state.limit = limit;
        }
        drop(state);
        self.moved.notify_all();
    }

    fn close(&self) {
        self.state().limit = 0;
        self.moved.notify_all();
    }
}

/// Lets the other threads end when one of them panics, so that the panic is seen rather than waited for.
struct CloseOnPanic<'a>(&'a Gate);

impl Drop for CloseOnPanic<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.close();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn taken(jobs: usize, work: impl Fn(&usize) -> usize + Sync) -> Vec<usize> {
        let items: Vec<usize> = (0..500).collect();
        let mut taken = Vec::new();
        in_order(&items, jobs, work, |result| {
            taken.push(result);
            Ok(())
        })
        .expect("nothing fails");
        taken
    }

    #[test]
    fn results_come_in_the_order_of_the_items_however_many_threads() {
        let slow_at_times = |item: &usize| {
            if item.is_multiple_of(7) {
                thread::sleep(std::time::Duration::from_micros(200));
            }
            item * 2
        };
        let expected: Vec<usize> = (0..500).map(|item| item * 2).collect();
        for jobs in [1, 2, 3, 16, 1000] {
            assert_eq!(taken(jobs, slow_at_times), expected, "{jobs}");
        }
    }

    #[test]
    fn no_thread_runs_far_ahead_of_what_has_been_taken() {
        let begun = AtomicUsize::new(0);
        let items: Vec<usize> = (0..200).collect();
        let mut done = 0;
        let mut farthest = 0;
        in_order(
            &items,
            3,
            |_| begun.fetch_add(1, Ordering::SeqCst),
            |_| {
                thread::sleep(std::time::Duration::from_micros(100));
                farthest = farthest.max(begun.load(Ordering::SeqCst) - done);
                done += 1;
                Ok(())
            },
        )
        .expect("nothing fails");
        assert!(farthest <= 3 * WAITING + 1, "{farthest}");
    }

    #[test]
    fn an_error_of_the_taker_ends_the_work() {
        let begun = AtomicUsize::new(0);
        let items: Vec<usize> = (0..10_000).collect();
        let error = in_order(
            &items,
            2,
            |_| begun.fetch_add(1, Ordering::SeqCst),
            |_| Err(io::Error::from(io::ErrorKind::BrokenPipe)),
        );
        assert_eq!(error.map_err(|error| error.kind()), Err(io::ErrorKind::BrokenPipe));
        assert!(begun.load(Ordering::SeqCst) <= 2 * WAITING + 2);
    }

    #[test]
    #[should_panic(expected = "a scoped thread panicked")]
    fn a_panic_of_one_thread_is_seen() {
        taken(2, |item| if *item == 3 { panic!("at three") } else { *item });
    }
}
