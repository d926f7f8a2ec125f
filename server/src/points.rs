//! Points at which tests have the power go. In what people run there are none.

/// Passes a point. In a debug build that was started with `RYADOM_DIE_AT=n`, the process ends at the n-th, as if killed;
/// with any other value it only names the points that it passes.
#[cfg(debug_assertions)]
pub(crate) fn pass(point: &'static str) {
    use std::sync::{
        LazyLock,
        atomic::{AtomicU64, Ordering},
    };
    static LAST: LazyLock<Option<u64>> = LazyLock::new(|| {
        let wish = std::env::var("RYADOM_DIE_AT").ok()?;
        Some(wish.parse().unwrap_or(u64::MAX))
    });
    static PASSED: AtomicU64 = AtomicU64::new(0);
    let Some(last) = *LAST else { return };
    eprintln!("point: {point}");
    if PASSED.fetch_add(1, Ordering::SeqCst) + 1 == last {
        #[cfg(unix)]
        let _ =
            rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL);
        std::process::abort();
    }
}

/// Passes a point: does nothing.
#[cfg(not(debug_assertions))]
pub(crate) fn pass(_: &'static str) {}
