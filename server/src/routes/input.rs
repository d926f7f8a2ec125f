//! A call's body, with problem documents for what cannot be read.

use crate::problem::Problem;
use axum::{
    Json,
    extract::{FromRequest, Request, rejection::JsonRejection},
    http::StatusCode,
};
use serde::de::DeserializeOwned;

/// A JSON body.
pub(super) struct Input<T>(pub(super) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Input<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let body = Json::from_request(request, state).await;
        body.map(|Json(body)| Self(body))
            .map_err(|rejection| refused(&rejection))
    }
}

/// In our own words: the library's name its own types.
fn refused(rejection: &JsonRejection) -> Problem {
    match rejection {
        JsonRejection::MissingJsonContentType(_) => {
            Problem::BadRequest("the body must be JSON, and its Content-Type must say so")
        }
        JsonRejection::JsonSyntaxError(_) => Problem::BadRequest("the body is not JSON"),
        JsonRejection::JsonDataError(_) => {
            Problem::BadRequest("the body lacks something that this call needs, or has it wrong")
        }
        other if other.status() == StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
        _ => Problem::BadRequest("the body could not be read"),
    }
}
