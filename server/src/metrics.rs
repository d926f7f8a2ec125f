//! What the relay counts about itself. Nothing here names a person, a device or a document.

use prometheus_client::{
    encoding::{EncodeLabelSet, text},
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram},
    registry::Registry,
};
use ryadom_domain::Timestamp;
use std::time::Duration;

/// The relay's counters, for Prometheus.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    /// Sockets that are open.
    pub(crate) connections: Gauge,
    /// Documents in memory.
    pub(crate) rooms: Gauge,
    changes: Counter,
    refusals: Family<Reason, Counter>,
    store_failures: Counter,
    latency: Histogram,
    backups: Counter,
    backup_failures: Counter,
    backup_at: Gauge,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Reason {
    reason: &'static str,
}

/// Seconds; the bound on the median is 2 ms.
const BUCKETS: [f64; 11] = [
    0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.25, 1.0, 4.0,
];

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("ryadom");
        let metrics = (
            Gauge::default(),
            Gauge::default(),
            Counter::default(),
            Family::<Reason, Counter>::default(),
            Counter::default(),
            Histogram::new(BUCKETS),
        );
        registry.register("connections", "Sockets that are open", metrics.0.clone());
        registry.register("rooms", "Documents in memory", metrics.1.clone());
        registry.register(
            "changes_stored",
            "Changes stored durably",
            metrics.2.clone(),
        );
        registry.register(
            "refusals",
            "Frames and calls that were refused, by reason",
            metrics.3.clone(),
        );
        registry.register(
            "store_failures",
            "Requests that the store could not carry out",
            metrics.4.clone(),
        );
        registry.register(
            "change_seconds",
            "From a change's arrival to its answer",
            metrics.5.clone(),
        );
        let (backups, backup_failures, backup_at) =
            (Counter::default(), Counter::default(), Gauge::default());
        registry.register(
            "backups",
            "Copies that were made and read back",
            backups.clone(),
        );
        registry.register(
            "backup_failures",
            "Copies that were not made, or not read back whole",
            backup_failures.clone(),
        );
        registry.register(
            "backup_timestamp_seconds",
            "When the newest copy was made; 0 before the first of this run",
            backup_at.clone(),
        );
        let (connections, rooms, changes, refusals, store_failures, latency) = metrics;
        Self {
            backups,
            backup_failures,
            backup_at,
            registry,
            connections,
            rooms,
            changes,
            refusals,
            store_failures,
            latency,
        }
    }
}

impl Metrics {
    pub(crate) fn stored(&self, changes: usize, took: Duration) {
        self.changes.inc_by(changes as u64);
        self.latency.observe(took.as_secs_f64());
    }

    pub(crate) fn refused(&self, reason: &'static str) {
        self.refusals.get_or_create(&Reason { reason }).inc();
    }

    pub(crate) fn store_failed(&self) {
        self.store_failures.inc();
    }

    pub(crate) fn backed_up(&self, at: Timestamp) {
        self.backups.inc();
        self.backup_at.set(at.seconds());
    }

    pub(crate) fn backup_failed(&self) {
        self.backup_failures.inc();
    }

    /// Everything in Prometheus's text form.
    pub(crate) fn text(&self) -> String {
        let mut out = String::new();
        if let Err(error) = text::encode(&mut out, &self.registry) {
            tracing::warn!(%error, "metrics could not be written");
        }
        out
    }
}
