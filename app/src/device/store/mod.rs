//! What this device keeps, in the browser's IndexedDB.
//!
//! Every write is one transaction, and is reported only after the transaction's `complete`: until then nothing may be
//! called saved. Writing a thing twice keeps one.

mod connection;
mod files;
mod record;
mod schema;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use idb::{KeyRange, ObjectStore, Query, Transaction, TransactionMode};
use js_sys::{Array, Promise, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::IdbTransaction;

use connection::Connection;
pub(super) use record::Record;
use schema::{CHUNKS, DOCUMENTS, FILES, META, SNAPSHOTS, STORES, SUMMARIES, SYNC, TRANSFERS};

/// The name of the database.
pub(super) const NAME: &str = "ryadom";

/// Why the browser's storage did not do as asked.
#[derive(Debug, thiserror::Error)]
pub(super) enum StoreError {
    /// The browser forbids storage here (some private windows), or it is broken.
    #[error("this browser would not open its storage: {0}")]
    Unavailable(idb::Error),
    /// Somebody else has the database at the moment: it is being deleted, or upgraded.
    #[error("this browser's storage is in use elsewhere")]
    Blocked,
    /// A read or a write failed; most often the disk is full.
    #[error("this browser could not read or write its storage: {0}")]
    Failed(#[from] idb::Error),
    /// The transaction was given up by the browser: nothing in it was kept.
    #[error("the browser gave up writing")]
    Aborted,
    /// Something kept cannot be understood.
    #[error("something kept here cannot be read: {0}")]
    Damaged(#[from] serde_json::Error),
}

/// One change, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chunk {
    /// The change's hash, in hex.
    pub(super) hash: String,
    /// The change, encoded.
    pub(super) bytes: Vec<u8>,
}

/// Everything kept of one document.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Kept {
    /// Verified whole documents, each under a name of its own.
    pub(super) snapshots: Vec<(String, Vec<u8>)>,
    /// Changes, by hash.
    pub(super) chunks: Vec<Chunk>,
}

/// New changes of one document, to be kept together with what the document then is.
#[derive(Debug, Clone)]
pub(super) struct Append {
    /// The document's address.
    pub(super) document: Rc<str>,
    /// What is new.
    pub(super) chunks: Vec<Chunk>,
    /// The document's record once these are kept.
    pub(super) record: Record,
}

/// A database.
pub(super) struct Store {
    connection: Rc<Connection>,
}

impl Store {
    /// Opens the database, making or upgrading it if needed.
    pub(super) async fn open(name: &str) -> Result<Self, StoreError> {
        let connection = Connection::to(name);
        connection.until_open().await?;
        Ok(Self { connection })
    }

    /// Has this done whenever the database was taken away: deleted by somebody, or wanted by a newer version of the app.
    pub(super) fn on_lost(&self, hook: impl Fn() + 'static) {
        self.connection.on_lost(Rc::new(hook));
    }

    /// Opens it again where it was taken away; answers whether everything that was in it is gone.
    pub(super) async fn open_again(&self) -> Result<bool, StoreError> {
        self.connection.until_open().await?;
        Ok(self.connection.was_emptied())
    }

    /// Lets go of the database for good.
    pub(super) fn close(&self) {
        self.connection.close_for_good();
    }

    /// Removes documents and whatever is kept of them, all at once.
    pub(super) async fn forget(&self, documents: &[&str]) -> Result<(), StoreError> {
        let stores = [
            CHUNKS, SNAPSHOTS, FILES, TRANSFERS, DOCUMENTS, SYNC, SUMMARIES,
        ];
        let mut ranges = Vec::with_capacity(documents.len() * 2);
        for document in documents {
            ranges.push(whole(document)?);
            ranges.push(whole(&aside(document))?);
        }
        self.write(&stores, |stores| {
            for range in ranges {
                for store in &stores[..4] {
                    store.delete(Query::KeyRange(range.clone()))?;
                }
            }
            for store in &stores[4..] {
                for document in documents {
                    store.delete(key(document))?;
                }
            }
            Ok(())
        })
        .await
    }

    /// Removes everything but small values of these names, all at once.
    pub(super) async fn clear_but(&self, spared: &[&str]) -> Result<(), StoreError> {
        let mut kept = Vec::new();
        for name in spared {
            let found = self.read(META, |store| store.get(key(name))).await?.await?;
            kept.extend(found.map(|value| (*name, value)));
        }
        self.write(&STORES, |stores| {
            for store in stores {
                store.clear()?;
            }
            for (name, value) in &kept {
                stores[0].put(value, Some(&(*name).into()))?;
            }
            Ok(())
        })
        .await
    }

    /// A small value of this device, by name.
    pub(super) async fn meta<T: DeserializeOwned>(
        &self,
        name: &str,
    ) -> Result<Option<T>, StoreError> {
        let found = self.read(META, |store| store.get(key(name))).await?.await?;
        found.as_ref().map(from_text).transpose()
    }

    /// Keeps a small value of this device.
    pub(super) async fn set_meta<T: Serialize + ?Sized>(
        &self,
        name: &str,
        value: &T,
    ) -> Result<(), StoreError> {
        let value = to_text(value)?;
        self.write(&[META], |stores| {
            stores[0].put(&value, Some(&name.into())).map(drop)
        })
        .await
    }

    /// Something of the browser's own that is kept beside the small values: a key.
    pub(super) async fn meta_object(&self, name: &str) -> Result<Option<JsValue>, StoreError> {
        Ok(self.read(META, |store| store.get(key(name))).await?.await?)
    }

    /// Keeps something of the browser's own.
    pub(super) async fn set_meta_object(
        &self,
        name: &str,
        value: &JsValue,
    ) -> Result<(), StoreError> {
        self.write(&[META], |stores| {
            stores[0].put(value, Some(&name.into())).map(drop)
        })
        .await
    }

    /// Keeps pieces that are no document's, under a name that no document has; [`Store::load`] reads them.
    pub(super) async fn put_pieces(&self, under: &str, pieces: &[Chunk]) -> Result<(), StoreError> {
        self.write(&[CHUNKS], |stores| {
            for piece in pieces {
                let bytes = Uint8Array::from(piece.bytes.as_slice());
                stores[0].put(&bytes, Some(&pair(under, &piece.hash)))?;
            }
            Ok(())
        })
        .await
    }

    /// Keeps such a piece no longer.
    pub(super) async fn forget_piece(&self, under: &str, name: &str) -> Result<(), StoreError> {
        self.write(&[CHUNKS], |stores| {
            stores[0].delete(Query::Key(pair(under, name))).map(drop)
        })
        .await
    }

    /// Every small value whose name begins like this, by the rest of its name. One that cannot be read is left out, and
    /// left where it is.
    pub(super) async fn metas<T: DeserializeOwned>(
        &self,
        beginning: &str,
    ) -> Result<Vec<(String, T)>, StoreError> {
        let all = self.all(META).await?;
        Ok(all
            .iter()
            .filter_map(|(name, value)| {
                let rest = name.strip_prefix(beginning)?;
                Some((rest.to_owned(), from_text(value).ok()?))
            })
            .collect())
    }

    /// Keeps a small value of this device no longer.
    pub(super) async fn forget_meta(&self, name: &str) -> Result<(), StoreError> {
        self.write(&[META], |stores| stores[0].delete(key(name)).map(drop))
            .await
    }

    /// The record of every document on this device, by address.
    pub(super) async fn records(&self) -> Result<Vec<(String, Record)>, StoreError> {
        self.all(DOCUMENTS)
            .await?
            .iter()
            .map(|(name, value)| Ok((name.clone(), from_text(value)?)))
            .collect()
    }

    /// What the relay is known to have of each document: opaque bytes of the sync session.
    pub(super) async fn sync_states(&self) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        let all = self.all(SYNC).await?;
        Ok(all
            .into_iter()
            .map(|(name, value)| (name, to_bytes(&value)))
            .collect())
    }

    /// Keeps what the relay is known to have of a document.
    pub(super) async fn remember(&self, document: &str, state: &[u8]) -> Result<(), StoreError> {
        let state = Uint8Array::from(state);
        self.write(&[SYNC], |stores| {
            stores[0].put(&state, Some(&document.into())).map(drop)
        })
        .await
    }

    /// The summaries of documents, by address.
    pub(super) async fn summaries<T: DeserializeOwned>(
        &self,
    ) -> Result<Vec<(String, T)>, StoreError> {
        let all = self.all(SUMMARIES).await?;
        // A summary of another version is computed anew, so one that cannot be read is no loss.
        Ok(all
            .iter()
            .filter_map(|(name, value)| Some((name.clone(), from_text(value).ok()?)))
            .collect())
    }

    /// Keeps a document's summary.
    pub(super) async fn set_summary<T: Serialize>(
        &self,
        document: &str,
        summary: &T,
    ) -> Result<(), StoreError> {
        let value = to_text(summary)?;
        self.write(&[SUMMARIES], |stores| {
            stores[0].put(&value, Some(&document.into())).map(drop)
        })
        .await
    }

    /// Keeps new changes of any number of documents: all of them or, on an error, none.
    pub(super) async fn append(&self, appends: &[Append]) -> Result<(), StoreError> {
        let mut records = Vec::with_capacity(appends.len());
        for append in appends {
            records.push(to_text(&append.record)?);
        }
        self.write(&[CHUNKS, DOCUMENTS], |stores| {
            for (append, record) in appends.iter().zip(&records) {
                for chunk in &append.chunks {
                    let bytes = Uint8Array::from(chunk.bytes.as_slice());
                    stores[0].put(&bytes, Some(&pair(&append.document, &chunk.hash)))?;
                }
                stores[1].put(record, Some(&append.document.as_ref().into()))?;
            }
            Ok(())
        })
        .await
    }

    /// Everything kept of a document; empty when nothing is.
    pub(super) async fn load(&self, document: &str) -> Result<Kept, StoreError> {
        let transaction = self
            .connection
            .begin(&[CHUNKS, SNAPSHOTS], TransactionMode::ReadOnly)
            .await?;
        let read = |name| -> Result<_, idb::Error> {
            let store = transaction.object_store(name)?;
            let keys = store.get_all_keys(Some(whole(document)?.into()), None)?;
            Ok((keys, store.get_all(Some(whole(document)?.into()), None)?))
        };
        let (chunk_keys, chunks) = read(CHUNKS)?;
        let (snapshot_keys, snapshots) = read(SNAPSHOTS)?;
        let chunks = names(chunk_keys.await?).zip(chunks.await?);
        let snapshots = names(snapshot_keys.await?).zip(snapshots.await?);
        Ok(Kept {
            chunks: chunks
                .map(|(hash, bytes)| Chunk {
                    hash,
                    bytes: to_bytes(&bytes),
                })
                .collect(),
            snapshots: snapshots
                .map(|(name, bytes)| (name, to_bytes(&bytes)))
                .collect(),
        })
    }

    /// Replaces what is in `covered` by one snapshot that contains it all. What is replaced goes only after the
    /// snapshot was read back and found equal; `false` when it was not, and then everything stays.
    ///
    /// Two tabs may do this at once: each names its snapshot by its contents and removes only what its own contains.
    pub(super) async fn compact(
        &self,
        document: &str,
        name: &str,
        snapshot: &[u8],
        covered: &Kept,
    ) -> Result<bool, StoreError> {
        let value = Uint8Array::from(snapshot);
        let place = pair(document, name);
        self.write(&[SNAPSHOTS], |stores| {
            stores[0].put(&value, Some(&place)).map(drop)
        })
        .await?;

        let found = self
            .read(SNAPSHOTS, |store| store.get(Query::Key(place)))
            .await?
            .await?;
        if found.map(|found| to_bytes(&found)).as_deref() != Some(snapshot) {
            return Ok(false);
        }

        self.write(&[CHUNKS, SNAPSHOTS], |stores| {
            for chunk in &covered.chunks {
                stores[0].delete(Query::Key(pair(document, &chunk.hash)))?;
            }
            for (old, _) in covered.snapshots.iter().filter(|(old, _)| old != name) {
                stores[1].delete(Query::Key(pair(document, old)))?;
            }
            Ok(())
        })
        .await?;
        Ok(true)
    }

    /// Puts pieces that cannot be read where no load meets them, byte for byte, for whoever can read them one day.
    /// Where they were they go only after the copies were read back and found equal.
    pub(super) async fn set_aside(&self, document: &str, damaged: &Kept) -> Result<(), StoreError> {
        let aside = aside(document);
        self.write(&[CHUNKS, SNAPSHOTS], |stores| {
            for chunk in &damaged.chunks {
                let bytes = Uint8Array::from(chunk.bytes.as_slice());
                stores[0].put(&bytes, Some(&pair(&aside, &chunk.hash)))?;
            }
            for (name, bytes) in &damaged.snapshots {
                let bytes = Uint8Array::from(bytes.as_slice());
                stores[1].put(&bytes, Some(&pair(&aside, name)))?;
            }
            Ok(())
        })
        .await?;
        let found = self.set_aside_of(document).await?;
        let all_there = damaged
            .chunks
            .iter()
            .all(|chunk| found.chunks.contains(chunk))
            && damaged
                .snapshots
                .iter()
                .all(|snapshot| found.snapshots.contains(snapshot));
        if !all_there {
            return Err(StoreError::Aborted);
        }
        self.remove_damaged(document, damaged).await
    }

    /// Removes pieces, each only while it is the one that was copied: the relay or another tab may have put the whole one
    /// in its place meanwhile, under the same name.
    async fn remove_damaged(&self, document: &str, damaged: &Kept) -> Result<(), StoreError> {
        let transaction = self
            .connection
            .begin(&[CHUNKS, SNAPSHOTS], TransactionMode::ReadWrite)
            .await?;
        let chunks = damaged.chunks.iter();
        let chunks = chunks.map(|chunk| (CHUNKS, &chunk.hash, &chunk.bytes));
        let snapshots = damaged.snapshots.iter();
        let snapshots = snapshots.map(|(name, bytes)| (SNAPSHOTS, name, bytes));
        for (store, name, bytes) in chunks.chain(snapshots) {
            let store = transaction.object_store(store)?;
            let place = || Query::Key(pair(document, name));
            let found = store.get(place())?.await?;
            if found.is_some_and(|found| to_bytes(&found) == *bytes) {
                store.delete(place())?.await?;
            }
        }
        committed(transaction).await
    }

    /// What was set aside of a document.
    pub(super) async fn set_aside_of(&self, document: &str) -> Result<Kept, StoreError> {
        self.load(&aside(document)).await
    }

    async fn read<R>(
        &self,
        store: &str,
        ask: impl FnOnce(ObjectStore) -> Result<R, idb::Error>,
    ) -> Result<R, StoreError> {
        let transaction = self
            .connection
            .begin(&[store], TransactionMode::ReadOnly)
            .await?;
        Ok(ask(transaction.object_store(store)?)?)
    }

    async fn all(&self, store: &str) -> Result<Vec<(String, JsValue)>, StoreError> {
        let transaction = self
            .connection
            .begin(&[store], TransactionMode::ReadOnly)
            .await?;
        let store = transaction.object_store(store)?;
        let (keys, values) = (store.get_all_keys(None, None)?, store.get_all(None, None)?);
        let keys = keys.await?.into_iter().filter_map(|key| key.as_string());
        Ok(keys.zip(values.await?).collect())
    }

    /// One transaction, waited for until the browser says `complete`.
    async fn write(
        &self,
        names: &[&str],
        put: impl FnOnce(&[ObjectStore]) -> Result<(), idb::Error>,
    ) -> Result<(), StoreError> {
        let transaction = self
            .connection
            .begin(names, TransactionMode::ReadWrite)
            .await?;
        let stores = names
            .iter()
            .map(|name| transaction.object_store(name))
            .collect::<Result<Vec<_>, _>>()?;
        put(&stores)?;
        committed(transaction).await
    }
}

