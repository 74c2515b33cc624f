use std::sync::Arc;

use anyhow::Context;
use chrono::{TimeDelta, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde::{Deserialize, Serialize};

use super::user::{Role, User};

const LIFETIME: TimeDelta = TimeDelta::hours(12);

/// Signs and verifies the tokens of sessions. Keeps nothing, so a token outlives a restart.
#[derive(Clone)]
pub struct Tokens(Arc<Keys>);

struct Keys {
    sign: EncodingKey,
    verify: DecodingKey,
}

#[derive(Deserialize, Serialize)]
struct Claims {
    sub: String,
    role: Role,
    exp: i64,
}

impl Tokens {
    pub fn new(secret: &str) -> Self {
        Self(Arc::new(Keys {
            sign: EncodingKey::from_secret(secret.as_bytes()),
            verify: DecodingKey::from_secret(secret.as_bytes()),
        }))
    }

    pub fn issue(&self, user: &User) -> anyhow::Result<String> {
        let claims =
            Claims { sub: user.name.clone(), role: user.role, exp: (Utc::now() + LIFETIME).timestamp() };
        encode(&Header::new(Algorithm::HS256), &claims, &self.0.sign).context("cannot sign a token")
    }

    /// `None` when the token was not signed here or is too old.
    pub fn verify(&self, token: &str) -> Option<User> {
        let token = decode::<Claims>(token, &self.0.verify, &Validation::new(Algorithm::HS256)).ok()?;
        Some(User { name: token.claims.sub, role: token.claims.role })
    }
}
