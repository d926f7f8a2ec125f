//! Trying what came in a file where it can do no harm, before it is tried here.
//!
//! What is plain is sure to be cheap, and still may stop automerge: a change can be regular and make no sense. The relay
//! outlives that; this page would not. So another program is started from the app's own files, in a worker, and only
//! when it has taken everything in, and read it back, does the page do the same.

use std::collections::BTreeMap;
use std::time::Duration;

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use ryadom_domain::{DocumentId, DocumentKind};
use ryadom_replica::{ChangeHash, Document};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::super::browser::timer;
use super::trial::{Bundle, Trial};

/// The worker's own script; it loads the app's.
const SCRIPT: &str = "/trial.js";
/// Longest that it may take: then somebody means harm, or the device is too busy to be sure.
const PATIENCE: Duration = Duration::from_secs(30);

/// In a worker: lets the script beside ask for a rehearsal. There is no app then.
pub fn offer() {
    let rehearse = Closure::<dyn Fn(Array) -> bool>::new(|letters: Array| rehearse(&letters));
    // It fails only where nobody can ask, and nobody who gets no answer takes it for a yes.
    let _ = Reflect::set(&js_sys::global(), &"rehearse".into(), rehearse.as_ref());
    rehearse.forget();
}

/// Whether all of it can be taken in, or refused, by a program that goes on afterwards.
pub(super) async fn ends_well(trial: &mut Trial, bundles: &[Bundle]) -> bool {
    let Some(letters) = letters(trial, bundles) else {
        return false;
    };
    ask(&letters).await.unwrap_or_default()
}

/// The worker's part: the same as the page will do.
fn rehearse(letters: &Array) -> bool {
    let Some((documents, bundles)) = read(letters) else {
        return false;
    };
    let mut trial = Trial {
        documents: documents.clone(),
        new: Vec::new(),
    };
    trial.take(bundles);
    let is_readable = |document: &mut Document| {
        let heads = document.heads();
        let saved = document.save().ok();
        let again = saved.and_then(|saved| Document::load(document.kind(), &saved).ok());
        again.is_some_and(|mut again| again.heads() == heads)
    };
    let is_added = |documents: &BTreeMap<DocumentId, Document>| {
        let mut documents = documents.clone();
        trial.new.iter().all(|(id, _, changes)| {
            let bytes = changes.iter().map(|change| change.bytes.as_slice());
            documents
                .get_mut(id)
                .is_some_and(|document| document.apply(bytes).is_ok())
        })
    };
    trial.documents.values_mut().all(is_readable) && is_added(&documents)
}

async fn ask(letters: &Array) -> Option<bool> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(SCRIPT, &options).ok()?;
    let message = Object::new();
    for (name, value) in [
        ("script", address("link[rel=modulepreload]")?.into()),
        ("program", address("link[rel=preload][as=fetch]")?.into()),
        ("letters", JsValue::from(letters)),
    ] {
        Reflect::set(&message, &name.into(), &value).ok()?;
    }
    let answered = Promise::new(&mut |done, _| {
        let on_message = done.clone();
        let said = Closure::once_into_js(move |event: MessageEvent| {
            let _ = on_message.call1(&JsValue::NULL, &event.data());
        });
        worker.set_onmessage(Some(said.unchecked_ref()));
        let failed = Closure::once_into_js(move || {
            let _ = done.call0(&JsValue::NULL);
        });
        worker.set_onerror(Some(failed.unchecked_ref()));
    });
    let answer = match worker.post_message(&message) {
        Ok(()) => JsFuture::from(Promise::race(&Array::of2(&answered, &timer(PATIENCE)))).await,
        Err(error) => Err(error),
    };
    worker.terminate();
    answer.ok()?.as_bool()
}

/// Where one of the app's two files is: the page names them.
fn address(selector: &str) -> Option<String> {
    let link = web_sys::window()?.document()?.query_selector(selector);
    link.ok()??.get_attribute("href")
}

/// Everything that the worker needs, as what can be sent.
fn letters(trial: &mut Trial, bundles: &[Bundle]) -> Option<Array> {
    let documents = Array::new();
    for (id, document) in &mut trial.documents {
        let bytes = Uint8Array::from(document.save().ok()?.as_slice());
        documents.push(&Array::of3(
            &id.to_string().into(),
            &document.kind().as_str().into(),
            &bytes,
        ));
    }
    let carried: Array = bundles
        .iter()
        .map(|bundle| {
            let heads: Vec<_> = bundle.heads.iter().map(ToString::to_string).collect();
            let pieces: Array = bundle
                .pieces
                .iter()
                .map(|piece| Uint8Array::from(piece.as_slice()))
                .collect();
            Array::of4(
                &bundle.id.to_string().into(),
                &bundle.by.to_string().into(),
                &heads.join(" ").into(),
                &pieces,
            )
        })
        .collect();
    Some(Array::of2(&documents, &carried))
}

type Letters = (BTreeMap<DocumentId, Document>, Vec<Bundle>);

fn read(letters: &Array) -> Option<Letters> {
    let rows = |value: JsValue| value.dyn_into::<Array>().ok();
    let bytes = |value: JsValue| {
        value
            .dyn_into::<Uint8Array>()
            .ok()
            .map(|bytes| bytes.to_vec())
    };
    let mut documents = BTreeMap::new();
    for row in rows(letters.get(0))?.iter() {
        let row = rows(row)?;
        let id = row.get(0).as_string()?.parse().ok()?;
        let kind: DocumentKind = row.get(1).as_string()?.parse().ok()?;
        documents.insert(id, Document::load(kind, &bytes(row.get(2))?).ok()?);
    }
    let mut bundles = Vec::new();
    for row in rows(letters.get(1))?.iter() {
        let row = rows(row)?;
        let heads = row.get(2).as_string()?;
        let heads = heads.split_whitespace().map(str::parse::<ChangeHash>);
        bundles.push(Bundle {
            id: row.get(0).as_string()?.parse().ok()?,
            by: row.get(1).as_string()?.parse().ok()?,
            heads: heads.collect::<Result<_, _>>().ok()?,
            pieces: rows(row.get(3))?.iter().map(bytes).collect::<Option<_>>()?,
            // Only who may write there gets this far.
            is_theirs: true,
        });
    }
    Some((documents, bundles))
}
