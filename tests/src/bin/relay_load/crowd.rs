//! Everyone at their devices at once.

use crate::school::School;
use ryadom_domain::DocumentId;
use ryadom_replica::ChangeHash;
use ryadom_tests::Failure;
use ryadom_tests::device::{Device, News};
use std::sync::Arc;
use std::time::Instant;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinHandle;

/// Something that happened at some device.
pub enum Report {
    /// It lost the relay.
    Failed(String),
    /// Somebody began to write.
    Edited {
        document: Arc<str>,
        change: ChangeHash,
        at: Instant,
    },
    /// The other member has it.
    Merged { change: ChangeHash, at: Instant },
    /// The writer knows that it is stored.
    Confirmed {
        member: usize,
        document: Arc<str>,
        at: Instant,
    },
}

struct Order {
    document: DocumentId,
    words: String,
}

/// Devices that are online with their documents open.
pub struct Crowd {
    orders: Vec<UnboundedSender<Order>>,
    devices: Vec<JoinHandle<Result<(), Failure>>>,
    reports: UnboundedReceiver<Report>,
}

impl Crowd {
    /// Connects every member and opens what they have. `round` keeps their names apart from those
    /// of earlier crowds.
    pub async fn gather(school: &School, round: u128) -> Result<Self, Failure> {
        let mut arriving = Vec::new();
        for (member, account) in school.members.iter().enumerate() {
            let (account, documents) = (account.clone(), school.documents_of(member));
            let number = (round << 64) | (member as u128 + 1);
            arriving.push(tokio::spawn(async move {
                let mut device = Device::connect(&account, number).await?;
                device.open(&documents).await?;
                Ok::<_, Failure>(device)
            }));
        }
        let mut devices = Vec::new();
        for device in arriving {
            devices.push(device.await??);
        }
        Ok(Self::of(devices))
    }

    /// Everyone's device, in the order of members.
    pub fn of(devices: Vec<Device>) -> Self {
        let (report, reports) = unbounded_channel();
        let mut orders = Vec::new();
        let sitting = devices.into_iter().enumerate().map(|(member, device)| {
            let (order, inbox) = unbounded_channel();
            orders.push(order);
            let report = report.clone();
            tokio::spawn(async move {
                let outcome = sit(member, device, inbox, report.clone()).await;
                if let Err(error) = &outcome {
                    let _ = report.send(Report::Failed(error.to_string()));
                }
                outcome
            })
        });
        Self {
            devices: sitting.collect(),
            orders,
            reports,
        }
    }

    /// Has a member write. If the device is gone, a report says why.
    pub fn write(&self, member: usize, document: DocumentId, words: String) {
        let _ = self.orders[member].send(Order { document, words });
    }

    /// The next report.
    pub async fn report(&mut self) -> Option<Report> {
        self.reports.recv().await
    }

    /// What was reported and not looked at, after the relay is gone: everyone's device ends by itself then.
    pub async fn last_words(mut self) -> Vec<Report> {
        for device in self.devices {
            // It lost the relay, which a report says too.
            let _ = device.await;
        }
        let mut rest = Vec::new();
        while let Ok(report) = self.reports.try_recv() {
            rest.push(report);
        }
        rest
    }

    /// Everyone closes their device.
    pub async fn leave(self) -> Result<(), Failure> {
        drop(self.orders);
        for device in self.devices {
            device.await??;
        }
        Ok(())
    }
}

/// Writes when told to, and reports what comes, until there is nobody to tell.
async fn sit(
    member: usize,
    mut device: Device,
    mut orders: UnboundedReceiver<Order>,
    reports: UnboundedSender<Report>,
) -> Result<(), Failure> {
    loop {
        tokio::select! {
            order = orders.recv() => {
                let Some(Order { document, words }) = order else {
                    return device.leave().await;
                };
                let (change, at) = device.edit(document, &words).await?;
                let document = document.to_string().into();
                let _ = reports.send(Report::Edited { document, change, at });
            }
            frame = device.frame() => {
                for news in device.take(frame?).await? {
                    match news {
                        News::Merged { changes, at, .. } => {
                            for change in changes {
                                let _ = reports.send(Report::Merged { change, at });
                            }
                        }
                        News::Confirmed { document, at } => {
                            let _ = reports.send(Report::Confirmed { member, document, at });
                        }
                        News::Unavailable(document) => {
                            return Err(format!("{document} was taken away").into());
                        }
                    }
                }
            }
        }
    }
}
