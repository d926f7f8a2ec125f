//! What the relay is told when it starts.

use axum::http::Uri;
use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    str::FromStr,
    time::Duration,
};

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

    /// The same relay as a browser on this machine reaches it, when it listens on every address and nobody said by which
    /// of them people come: `0.0.0.0` is an address to listen on, and none to go to.
    pub fn from_here(listen: SocketAddr) -> Option<Self> {
        let here = match listen.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
            IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
            _ => return None,
        };
        Some(Self::of(SocketAddr::new(here, listen.port())))
    }

    /// `host` or `host:port`.
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// True when browsers must keep the session cookie to encrypted connections: always but on this very machine.
    pub fn needs_secure_cookie(&self) -> bool {
        self.scheme == Scheme::Https || !is_loopback(&self.authority)
    }

    /// The name of the session's cookie. Where connections are encrypted its beginning has browsers see to it that no
    /// other host of the school's domain can set it.
    pub fn cookie(&self) -> &'static str {
        if self.needs_secure_cookie() {
            "__Host-ryadom"
        } else {
            "ryadom"
        }
    }

    /// True when people reach the relay by encrypted connections alone.
    pub fn is_encrypted(&self) -> bool {
        self.scheme == Scheme::Https
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

/// How often something is done: `30m`, `24h`, `7d`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Every(Duration);

/// A text that is not a length of time.
#[derive(Debug, Clone, thiserror::Error)]
#[error("must be like 30m, 24h or 7d")]
pub struct EveryError;

impl Every {
    /// As a length of time.
    pub const fn duration(self) -> Duration {
        self.0
    }

    /// In whole seconds.
    pub fn seconds(self) -> i64 {
        i64::try_from(self.0.as_secs()).unwrap_or(i64::MAX)
    }
}

impl FromStr for Every {
    type Err = EveryError;

    fn from_str(text: &str) -> Result<Self, EveryError> {
        let unit = text.chars().next_back().ok_or(EveryError)?;
        let number = text.strip_suffix(unit).ok_or(EveryError)?;
        let number: u32 = number.parse().map_err(|_| EveryError)?;
        let seconds = match unit {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            'd' => 24 * 3600,
            _ => return Err(EveryError),
        };
        match u64::from(number) * seconds {
            0 => Err(EveryError),
            seconds => Ok(Self(Duration::from_secs(seconds))),
        }
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
    fn a_link_never_leads_to_every_address_at_once() {
        let from_here = |text: &str| {
            let listen = text.parse().expect("an address");
            PublicUrl::from_here(listen).map(|url| url.to_string())
        };
        assert_eq!(
            from_here("0.0.0.0:80").as_deref(),
            Some("http://127.0.0.1:80")
        );
        assert_eq!(from_here("[::]:80").as_deref(), Some("http://[::1]:80"));
        assert_eq!(from_here("192.168.0.7:80"), None);
    }

    #[test]
    fn a_length_of_time_is_a_number_and_a_unit() {
        let seconds = |text: &str| text.parse().map(Every::seconds).ok();
        assert_eq!(seconds("90s"), Some(90));
        assert_eq!(seconds("30m"), Some(1800));
        assert_eq!(seconds("24h"), Some(86_400));
        assert_eq!(seconds("7d"), Some(604_800));
        for wrong in ["", "h", "0h", "24", "-1h", "1.5h", "24 h", "1ч"] {
            assert_eq!(seconds(wrong), None, "{wrong}");
        }
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
