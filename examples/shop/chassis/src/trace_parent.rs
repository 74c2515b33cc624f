use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, request::Parts},
};
use uuid::Uuid;

/// The W3C trace context of a request: `00-<trace id>-<parent id>-<flags>`.
///
/// The services record no spans of their own, so they hand it on unchanged.
#[derive(Clone, Debug)]
pub struct TraceParent(String);

impl TraceParent {
    pub const HEADER: &str = "traceparent";

    /// The one the caller sent, or a new one when there is none that can be read.
    pub fn of(headers: &HeaderMap) -> Self {
        headers
            .get(Self::HEADER)
            .and_then(|value| value.to_str().ok())
            .filter(|value| is_valid(value))
            .map_or_else(Self::random, |value| Self(value.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn trace_id(&self) -> &str {
        &self.0[3..35]
    }

    fn random() -> Self {
        let parent = Uuid::new_v4().simple().to_string();
        Self(format!("00-{}-{}-00", Uuid::new_v4().simple(), &parent[..16]))
    }
}

fn is_valid(value: &str) -> bool {
    let parts: Vec<&str> = value.split('-').collect();
    let is_hex = |part: &str| part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let is_zero = |part: &str| part.bytes().all(|byte| byte == b'0');
    parts.iter().map(|part| part.len()).eq([2, 32, 16, 2])
        && parts.iter().all(|part| is_hex(part))
        && !is_zero(parts[1])
        && !is_zero(parts[2])
}

impl<S: Sync> FromRequestParts<S> for TraceParent {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let known = parts.extensions.get::<Self>().cloned();
        Ok(known.unwrap_or_else(|| Self::of(&parts.headers)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(value: &'static str) -> TraceParent {
        TraceParent::of(&HeaderMap::from_iter([(
            TraceParent::HEADER.parse().expect("a header name"),
            axum::http::HeaderValue::from_static(value),
        )]))
    }

    #[test]
    fn a_valid_one_is_kept() {
        let value = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        assert_eq!(sent(value).as_str(), value);
        assert_eq!(sent(value).trace_id(), "4bf92f3577b34da6a3ce929d0e0e4736");
    }

    #[test]
    fn one_that_cannot_be_read_is_replaced() {
        for value in ["", "00-abc", "00-00000000000000000000000000000000-00f067aa0ba902b7-01"] {
            assert_ne!(sent(value).as_str(), value);
            assert!(is_valid(sent(value).as_str()));
        }
    }
}
