//! What this device seals with: a key that never leaves the browser, and the relay's word for whose it is.
//!
//! Only where the page came over HTTPS, or from this very machine: elsewhere browsers have no keys, and what is saved
//! in a file can be looked at but not taken over.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Object, Reflect, Uint8Array};
use leptos::prelude::GetUntracked;
use ryadom_sync::carried::{Certificate, KEY, Parcel, SIGNATURE, Seal};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{CryptoKey, CryptoKeyPair, SubtleCrypto};

use super::call;
use super::core::Core;
use super::store::Store;

/// The names under which both lie among the small values.
const KEY_NAME: &str = "seal-key";
const PAPERS: &str = "papers";

/// Who this device is, as it can prove it to others.
pub(super) struct Papers {
    key: CryptoKey,
    pub(super) certificate: Certificate,
    /// The relay's public key, by which others' certificates are known.
    relay: [u8; KEY],
    /// The relay has said in this run that they are still good.
    is_fresh: Cell<bool>,
}

/// As they are kept, in hex.
#[derive(Serialize, Deserialize)]
struct KeptPapers {
    certificate: String,
    relay: String,
}

impl Papers {
    async fn kept(store: &Store) -> Option<Self> {
        let kept: KeptPapers = store.meta(PAPERS).await.ok()??;
        let key = store.meta_object(KEY_NAME).await.ok()??;
        let certificate = hex::decode(kept.certificate).ok()?;
        Some(Self {
            key: key.dyn_into().ok()?,
            certificate: Certificate::decode(&certificate)?,
            relay: hex::decode(kept.relay).ok()?.try_into().ok()?,
            is_fresh: Cell::new(false),
        })
    }

    /// Seals a parcel; leaves it as it is if the browser would not.
    pub(super) async fn seal(&self, mut parcel: Parcel) -> Parcel {
        let signed = parcel.signed(&self.certificate);
        parcel.seal = sign(&self.key, &signed).await.map(|signature| Seal {
            certificate: self.certificate.clone(),
            signature,
        });
        parcel
    }

    /// Whether the relay has certified it.
    pub(super) async fn vouches_for(&self, certificate: &Certificate) -> bool {
        certificate.school == self.certificate.school
            && is_signed(&self.relay, &certificate.signed(), &certificate.signature).await
    }
}

/// Whether the device that the certificate names has sealed the parcel.
pub(super) async fn is_sealed(parcel: &Parcel, seal: &Seal) -> bool {
    let signed = parcel.signed(&seal.certificate);
    is_signed(&seal.certificate.key, &signed, &seal.signature).await
}

impl Core {
    /// This device's papers, if it has any for whoever is here.
    pub(super) async fn papers(&self) -> Option<Rc<Papers>> {
        let me = self.me.get_untracked()?;
        let is_mine = |papers: &Rc<Papers>| {
            let certificate = &papers.certificate;
            certificate.device == me.device.to_string()
                && certificate.person == me.person.to_string()
                && certificate.school == me.registry.to_string()
        };
        let known = self.papers.borrow().clone().filter(is_mine);
        if known.is_some() {
            return known;
        }
        let store = self.store()?;
        let kept = Papers::kept(&store).await.map(Rc::new).filter(is_mine);
        self.papers.borrow_mut().clone_from(&kept);
        kept
    }

    /// The same; asks the relay for them where there are none.
    pub(super) async fn papers_or_ask(&self) -> Option<Rc<Papers>> {
        match self.papers().await {
            Some(papers) => Some(papers),
            None => {
                self.ask_for_papers().await;
                self.papers().await
            }
        }
    }

    /// Has the relay certify this device, in the background: later it may never be online again. Once in each run, for
    /// a relay that was restored from a copy of long ago has another key.
    pub(super) fn get_papers(self: &Rc<Self>) {
        let core = Rc::clone(self);
        spawn_local(async move {
            match core.papers().await {
                None => core.ask_for_papers().await,
                Some(papers) if !papers.is_fresh.get() => core.renew(&papers).await,
                Some(_) => {}
            }
        });
    }

