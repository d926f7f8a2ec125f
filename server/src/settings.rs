//! What the relay is told when it starts.

use axum::http::Uri;
use std::{net::SocketAddr, str::FromStr};

/// The address under which people reach the relay, such as `https://school.example`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl {
    scheme: Scheme,
    /// Host and, if it is not the usual one, port.
    authority: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Http,
    Https,
}

/// A text that is not a web address without a path.
#[derive(Debug, Clone, thiserror::Error)]
#[error("must be like https://school.example, without a path")]
pub struct PublicUrlError;

impl PublicUrl {
    /// The address of a relay that is reached where it listens.
    pub fn of(listen: SocketAddr) -> Self {
        Self {
            scheme: Scheme::Http,
            authority: listen.to_string(),
        }
    }

    /// `host` or `host:port`.
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// True when browsers must keep the session cookie to encrypted connections: always but on this very machine.
    pub fn needs_secure_cookie(&self) -> bool {
        self.scheme == Scheme::Https || !is_loopback(&self.authority)
    }

    /// The link that lets in whoever opens it. The code stands behind `#`, which browsers send to nobody.
    pub fn join_link(&self, code: &str) -> String {
        format!("{self}/join#{code}")
    }
}

fn is_loopback(authority: &str) -> bool {
    let host = authority
        .rsplit_once(':')
        .map_or(authority, |(host, _)| host);
    host == "localhost" || host == "[::1]" || host.starts_with("127.")
}

impl std::fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let scheme = match self.scheme {
            Scheme::Http => "http",
            Scheme::Https => "https",
        };
        write!(f, "{scheme}://{}", self.authority)
    }
}

impl FromStr for PublicUrl {
    type Err = PublicUrlError;

    fn from_str(text: &str) -> Result<Self, PublicUrlError> {
        let uri: Uri = text.parse().map_err(|_| PublicUrlError)?;
        let scheme = match uri.scheme_str() {
            Some("http") => Scheme::Http,
            Some("https") => Scheme::Https,
            _ => return Err(PublicUrlError),
        };
        let authority = uri.authority().ok_or(PublicUrlError)?;
        if uri.path() != "/" || uri.query().is_some() || authority.as_str().contains('@') {
            return Err(PublicUrlError);
        }
        Ok(Self {
            scheme,
            authority: authority.as_str().to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> PublicUrl {
        text.parse().expect("a web address")
    }

    #[test]
    fn a_link_carries_its_code_where_no_log_sees_it() {
        assert_eq!(
            url("https://school.example/").join_link("ABC"),
            "https://school.example/join#ABC"
        );
    }

    #[test]
    fn only_a_relay_on_this_machine_gives_a_cookie_that_may_travel_unencrypted() {
        assert!(!url("http://127.0.0.1:8080").needs_secure_cookie());
        assert!(!url("http://localhost").needs_secure_cookie());
        assert!(!url("http://[::1]:8080").needs_secure_cookie());
        assert!(url("http://10.0.0.5:8080").needs_secure_cookie());
        assert!(url("https://localhost").needs_secure_cookie());
    }

    #[test]
    fn an_address_with_a_path_or_another_scheme_is_refused() {
        for text in [
            "school.example",
            "ftp://school.example",
            "https://school.example/a",
            "https://a@b",
            "",
        ] {
            assert!(text.parse::<PublicUrl>().is_err(), "{text}");
        }
    }
}
