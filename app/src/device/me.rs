//! Who this device belongs to. Remembered, so that the app starts without the relay.

use ryadom_domain::{DeviceId, DocumentId, PersonId};
use serde::{Deserialize, Serialize};

/// The person of this device, as the relay last said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// The person.
    pub person: PersonId,
    /// This device among the person's devices.
    pub device: DeviceId,
    /// The school's registry: from it everything else is found.
    pub registry: DocumentId,
}
