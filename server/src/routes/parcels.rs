//! `POST /api/parcels`: a member brings changes that came in a file. They are their author's, not the member's.

use crate::{access::Member, problem::Problem, relay::NotTaken, server::Server};
use axum::{
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::StatusCode,
};
use ryadom_domain::DocumentId;
use ryadom_sync::{Reason, carried::Parcel};

pub(super) async fn bring(
    State(server): State<Server>,
    member: Member,
    body: Result<Bytes, BytesRejection>,
) -> Result<StatusCode, Problem> {
    let parcel = body.ok().and_then(|body| Parcel::decode(&body));
    let parcel = parcel.ok_or(Problem::BadRequest(NO_PARCEL))?;
    let document: Option<DocumentId> = parcel.document.parse().ok();
    // Unknown and forbidden look alike, before anything else is looked at.
    let document = document
        .filter(|id| member.registry().grant(member.id(), *id).is_some())
        .ok_or(Problem::DocumentUnknown)?;
    let author = server
        .certificates()
        .sealed_by(member.registry().document, &parcel)
        .ok_or(Problem::ParcelForged)?;
    let device = server.store().device(author.device).await?;
    if device.is_none_or(|device| device.person != author.person || device.revoked.is_some()) {
        return Err(Problem::ParcelRevoked);
    }
    let taken = server.hub().take_parcel(document, author, parcel).await;
    tracing::info!(taken = taken.is_ok(), "a parcel was brought");
    taken.map(|()| StatusCode::NO_CONTENT).map_err(|not| {
        server.metrics().refused("parcel");
        match not {
            NotTaken::Incomplete => Problem::ParcelIncomplete,
            NotTaken::Refused(Reason::Author) => Problem::ParcelAuthor,
            NotTaken::Refused(Reason::ReadOnly) => Problem::ParcelReadOnly,
            NotTaken::Refused(_) => Problem::ParcelUnreadable,
            NotTaken::Failed => Problem::ParcelNotStored,
        }
    })
}

const NO_PARCEL: &str = "this is not a parcel of changes";
