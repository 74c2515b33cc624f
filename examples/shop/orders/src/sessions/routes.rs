use axum::{extract::State, http::StatusCode};
use chassis::{InvalidBody, Json, Problem};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    token::Tokens,
    user::{Role, User},
};
use crate::{error::Error, shop::Shop};

pub fn routes() -> OpenApiRouter<Shop> {
    OpenApiRouter::new().routes(routes!(sign_in))
}

#[derive(Deserialize, ToSchema)]
struct Credentials {
    #[schema(example = "ann")]
    username: String,
    #[schema(format = Password)]
    password: String,
}

#[derive(Serialize, ToSchema)]
struct Session {
    token: String,
    username: String,
    role: Role,
}

/// Sign in for twelve hours
#[utoipa::path(post, path = "/sessions", operation_id = "signIn", request_body = Credentials, responses(
    (status = CREATED, description = "The token to send as `Authorization: Bearer`", body = Session),
    (status = UNAUTHORIZED, description = "`wrong-credentials`",
        body = Problem, content_type = "application/problem+json"),
    InvalidBody,
))]
async fn sign_in(
    State(tokens): State<Tokens>,
    Json(credentials): Json<Credentials>,
) -> Result<(StatusCode, Json<Session>), Error> {
    let user = User::with_credentials(&credentials.username, &credentials.password)
        .ok_or(Error::WrongCredentials)?;
    let session = Session { token: tokens.issue(&user)?, username: user.name, role: user.role };
    Ok((StatusCode::CREATED, Json(session)))
}
