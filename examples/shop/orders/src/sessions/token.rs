use std::sync::Arc;

use anyhow::Context;
use chassis::Clock;
use chrono::TimeDelta;
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
    clock: Clock,
}

#[derive(Deserialize, Serialize)]
struct Claims {
    sub: String,
    role: Role,
    exp: i64,
}

impl Tokens {
    pub fn new(secret: &str, clock: Clock) -> Self {
        Self(Arc::new(Keys {
            sign: EncodingKey::from_secret(secret.as_bytes()),
            verify: DecodingKey::from_secret(secret.as_bytes()),
            clock,
        }))
    }

    pub fn issue(&self, user: &User) -> anyhow::Result<String> {
        let exp = (self.0.clock.now() + LIFETIME).timestamp();
        let claims = Claims { sub: user.name.clone(), role: user.role, exp };
        encode(&Header::new(Algorithm::HS256), &claims, &self.0.sign).context("cannot sign a token")
    }

    /// `None` when the token was not signed here or is too old.
    pub fn verify(&self, token: &str) -> Option<User> {
        let mut validation = Validation::new(Algorithm::HS256);
        // It would go by the system's time.
        validation.validate_exp = false;
        let token = decode::<Claims>(token, &self.0.verify, &validation).ok()?;
        if token.claims.exp <= self.0.clock.now().timestamp() {
            return None;
        }
        Some(User { name: token.claims.sub, role: token.claims.role })
    }
}
