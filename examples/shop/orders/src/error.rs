use axum::{
    http::{
        HeaderValue, StatusCode,
        header::{RETRY_AFTER, WWW_AUTHENTICATE},
    },
    response::{IntoResponse, Response},
};
use chassis::{FieldError, Problem};
use serde_json::{Value, json};
use uuid::Uuid;

/// After how many seconds a client may try again what failed because another service did.
const RETRY_AFTER_SECONDS: u64 = 5;

/// Why a request is refused. The message becomes the problem's `detail`.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the username or the password is wrong")]
    WrongCredentials,
    #[error("sign in and send the token as `Authorization: Bearer <token>`")]
    NotSignedIn,
    #[error("only a buyer can do this")]
    BuyersOnly,
    #[error("only a clerk can do this")]
    ClerksOnly,
    #[error("there is no such order")]
    OrderNotFound,
    #[error("order {0} is not open, or is being paid or cancelled at this moment")]
    OrderNotOpen(Uuid),
    #[error("order {0} was placed more than a day ago; cancel it and order again")]
    PaymentOverdue(Uuid),
    #[error("the order is not valid")]
    InvalidOrder(Vec<FieldError>),
    #[error("the payment is not valid")]
    InvalidPayment(Vec<FieldError>),
    #[error("an Idempotency-Key has 1 to 255 visible ASCII characters")]
    InvalidIdempotencyKey,
    #[error("this Idempotency-Key was used for another order")]
    IdempotencyKeyReused,
    #[error("{detail}")]
    OutOfStock { detail: String, shortages: Value },
    #[error("{detail}")]
    UnknownProduct { detail: String, skus: Value },
    #[error("the card was declined")]
    CardDeclined { code: String },
    #[error("the inventory is not available")]
    InventoryUnavailable(#[source] anyhow::Error),
    #[error("the payment provider is not available")]
    PaymentsUnavailable(#[source] anyhow::Error),
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    #[error(transparent)]
    Internal(#[from] anyhow::Error),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let problem = |status, kind| Problem::new(status, kind, error.to_string());
        match &error {
            Error::WrongCredentials => {
                asking_for_token(problem(StatusCode::UNAUTHORIZED, "wrong-credentials"))
            }
            Error::NotSignedIn => asking_for_token(problem(StatusCode::UNAUTHORIZED, "not-signed-in")),
            Error::BuyersOnly => problem(StatusCode::FORBIDDEN, "buyers-only"),
            Error::ClerksOnly => problem(StatusCode::FORBIDDEN, "clerks-only"),
            Error::OrderNotFound => problem(StatusCode::NOT_FOUND, "order-not-found"),
            Error::OrderNotOpen(_) => problem(StatusCode::CONFLICT, "order-not-open"),
            Error::PaymentOverdue(_) => problem(StatusCode::CONFLICT, "payment-overdue"),
            Error::InvalidOrder(errors) => {
                problem(StatusCode::UNPROCESSABLE_ENTITY, "invalid-order").with_errors(errors)
            }
            Error::InvalidPayment(errors) => {
                problem(StatusCode::UNPROCESSABLE_ENTITY, "invalid-payment").with_errors(errors)
            }
            Error::InvalidIdempotencyKey => problem(StatusCode::BAD_REQUEST, "invalid-idempotency-key"),
            Error::IdempotencyKeyReused => {
                problem(StatusCode::UNPROCESSABLE_ENTITY, "idempotency-key-reused")
            }
            Error::OutOfStock { shortages, .. } => {
                problem(StatusCode::CONFLICT, "out-of-stock").with("shortages", shortages.clone())
            }
            Error::UnknownProduct { skus, .. } => {
                problem(StatusCode::UNPROCESSABLE_ENTITY, "unknown-product").with("skus", skus.clone())
            }
            Error::CardDeclined { code } => {
                problem(StatusCode::PAYMENT_REQUIRED, "card-declined").with("code", json!(code))
            }
            Error::InventoryUnavailable(cause) => {
                tracing::warn!(cause = format!("{cause:#}"), "{error}");
                asking_to_retry(problem(StatusCode::SERVICE_UNAVAILABLE, "inventory-unavailable"))
            }
            Error::PaymentsUnavailable(cause) => {
                tracing::warn!(cause = format!("{cause:#}"), "{error}");
                asking_to_retry(problem(StatusCode::SERVICE_UNAVAILABLE, "payments-unavailable"))
            }
            Error::Database(_) | Error::Internal(_) => {
                tracing::error!(cause = format!("{error:#}"), "the request failed");
                Problem::internal()
            }
        }
    }
}

fn asking_for_token(problem: Problem) -> Problem {
    problem.with_header(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))
}

fn asking_to_retry(problem: Problem) -> Problem {
    problem.with("retryAfter", RETRY_AFTER_SECONDS).with_header(RETRY_AFTER, RETRY_AFTER_SECONDS)
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        Problem::from(self).into_response()
    }
}
