//! Codes, devices and sessions.

use super::{
    Code, CodeRefusal, Device, Enrolled, Enrolment, SessionOf, StoreError, TokenHash,
    documents::{self, id},
};
use crate::store::CodeKind;
use rusqlite::{Connection, OptionalExtension, Row, params};
use ryadom_domain::{DeviceId, PersonId, Timestamp};

const fn kind_name(kind: CodeKind) -> &'static str {
    match kind {
        CodeKind::Invitation => "invitation",
        CodeKind::Device => "device",
        CodeKind::Founding => "founding",
    }
}

fn kind_of(name: &str) -> Option<CodeKind> {
    [CodeKind::Invitation, CodeKind::Device, CodeKind::Founding]
        .into_iter()
        .find(|kind| kind_name(*kind) == name)
}

pub(super) fn add_code(db: &Connection, code: &Code) -> Result<(), StoreError> {
    let add = "INSERT INTO codes (hash, kind, person, expires) VALUES (?1, ?2, ?3, ?4)";
    let person = code.person.as_bytes();
    db.prepare_cached(add)?.execute(params![
        code.hash.0,
        kind_name(code.kind),
        person,
        code.expires.seconds()
    ])?;
    Ok(())
}

pub(super) fn drop_founding_codes(db: &Connection) -> Result<(), StoreError> {
    db.execute(
        "DELETE FROM codes WHERE kind = 'founding' AND used_by IS NULL",
        [],
    )?;
    Ok(())
}

pub(super) fn code(
    db: &Connection,
    hash: TokenHash,
    now: Timestamp,
) -> Result<Result<Code, CodeRefusal>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT kind, person, expires, used_by, used_at FROM codes WHERE hash = ?1",
    )?;
    let read = |row: &Row<'_>| {
        let kind: String = row.get(0)?;
        let expires = Timestamp(row.get(2)?);
        let used = row
            .get::<_, Option<[u8; 16]>>(3)?
            .map(DeviceId::from_random);
        let used_at = Timestamp(row.get::<_, Option<i64>>(4)?.unwrap_or_default());
        Ok((
            kind_of(&kind),
            id(row, 1, PersonId::from_random)?,
            expires,
            used.map(|by| (by, used_at)),
        ))
    };
    Ok(match statement.query_row([hash.0], read).optional()? {
        Some((_, _, _, Some((by, at)))) => Err(CodeRefusal::Used { by, at }),
        Some((_, _, expires, None)) if expires <= now => Err(CodeRefusal::Expired),
        Some((Some(kind), person, expires, None)) => Ok(Code {
            hash,
            kind,
            person,
            expires,
        }),
        None | Some((None, ..)) => Err(CodeRefusal::Unknown),
    })
}

pub(super) fn enrol(
    db: &Connection,
    new: Enrolment,
) -> Result<Result<Enrolled, CodeRefusal>, StoreError> {
    let code = match code(db, new.code, new.at)? {
        Ok(code) => code,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let known = device(db, new.device)?;
    if known
        .as_ref()
        .is_some_and(|device| device.person != code.person || device.revoked.is_some())
    {
        return Ok(Err(CodeRefusal::DeviceTaken));
    }
    if code.kind == CodeKind::Founding {
        match new.founding {
            Some(_) if documents::registry(db)?.is_some() => {
                return Ok(Err(CodeRefusal::AlreadyFounded));
            }
            Some(founding) => documents::found(db, founding)?,
            None => return Ok(Err(CodeRefusal::Unknown)),
        }
    }
    if known.is_none() {
        let add = "INSERT INTO devices (id, person, name, added) VALUES (?1, ?2, ?3, ?4)";
        let (device, person) = (new.device.as_bytes(), code.person.as_bytes());
        db.prepare_cached(add)?
            .execute(params![device, person, new.name, new.at.seconds()])?;
    }
    add_session(db, new.device, new.token, new.at)?;
    let used = "UPDATE codes SET used_by = ?2, used_at = ?3 WHERE hash = ?1";
    db.prepare_cached(used)?.execute(params![
        new.code.0,
        new.device.as_bytes(),
        new.at.seconds()
    ])?;
    Ok(Ok(Enrolled {
        person: code.person,
    }))
}

pub(super) fn add_session(
    db: &Connection,
    to: DeviceId,
    token: TokenHash,
    at: Timestamp,
) -> Result<(), StoreError> {
    let add = "INSERT INTO sessions (token, device, at) VALUES (?1, ?2, ?3)";
    db.prepare_cached(add)?
        .execute(params![token.0, to.as_bytes(), at.seconds()])?;
    Ok(())
}

pub(super) fn session(db: &Connection, token: TokenHash) -> Result<Option<SessionOf>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT devices.person, devices.id FROM sessions JOIN devices ON devices.id = sessions.device
         WHERE sessions.token = ?1 AND devices.revoked IS NULL",
    )?;
    let read = |row: &Row<'_>| {
        Ok(SessionOf {
            person: id(row, 0, PersonId::from_random)?,
            device: id(row, 1, DeviceId::from_random)?,
        })
    };
    Ok(statement.query_row([token.0], read).optional()?)
}

fn read_device(row: &Row<'_>) -> rusqlite::Result<Device> {
    Ok(Device {
        id: id(row, 0, DeviceId::from_random)?,
        person: id(row, 1, PersonId::from_random)?,
        name: row.get(2)?,
        added: Timestamp(row.get(3)?),
        seen: row.get::<_, Option<i64>>(4)?.map(Timestamp),
        revoked: row.get::<_, Option<i64>>(5)?.map(Timestamp),
    })
}

pub(super) fn device(db: &Connection, device: DeviceId) -> Result<Option<Device>, StoreError> {
    let select = "SELECT id, person, name, added, seen, revoked FROM devices WHERE id = ?1";
    Ok(db
        .prepare_cached(select)?
        .query_row([device.as_bytes()], read_device)
        .optional()?)
}

pub(super) fn devices(
    db: &Connection,
    person: Option<PersonId>,
) -> Result<Vec<Device>, StoreError> {
    let select = "SELECT id, person, name, added, seen, revoked FROM devices
                  WHERE revoked IS NULL AND (?1 IS NULL OR person = ?1) ORDER BY added, id";
    let mut statement = db.prepare_cached(select)?;
    let rows = statement.query_map([person.as_ref().map(PersonId::as_bytes)], read_device)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn seen(db: &Connection, device: DeviceId, at: Timestamp) -> Result<(), StoreError> {
    let update = "UPDATE devices SET seen = ?2 WHERE id = ?1";
    db.prepare_cached(update)?
        .execute(params![device.as_bytes(), at.seconds()])?;
    Ok(())
}

pub(super) fn revoke(db: &Connection, device: DeviceId, at: Timestamp) -> Result<(), StoreError> {
    let update = "UPDATE devices SET revoked = ?2 WHERE id = ?1 AND revoked IS NULL";
    db.prepare_cached(update)?
        .execute(params![device.as_bytes(), at.seconds()])?;
    db.prepare_cached("DELETE FROM sessions WHERE device = ?1")?
        .execute([device.as_bytes()])?;
    Ok(())
}
