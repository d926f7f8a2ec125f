//! Files that hang on documents, and which of them are on their way.

use std::sync::Arc;

use idb::Query;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::schema::{FILES, TRANSFERS};
use super::{Store, StoreError, from_text, pair, to_text};
use crate::device::attach::{FileKey, Transfer};

impl Store {
    /// Keeps files that were attached here and notes that they are to be sent: all of it or, on an error, none.
    pub(in crate::device) async fn put_files(
        &self,
        files: &[(FileKey, Uint8Array, Transfer)],
    ) -> Result<(), StoreError> {
        let mut noted = Vec::with_capacity(files.len());
        for (_, _, transfer) in files {
            noted.push(to_text(transfer)?);
        }
        self.write(&[FILES, TRANSFERS], |stores| {
            for ((key, bytes, _), transfer) in files.iter().zip(&noted) {
                stores[0].put(bytes, Some(&place(key)))?;
                stores[1].put(transfer, Some(&place(key)))?;
            }
            Ok(())
        })
        .await
    }

    /// Keeps a file that has come: it is on its way no longer.
    pub(in crate::device) async fn file_came(
        &self,
        key: &FileKey,
        bytes: &Uint8Array,
    ) -> Result<(), StoreError> {
        self.write(&[FILES, TRANSFERS], |stores| {
            stores[0].put(bytes, Some(&place(key)))?;
            stores[1].delete(Query::Key(place(key))).map(drop)
        })
        .await
    }

    /// A file's bytes.
    pub(in crate::device) async fn file(
        &self,
        key: &FileKey,
    ) -> Result<Option<Uint8Array>, StoreError> {
        let found = self
            .read(FILES, |store| store.get(Query::Key(place(key))))
            .await?
            .await?;
        Ok(found.and_then(|found| found.dyn_into().ok()))
    }

    /// Keeps a file no longer.
    pub(in crate::device) async fn drop_file(&self, key: &FileKey) -> Result<(), StoreError> {
        self.write(&[FILES], |stores| {
            stores[0].delete(Query::Key(place(key))).map(drop)
        })
        .await
    }

    /// The names of all files here.
    pub(in crate::device) async fn file_keys(&self) -> Result<Vec<FileKey>, StoreError> {
        let keys = self
            .read(FILES, |store| store.get_all_keys(None, None))
            .await?
            .await?;
        Ok(keys.iter().filter_map(key_at).collect())
    }

    /// Everything that is on its way. What cannot be read is left out, and left where it is.
    pub(in crate::device) async fn transfers(
        &self,
    ) -> Result<Vec<(FileKey, Transfer)>, StoreError> {
        let (keys, values) = self
            .read(TRANSFERS, |store| {
                Ok((store.get_all_keys(None, None)?, store.get_all(None, None)?))
            })
            .await?;
        let keys = keys.await?;
        let values = values.await?;
        let both = keys.iter().zip(&values);
        Ok(both
            .filter_map(|(key, value)| Some((key_at(key)?, from_text(value).ok()?)))
            .collect())
    }

    /// Notes that a file is on its way.
    pub(in crate::device) async fn set_transfer(
        &self,
        key: &FileKey,
        transfer: &Transfer,
    ) -> Result<(), StoreError> {
        let value = to_text(transfer)?;
        self.write(&[TRANSFERS], |stores| {
            stores[0].put(&value, Some(&place(key))).map(drop)
        })
        .await
    }

    /// A file is on its way no longer.
    pub(in crate::device) async fn end_transfer(&self, key: &FileKey) -> Result<(), StoreError> {
        self.write(&[TRANSFERS], |stores| {
            stores[0].delete(Query::Key(place(key))).map(drop)
        })
        .await
    }
}

fn place((document, sha): &FileKey) -> JsValue {
    pair(document, &sha.to_string())
}

fn key_at(key: &JsValue) -> Option<FileKey> {
    let parts = key.dyn_ref::<Array>()?;
    let document: Arc<str> = parts.get(0).as_string()?.into();
    Some((document, parts.get(1).as_string()?.parse().ok()?))
}
