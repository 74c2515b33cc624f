use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chassis::{FieldError, Problem};
use serde_json::json;

use crate::reservations::Shortage;

/// Why a request is refused. The message becomes the problem's `detail`.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is no product {0}")]
    ProductNotFound(String),
    #[error("there is a product {0} already")]
    ProductExists(String),
    #[error("the product is not valid")]
    InvalidProduct(Vec<FieldError>),
    #[error("there is no reservation {0}")]
    ReservationNotFound(String),
    #[error("the reservation is not valid")]
    InvalidReservation(Vec<FieldError>),
    #[error("there is not enough stock of {}", skus(.0))]
    OutOfStock(Vec<Shortage>),
    #[error("there is no product {}", .0.join(", "))]
    UnknownProduct(Vec<String>),
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    #[error("a stored reservation cannot be read: {0}")]
    Corrupt(#[from] serde_json::Error),
}

fn skus(shortages: &[Shortage]) -> String {
    shortages.iter().map(|shortage| shortage.sku.as_str()).collect::<Vec<_>>().join(", ")
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let problem = |status, kind| Problem::new(status, kind, error.to_string());
        match &error {
            Error::ProductNotFound(_) => problem(StatusCode::NOT_FOUND, "product-not-found"),
            Error::ProductExists(_) => problem(StatusCode::CONFLICT, "product-exists"),
            Error::InvalidProduct(errors) => {
                problem(StatusCode::UNPROCESSABLE_ENTITY, "invalid-product").with_errors(errors)
            }
            Error::ReservationNotFound(_) => problem(StatusCode::NOT_FOUND, "reservation-not-found"),
            Error::InvalidReservation(errors) => {
                problem(StatusCode::UNPROCESSABLE_ENTITY, "invalid-reservation").with_errors(errors)
            }
            Error::OutOfStock(shortages) => {
                problem(StatusCode::CONFLICT, "out-of-stock").with("shortages", json!(shortages))
            }
            Error::UnknownProduct(skus) => {
                problem(StatusCode::UNPROCESSABLE_ENTITY, "unknown-product").with("skus", json!(skus))
            }
            Error::Database(_) | Error::Corrupt(_) => {
                tracing::error!(cause = %error, "the request failed");
                Problem::internal()
            }
        }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        Problem::from(self).into_response()
    }
}
