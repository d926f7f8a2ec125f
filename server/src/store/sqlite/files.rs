//! Files, in pieces: a piece is one small row, so no file is ever whole in memory, and a copy of the store has them.

use super::StoreError;
use crate::store::file::{GIVEN_UP, LEAST};
use crate::store::{Arrived, FileKey, FilesHeld, NoRoom, Piece};
use rusqlite::{Connection, OptionalExtension, ToSql, params};
use ryadom_domain::{DeviceId, Digest, DocumentId};
use sha2::{Digest as _, Sha256};

/// What is kept of a file that has come in part.
struct Coming {
    id: i64,
    size: u64,
    have: u64,
}

fn number(size: u64) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}

fn size(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}

/// The row of a file that is whole, and its size.
fn whole(db: &Connection, file: FileKey) -> rusqlite::Result<Option<(i64, u64)>> {
    let find = "SELECT id, size FROM files WHERE document = ?1 AND sha = ?2 AND whole = 1";
    let mut find = db.prepare_cached(find)?;
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, size(row.get(1)?)));
    let key = params![file.document.as_bytes(), file.sha.0];
    find.query_row(key, read).optional()
}

fn coming(db: &Connection, file: FileKey, device: DeviceId) -> rusqlite::Result<Option<Coming>> {
    let find = "SELECT id, size, have FROM files
                WHERE document = ?1 AND sha = ?2 AND device = ?3 AND whole = 0";
    let mut find = db.prepare_cached(find)?;
    let key = params![file.document.as_bytes(), file.sha.0, device.as_bytes()];
    find.query_row(key, |row| {
        Ok(Coming {
            id: row.get(0)?,
            size: size(row.get(1)?),
            have: size(row.get(2)?),
        })
    })
    .optional()
}

pub(super) fn arrived(
    db: &Connection,
    file: FileKey,
    device: DeviceId,
) -> Result<Arrived, StoreError> {
    if let Some((_, have)) = whole(db, file)? {
        return Ok(Arrived { have, whole: true });
    }
    let have = coming(db, file, device)?.map_or(0, |coming| coming.have);
    Ok(Arrived { have, whole: false })
}

pub(super) fn put_piece(
    db: &Connection,
    piece: &Piece,
) -> Result<Result<Arrived, NoRoom>, StoreError> {
    if let Some((_, have)) = whole(db, piece.file)? {
        return Ok(Ok(Arrived { have, whole: true }));
    }
    let mut begun = coming(db, piece.file, piece.device)?;
    if let Some(other) = begun.take_if(|begun| begun.size != piece.size) {
        remove(db, other.id)?;
    }
    let begun = match begun {
        Some(begun) => begun,
        None => {
            give_up(db, piece)?;
            if let Some(no_room) = no_room(db, piece)? {
                return Ok(Err(no_room));
            }
            begin(db, piece)?
        }
    };
    // What does not go on where the last one ended changes nothing: the answer says where to go on.
    if begun.have != piece.from || piece.bytes.is_empty() {
        let have = begun.have;
        return Ok(Ok(Arrived { have, whole: false }));
    }
    db.prepare_cached("INSERT INTO pieces (file, start, bytes) VALUES (?1, ?2, ?3)")?
        .execute(params![begun.id, number(piece.from), piece.bytes])?;
    let have = begun.have + piece.bytes.len() as u64;
    db.prepare_cached("UPDATE files SET have = ?2, at = ?3 WHERE id = ?1")?
        .execute(params![begun.id, number(have), piece.at.seconds()])?;
    Ok(Ok(Arrived { have, whole: false }))
}

fn begin(db: &Connection, piece: &Piece) -> Result<Coming, StoreError> {
    let add = "INSERT INTO files (document, sha, size, person, device, have, whole, at)
               VALUES (?1, ?2, ?3, ?4, ?5, 0, 0, ?6)";
    db.prepare_cached(add)?.execute(params![
        piece.file.document.as_bytes(),
        piece.file.sha.0,
        number(piece.size),
        piece.person.as_bytes(),
        piece.device.as_bytes(),
        piece.at.seconds()
    ])?;
    Ok(Coming {
        id: db.last_insert_rowid(),
        size: piece.size,
        have: 0,
    })
}

