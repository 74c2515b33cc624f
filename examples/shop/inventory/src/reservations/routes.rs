use axum::{extract::State, http::StatusCode};
use chassis::{Database, InvalidBody, Json, Path, Problem};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    reservation::{NewReservation, Reservation},
    store,
};
use crate::error::Error;

pub fn routes() -> OpenApiRouter<Database> {
    OpenApiRouter::new().routes(routes!(reserve)).routes(routes!(release))
}

/// Take stock for an order, all lines or none
#[utoipa::path(post, path = "/reservations", operation_id = "reserveStock", request_body = NewReservation, responses(
    (status = CREATED, description = "What was taken, at the price of this moment", body = Reservation),
    (status = CONFLICT, description = "`out-of-stock` with `shortages`: `[{sku, requested, available}]`",
        body = Problem, content_type = "application/problem+json"),
    (status = UNPROCESSABLE_ENTITY, description = "`unknown-product` with `skus`, or `invalid-reservation` with `errors`",
        body = Problem, content_type = "application/problem+json"),
    InvalidBody,
))]
async fn reserve(
    State(database): State<Database>,
    Json(new): Json<NewReservation>,
) -> Result<(StatusCode, Json<Reservation>), Error> {
    let reservation = store::reserve(&database, new.validate()?).await?;
    Ok((StatusCode::CREATED, Json(reservation)))
}

/// Give a reservation's stock back
#[utoipa::path(delete, path = "/reservations/{id}", operation_id = "releaseStock", params(("id" = String, Path)),
    responses(
    (status = NO_CONTENT, description = "The stock is back"),
    (status = NOT_FOUND, description = "`reservation-not-found`",
        body = Problem, content_type = "application/problem+json"),
))]
async fn release(State(database): State<Database>, Path(id): Path<String>) -> Result<StatusCode, Error> {
    store::release(&database, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
