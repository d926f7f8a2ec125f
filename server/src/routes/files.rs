//! `/api/files/{document}/{sha}`: the bytes of what hangs on a document, for those who may read or write it.
//!
//! They come in pieces, and the relay says how much it has: who was interrupted goes on from there. A name is the
//! SHA-256 of the bytes within one document, so nobody learns whether another document has the same. They are served as
//! nothing that a browser would open by itself.

use super::input::Input;
use crate::{
    access::Member,
    problem::Problem,
    server::Server,
    store::{Arrived, FileKey, Piece},
};
use axum::{
    Json,
    body::{Body, Bytes},
    extract::{
        Path, Query, State,
        rejection::{BytesRejection, QueryRejection},
    },
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::stream;
use ryadom_domain::{Digest, DocumentId, Grant};
use serde::{Deserialize, Serialize};

/// Nothing in a file may run, whatever it is.
const NOTHING_RUNS: &str = "default-src 'none'; sandbox";
/// Names asked for at once.
const ASKED: usize = 200;

/// What of a file has come.
#[derive(Debug, Serialize)]
pub(super) struct Come {
    have: u64,
    whole: bool,
}

impl From<Arrived> for Json<Come> {
    fn from(arrived: Arrived) -> Self {
        let Arrived { have, whole } = arrived;
        Self(Come { have, whole })
    }
}

#[derive(Deserialize)]
pub(super) struct Place {
    size: u64,
    from: u64,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    files: Vec<Digest>,
}

#[derive(Serialize)]
pub(super) struct Missing {
    missing: Vec<Digest>,
}

/// What this person may do with the document. Unknown and forbidden look alike, before anything else is looked at.
fn granted(
    server: &Server,
    member: &Member,
    document: &str,
) -> Result<(DocumentId, Grant), Problem> {
    let document: Option<DocumentId> = document.parse().ok();
    document
        .and_then(|id| Some((id, server.hub().grant(member.id(), id)?)))
        .ok_or(Problem::DocumentUnknown)
}

fn named(
    server: &Server,
    member: &Member,
    (document, sha): (String, String),
) -> Result<(FileKey, Grant), Problem> {
    let (document, grant) = granted(server, member, &document)?;
    let sha = sha.parse().map_err(|_| Problem::FileUnknown)?;
    Ok((FileKey { document, sha }, grant))
}

fn writable(grant: Grant) -> Result<(), Problem> {
    grant.write.then_some(()).ok_or(Problem::FileReadOnly)
}

/// How much of a file has come.
pub(super) async fn arrived(
    State(server): State<Server>,
    member: Member,
    Path(path): Path<(String, String)>,
) -> Result<Json<Come>, Problem> {
    let (file, grant) = named(&server, &member, path)?;
    writable(grant)?;
    let arrived = server.store().arrived(file, member.device()).await?;
    Ok(arrived.into())
}

/// A piece of a file. After the last one it is read, and is there if it is what its name says.
pub(super) async fn bring(
    State(server): State<Server>,
    member: Member,
    Path(path): Path<(String, String)>,
    place: Result<Query<Place>, QueryRejection>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<Come>, Problem> {
    let (file, grant) = named(&server, &member, path)?;
    writable(grant)?;
    let Query(Place { size, from }) = place.map_err(|_| Problem::BadRequest(NO_PLACE))?;
    if size > server.files().file {
        return Err(Problem::FileTooLarge);
    }
    let piece = Piece {
        file,
        size,
        from,
        bytes: body.map_err(|_| Problem::TooLarge)?.into(),
        person: member.id(),
        device: member.device(),
        at: server.world().now(),
        limits: server.files(),
    };
    if !piece.fits() {
        return Err(Problem::BadRequest(NO_PIECE));
    }
    let arrived = server.store().put_piece(piece).await?;
    let mut arrived = arrived.map_err(|_| Problem::FileNoRoom)?;
    if !arrived.whole && arrived.have == size {
        arrived.whole = server.store().finish_file(file, member.device()).await?;
        if !arrived.whole {
            server.metrics().refused("file");
            return Err(Problem::FileDiffers);
        }
        tracing::info!(bytes = size, "a file has come");
    }
    Ok(arrived.into())
}

/// A file, piece by piece.
pub(super) async fn download(
    State(server): State<Server>,
    member: Member,
    Path(path): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (file, _) = named(&server, &member, path)?;
    let size = server.store().file_size(file).await?;
    let size = size.ok_or(Problem::FileUnknown)?;
    let pieces = stream::unfold(0, move |from| {
        let server = server.clone();
        async move {
            if from >= size {
                return None;
            }
            match server.store().file_piece(file, from).await {
                Ok(Some(piece)) => {
                    let next = from + piece.len() as u64;
                    Some((Ok(Bytes::from(piece)), next))
                }
                // Whoever reads hears of it as a download that broke off.
                Ok(None) => Some((Err("a piece is missing".into()), size)),
                Err(error) => Some((
                    Err(Box::<dyn std::error::Error + Send + Sync>::from(error)),
                    size,
                )),
            }
        }
    });
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_DISPOSITION, "attachment".to_owned()),
        (header::CONTENT_LENGTH, size.to_string()),
        (header::CONTENT_SECURITY_POLICY, NOTHING_RUNS.to_owned()),
    ];
    Ok((StatusCode::OK, headers, Body::from_stream(pieces)).into_response())
}

/// Which of these files the relay does not have: a device that has them sends them again.
pub(super) async fn missing(
    State(server): State<Server>,
    member: Member,
    Path(document): Path<String>,
    Input(Asked { files }): Input<Asked>,
) -> Result<Json<Missing>, Problem> {
    let (document, _) = granted(&server, &member, &document)?;
    if files.len() > ASKED {
        return Err(Problem::BadRequest(TOO_MANY));
    }
    let mut missing = Vec::new();
    for sha in files {
        let file = FileKey { document, sha };
        if server.store().file_size(file).await?.is_none() {
            missing.push(sha);
        }
    }
    Ok(Json(Missing { missing }))
}

const NO_PLACE: &str = "the file's size and the piece's place must be said: ?size=…&from=…";
const NO_PIECE: &str = "a piece must be as long as every piece at its place";
const TOO_MANY: &str = "so many files are not asked for at once";