/// Waits until the browser says `complete`.
async fn committed(transaction: Transaction) -> Result<(), StoreError> {
    // It refuses only one that was given up by then.
    let transaction = transaction.commit().map_err(|_| StoreError::Aborted)?;
    let transaction = IdbTransaction::from(transaction);
    // A transaction that is given up says so once, after any number of errors of single requests.
    let ended = Promise::new(&mut |complete, given_up| {
        transaction.set_oncomplete(Some(&complete));
        transaction.set_onabort(Some(&given_up));
    });
    let ended = JsFuture::from(ended).await;
    ended.map(drop).map_err(|_| StoreError::Aborted)
}

fn key(name: &str) -> Query {
    Query::Key(name.into())
}

/// The name under which damaged pieces of a document are kept; no document is called so.
fn aside(document: &str) -> String {
    format!("aside:{document}")
}

/// The key of a thing within a document.
fn pair(document: &str, name: &str) -> JsValue {
    Array::of2(&document.into(), &name.into()).into()
}

/// Every key within a document: in IndexedDB an array comes after any text.
fn whole(document: &str) -> Result<KeyRange, idb::Error> {
    let (first, last) = (
        Array::of1(&document.into()),
        Array::of2(&document.into(), &Array::new()),
    );
    KeyRange::bound(&first, &last, None, None)
}

/// The second halves of [`pair`] keys.
fn names(keys: Vec<JsValue>) -> impl Iterator<Item = String> {
    keys.into_iter()
        .map(|key| Array::from(&key).get(1).as_string().unwrap_or_default())
}

fn to_bytes(value: &JsValue) -> Vec<u8> {
    value
        .dyn_ref::<Uint8Array>()
        .map(Uint8Array::to_vec)
        .unwrap_or_default()
}

fn to_text<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, StoreError> {
    Ok(serde_json::to_string(value)?.into())
}

fn from_text<T: DeserializeOwned>(value: &JsValue) -> Result<T, StoreError> {
    Ok(serde_json::from_str(
        &value.as_string().unwrap_or_default(),
    )?)
}
