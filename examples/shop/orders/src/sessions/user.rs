use axum::{
    extract::{FromRef, FromRequestParts},
    http::{header::AUTHORIZATION, request::Parts},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoResponses, ToSchema};

use super::token::Tokens;
use crate::error::Error;

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Buyer,
    Clerk,
}

/// Whoever sent a valid token.
#[derive(Clone, Debug)]
pub struct User {
    pub name: String,
    pub role: Role,
}

/// A user who may place and pay orders.
pub struct Buyer(pub User);

/// Stands in for a directory of users, which would keep hashes of the passwords.
const SEEDED: [(&str, &str, Role); 3] = [
    ("ann", "ann-secret", Role::Buyer),
    ("bob", "bob-secret", Role::Buyer),
    ("carl", "carl-secret", Role::Clerk),
];

impl User {
    pub fn with_credentials(username: &str, password: &str) -> Option<Self> {
        SEEDED
            .iter()
            .find(|(name, secret, _)| *name == username && *secret == password)
            .map(|(name, _, role)| Self { name: (*name).to_owned(), role: *role })
    }

    pub fn is_clerk(&self) -> bool {
        self.role == Role::Clerk
    }
}

impl<S: Sync> FromRequestParts<S> for User
where
    Tokens: FromRef<S>,
{
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let header = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let (scheme, token) = header.and_then(|value| value.split_once(' ')).ok_or(Error::NotSignedIn)?;
        if !scheme.eq_ignore_ascii_case("bearer") {
            return Err(Error::NotSignedIn);
        }
        Tokens::from_ref(state).verify(token.trim()).ok_or(Error::NotSignedIn)
    }
}

impl<S: Sync> FromRequestParts<S> for Buyer
where
    Tokens: FromRef<S>,
{
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let user = User::from_request_parts(parts, state).await?;
        if user.is_clerk() { Err(Error::BuyersOnly) } else { Ok(Self(user)) }
    }
}

/// Documents what a [`User`] extractor refuses.
#[derive(IntoResponses)]
#[response(status = UNAUTHORIZED, description = "`not-signed-in`", content_type = "application/problem+json")]
pub struct NotSignedIn(#[allow(dead_code)] chassis::Problem);