/// Lets go of what nobody has gone on with for long.
fn give_up(db: &Connection, piece: &Piece) -> Result<(), StoreError> {
    let before = piece.at.seconds() - GIVEN_UP;
    let mut old = db.prepare_cached("SELECT id FROM files WHERE whole = 0 AND at < ?1")?;
    let old: Vec<i64> = old
        .query_map([before], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    old.into_iter().try_for_each(|id| remove(db, id))
}

fn remove(db: &Connection, id: i64) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM pieces WHERE file = ?1")?
        .execute([id])?;
    db.prepare_cached("DELETE FROM files WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

fn no_room(db: &Connection, piece: &Piece) -> Result<Option<NoRoom>, StoreError> {
    let taken = |which: &str, key: &[&dyn ToSql]| -> Result<u64, StoreError> {
        let sum = format!("SELECT coalesce(sum(max(size, {LEAST})), 0) FROM files {which}");
        let sum: i64 = db.prepare_cached(&sum)?.query_row(key, |row| row.get(0))?;
        Ok(size(sum).saturating_add(piece.size.max(LEAST)))
    };
    let limits = piece.limits;
    let document = piece.file.document;
    if taken("WHERE document = ?1", &[document.as_bytes()])? > limits.document {
        return Ok(Some(NoRoom::InDocument));
    }
    if taken("WHERE person = ?1", &[piece.person.as_bytes()])? > limits.person {
        return Ok(Some(NoRoom::ForPerson));
    }
    Ok((taken("", &[])? > limits.school).then_some(NoRoom::InSchool))
}

/// Reads what has come and answers whether it is what the name says; `None` when not everything has come.
pub(super) fn is_as_named(
    db: &Connection,
    file: FileKey,
    device: DeviceId,
) -> Result<Option<bool>, StoreError> {
    match coming(db, file, device)? {
        Some(coming) if coming.have == coming.size => {
            Ok(Some(digest(db, coming.id)? == (file.sha, coming.size)))
        }
        _ => Ok(None),
    }
}

/// A file is there from now on, or is thrown away. Answers whether it is there.
pub(super) fn settle(
    db: &Connection,
    file: FileKey,
    device: DeviceId,
    is_as_named: bool,
) -> Result<bool, StoreError> {
    let is_whole = whole(db, file)?.is_some();
    let Some(coming) = coming(db, file, device)? else {
        return Ok(is_whole);
    };
    if is_whole || !is_as_named {
        remove(db, coming.id)?;
        return Ok(is_whole);
    }
    db.prepare_cached("UPDATE files SET whole = 1 WHERE id = ?1")?
        .execute([coming.id])?;
    Ok(true)
}

fn digest(db: &Connection, id: i64) -> Result<(Digest, u64), StoreError> {
    let mut pieces =
        db.prepare_cached("SELECT bytes FROM pieces WHERE file = ?1 ORDER BY start")?;
    let mut rows = pieces.query([id])?;
    let (mut hasher, mut length) = (Sha256::new(), 0);
    while let Some(row) = rows.next()? {
        let bytes = row.get_ref(0)?.as_blob().unwrap_or_default();
        hasher.update(bytes);
        length += bytes.len() as u64;
    }
    Ok((Digest(hasher.finalize().into()), length))
}

pub(super) fn file_size(db: &Connection, file: FileKey) -> Result<Option<u64>, StoreError> {
    Ok(whole(db, file)?.map(|(_, size)| size))
}

pub(super) fn piece(
    db: &Connection,
    file: FileKey,
    from: u64,
) -> Result<Option<Vec<u8>>, StoreError> {
    let find = "SELECT bytes FROM pieces JOIN files ON files.id = pieces.file
                WHERE document = ?1 AND sha = ?2 AND whole = 1 AND start = ?3";
    let key = params![file.document.as_bytes(), file.sha.0, number(from)];
    let mut find = db.prepare_cached(find)?;
    Ok(find.query_row(key, |row| row.get(0)).optional()?)
}

/// A store of an earlier schema that is only looked at has no such tables.
fn are_known(db: &Connection) -> rusqlite::Result<bool> {
    let find = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'files'";
    Ok(db.query_row(find, [], |_| Ok(())).optional()?.is_some())
}

pub(super) fn held(db: &Connection) -> Result<FilesHeld, StoreError> {
    if !are_known(db)? {
        return Ok(FilesHeld::default());
    }
    let count =
        "SELECT count(*) FILTER (WHERE whole = 1), coalesce(sum(size) FILTER (WHERE whole = 1), 0),
                 count(*) FILTER (WHERE whole = 0) FROM files";
    Ok(db.query_row(count, [], |row| {
        Ok(FilesHeld {
            files: size(row.get(0)?),
            bytes: size(row.get(1)?),
            coming: size(row.get(2)?),
        })
    })?)
}

/// Every file that is said to be whole and is not what its name says.
pub(super) fn damaged(db: &Connection) -> Result<Vec<FileKey>, StoreError> {
    if !are_known(db)? {
        return Ok(Vec::new());
    }
    let mut all = db.prepare("SELECT id, document, sha, size FROM files WHERE whole = 1")?;
    let mut rows = all.query([])?;
    let mut damaged = Vec::new();
    while let Some(row) = rows.next()? {
        let file = FileKey {
            document: DocumentId::from_random(row.get(1)?),
            sha: Digest(row.get(2)?),
        };
        if digest(db, row.get(0)?)? != (file.sha, size(row.get(3)?)) {
            damaged.push(file);
        }
    }
    Ok(damaged)
}

/// The files of a document that is written anew elsewhere go there, those of them that it still lists.
pub(super) fn follow(
    db: &Connection,
    from: DocumentId,
    to: DocumentId,
    listed: &[Digest],
) -> Result<(), StoreError> {
    let mut follow = db
        .prepare("UPDATE files SET document = ?2 WHERE document = ?1 AND sha = ?3 AND whole = 1")?;
    for sha in listed {
        follow.execute(params![from.as_bytes(), to.as_bytes(), sha.0])?;
    }
    Ok(())
}

/// Removes the files of a document.
pub(super) fn remove_of(db: &Connection, document: DocumentId) -> Result<(), StoreError> {
    let of = "DELETE FROM pieces WHERE file IN (SELECT id FROM files WHERE document = ?1)";
    db.execute(of, [document.as_bytes()])?;
    db.execute(
        "DELETE FROM files WHERE document = ?1",
        [document.as_bytes()],
    )?;
    Ok(())
}
