//! A picture whose bytes are on this device, shown as soon as they are.

use crate::device::{FileKey, use_device};
use leptos::{prelude::*, task::spawn_local};
use ryadom_domain::{Contents, DocumentId, FileType};

/// The address of a picture, once its bytes are here; given back when the component is gone.
pub fn picture(
    document: DocumentId,
    contents: Contents,
    kind: FileType,
) -> ReadSignal<Option<String>> {
    let device = use_device();
    let files = device.attachments();
    let key: FileKey = (document.to_string().into(), contents.sha);
    let here = Memo::new(move |_| files.with(|files| files.holds(&key)));
    let (address, set_address) = signal(None::<String>);
    Effect::new(move || {
        if !here.get() || address.with_untracked(Option::is_some) {
            return;
        }
        spawn_local(async move {
            let made = device.show_file(document, contents.sha, kind).await;
            // Nobody looks any more.
            if let Some(Some(made)) = set_address.try_set(made) {
                device.forget_shown(&made);
            }
        });
    });
    on_cleanup(move || {
        if let Some(Some(made)) = address.try_get_untracked() {
            device.forget_shown(&made);
        }
    });
    address
}
