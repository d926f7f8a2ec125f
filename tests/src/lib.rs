//! What the Rust tests and the load generator share: a relay as a real process, people who join
//! it, their devices, and what they write in a year.

pub mod account;
pub mod device;
mod http;
pub mod other;
pub mod relay;
pub mod school;
pub mod year;

/// Whatever went wrong, for a test or a person to read.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Asks a relay whether it is alive.
///
/// # Errors
/// When it is not.
pub async fn call_health(host: &str) -> Result<(), Failure> {
    match http::call(host, "GET /health/live", None, None)
        .await?
        .status
    {
        200 => Ok(()),
        status => Err(format!("/health/live answers {status}").into()),
    }
}
