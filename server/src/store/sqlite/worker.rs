//! Threads that own a connection each, and the queue of work before them.
//!
//! The writer takes everything that waits into one transaction, so that a hundred edits that arrive together cost one
//! wait for the disk, and one edit alone does not wait for others. An answer leaves only after the commit.

use super::StoreError;
use crate::points;
use rusqlite::{Connection, TransactionBehavior};
use std::{
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread::{self, JoinHandle},
    time::Duration,
};
use tokio::sync::oneshot;

/// How many writes one transaction takes at most: enough to share a disk wait, few enough to answer soon.
const TOGETHER: usize = 256;
/// Prepared statements that a connection keeps.
const STATEMENTS: usize = 48;
/// Idle time after which the write-ahead log is folded into the file, so that it does not happen amid a burst.
const QUIET: Duration = Duration::from_secs(20);

/// Says the outcome, once it is known whether the transaction was committed.
type Answer = Box<dyn FnOnce(Result<(), StoreError>) + Send>;
type Job = Box<dyn FnOnce(&Connection) -> Done + Send>;

struct Done {
    /// Whether what the job wrote may stay.
    keep: bool,
    answer: Answer,
}

/// One or more threads with a connection each.
#[derive(Debug)]
pub(super) struct Worker {
    jobs: Mutex<Option<Sender<Job>>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl Worker {
    /// One thread that writes, in transactions.
    pub(super) fn writer(connection: Connection) -> std::io::Result<Self> {
        Self::start(vec![connection], write)
    }

    /// A thread for each connection, which only read.
    pub(super) fn readers(connections: Vec<Connection>) -> std::io::Result<Self> {
        Self::start(connections, read)
    }

    fn start(
        connections: Vec<Connection>,
        run: fn(&Mutex<Receiver<Job>>, Connection),
    ) -> std::io::Result<Self> {
        let (jobs, queue) = mpsc::channel();
        let queue = Arc::new(Mutex::new(queue));
        let mut threads = Vec::new();
        for connection in connections {
            connection.set_prepared_statement_cache_capacity(STATEMENTS);
            let queue = Arc::clone(&queue);
            threads.push(
                thread::Builder::new()
                    .name("store".to_owned())
                    .spawn(move || run(&queue, connection))?,
            );
        }
        Ok(Self {
            jobs: Mutex::new(Some(jobs)),
            threads: Mutex::new(threads),
        })
    }

    /// Runs `work` on the worker's connection and waits for the outcome, which for a writer is a commit.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (tell, told) = oneshot::channel();
        let job: Job = Box::new(move |connection| {
            let outcome = work(connection);
            let keep = outcome.is_ok();
            let answer = move |committed: Result<(), StoreError>| {
                // Nobody listens any more when the request was given up; the write stands all the same.
                drop(tell.send(outcome.and_then(|value| committed.map(|()| value))));
            };
            Done {
                keep,
                answer: Box::new(answer),
            }
        });
        let sent = {
            let jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
            jobs.as_ref().is_some_and(|jobs| jobs.send(job).is_ok())
        };
        if !sent {
            return Err(StoreError::Closed);
        }
        told.await.map_err(|_| StoreError::Closed)?
    }

    /// Takes no more work, finishes what was taken, and waits for the threads.
    pub(super) async fn close(&self) {
        self.jobs
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        let threads =
            std::mem::take(&mut *self.threads.lock().unwrap_or_else(PoisonError::into_inner));
        let joined = tokio::task::spawn_blocking(move || {
            threads.into_iter().for_each(|thread| drop(thread.join()))
        });
        drop(joined.await);
    }
}

fn write(queue: &Mutex<Receiver<Job>>, mut connection: Connection) {
    let queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        match queue.recv_timeout(QUIET) {
            Ok(first) => commit(&mut connection, first, &queue),
            Err(RecvTimeoutError::Timeout) => fold(&connection),
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    fold(&connection);
}

/// Runs a job and all that wait behind it in one transaction. A job that fails takes back only what it wrote itself.
fn commit(connection: &mut Connection, first: Job, queue: &Receiver<Job>) {
    let mut jobs = vec![first];
    jobs.extend(queue.try_iter().take(TOGETHER - 1));
    let mut answers = Vec::with_capacity(jobs.len());
    let done = run_all(connection, jobs, &mut answers);
    points::pass("the store has committed");
    match done {
        Ok(()) => answers.into_iter().for_each(|answer| answer(Ok(()))),
        Err(error) => {
            tracing::error!(%error, jobs = answers.len(), "the store could not commit");
            let text = error.to_string();
            let failed = || Err(StoreError::Failed(text.clone().into()));
            answers.into_iter().for_each(|answer| answer(failed()));
        }
    }
}

fn run_all(
    connection: &mut Connection,
    jobs: Vec<Job>,
    answers: &mut Vec<Answer>,
) -> rusqlite::Result<()> {
    let mut transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let alone = jobs.len() == 1;
    for job in jobs {
        // One that is alone takes the whole transaction back.
        if alone {
            let done = job(&transaction);
            answers.push(done.answer);
            points::pass("the store is about to commit");
            return if done.keep {
                transaction.commit()
            } else {
                transaction.rollback()
            };
        }
        let savepoint = transaction.savepoint()?;
        let done = job(&savepoint);
        answers.push(done.answer);
        if done.keep {
            savepoint.commit()?;
        } else {
            savepoint.finish()?;
        }
    }
    transaction.commit()
}

fn fold(connection: &Connection) {
    if let Err(error) = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())) {
        tracing::warn!(%error, "the write-ahead log could not be folded in");
    }
}

fn read(queue: &Mutex<Receiver<Job>>, connection: Connection) {
    loop {
        let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = job else { break };
        (job(&connection).answer)(Ok(()));
    }
}
