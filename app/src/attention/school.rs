//! What the school is, where words depend on it.

use crate::device::use_device;
use leptos::prelude::*;
use ryadom_domain::OrgType;
use ryadom_replica::SchoolDoc;

/// True in a kindergarten, where lessons are «занятия». False until the school's own document is there.
pub fn is_kindergarten() -> Memo<bool> {
    let device = use_device();
    let registry = device.registry();
    let document = Memo::new(move |_| registry.read().school);
    let school = Memo::new(move |_| document.get().map(|id| device.open::<SchoolDoc>(id)));
    Memo::new(move |_| {
        school.get().is_some_and(|school| {
            school.with(|school| school.org_type.value == Some(OrgType::Kindergarten))
        })
    })
}