    async fn renew(&self, papers: &Papers) {
        let public = hex::encode(papers.certificate.key);
        let (Some(store), Ok(certified)) = (self.store(), call::certificate(&public).await) else {
            return;
        };
        papers.is_fresh.set(true);
        if certified.relay == hex::encode(papers.relay) {
            return;
        }
        let renewed = KeptPapers {
            certificate: certified.certificate,
            relay: certified.relay,
        };
        if store.set_meta(PAPERS, &renewed).await.is_ok() {
            *self.papers.borrow_mut() = None;
        }
    }

    async fn ask_for_papers(&self) {
        let (Some(store), Some(pair)) = (self.store(), new_pair().await) else {
            return;
        };
        let Some(public) = export(&pair.get_public_key()).await else {
            return;
        };
        let Ok(certified) = call::certificate(&hex::encode(public)).await else {
            return;
        };
        let papers = KeptPapers {
            certificate: certified.certificate,
            relay: certified.relay,
        };
        // The key first: papers without it would be of no use. What could not be kept is asked for again.
        let key = pair.get_private_key();
        if store.set_meta_object(KEY_NAME, &key).await.is_ok() {
            let _ = store.set_meta(PAPERS, &papers).await;
        }
    }
}

fn subtle() -> Option<SubtleCrypto> {
    let crypto = web_sys::window()?.crypto().ok()?;
    // Absent where the page did not come over HTTPS.
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok()?;
    subtle.is_object().then(|| crypto.subtle())
}

fn object(entries: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in entries {
        // It fails only for objects that cannot be changed.
        let _ = Reflect::set(&object, &(*name).into(), &(*value).into());
    }
    object
}

fn curve() -> Object {
    object(&[("name", "ECDSA"), ("namedCurve", "P-256")])
}

fn algorithm() -> Object {
    object(&[("name", "ECDSA"), ("hash", "SHA-256")])
}

/// The private half cannot be read out, not even by the app.
async fn new_pair() -> Option<CryptoKeyPair> {
    let usages = Array::of2(&"sign".into(), &"verify".into());
    let asked = subtle()?.generate_key_with_object(&curve(), false, &usages);
    Some(JsFuture::from(asked.ok()?).await.ok()?.unchecked_into())
}

async fn export(key: &CryptoKey) -> Option<Vec<u8>> {
    let asked = subtle()?.export_key("raw", key).ok()?;
    Some(Uint8Array::new(&JsFuture::from(asked).await.ok()?).to_vec())
}

async fn sign(key: &CryptoKey, bytes: &[u8]) -> Option<[u8; SIGNATURE]> {
    let bytes = Uint8Array::from(bytes);
    let asked = subtle()?.sign_with_object_and_js_u8_array(&algorithm(), key, &bytes);
    let signed = JsFuture::from(asked.ok()?).await.ok()?;
    Uint8Array::new(&signed).to_vec().try_into().ok()
}

async fn is_signed(by: &[u8; KEY], bytes: &[u8], signature: &[u8; SIGNATURE]) -> bool {
    verify(by, bytes, signature).await.unwrap_or(false)
}

async fn verify(by: &[u8; KEY], bytes: &[u8], signature: &[u8; SIGNATURE]) -> Option<bool> {
    let subtle = subtle()?;
    let raw: Object = Uint8Array::from(by.as_slice()).into();
    let usages = Array::of1(&"verify".into());
    let key = subtle.import_key_with_object("raw", &raw, &curve(), true, &usages);
    let key: CryptoKey = JsFuture::from(key.ok()?).await.ok()?.dyn_into().ok()?;
    let (bytes, signature) = (
        Uint8Array::from(bytes),
        Uint8Array::from(signature.as_slice()),
    );
    let asked = subtle.verify_with_object_and_js_u8_array_and_js_u8_array(
        &algorithm(),
        &key,
        &signature,
        &bytes,
    );
    let answer: JsValue = JsFuture::from(asked.ok()?).await.ok()?;
    answer.as_bool()
}
