use axum::{
    extract::State,
    http::{HeaderName, StatusCode, header::LOCATION},
    response::{IntoResponse, Response},
};
use chassis::{InvalidBody, Json, Problem, TraceParent, uninterrupted};
use chrono::SecondsFormat;
use uuid::Uuid;

use super::{
    idempotency::Key,
    order::{NewOrder, Order, Status},
};
use crate::{
    drill::CrashPoint,
    error::Error,
    outside::Reservation,
    sessions::{Buyer, NotSignedIn},
    shop::Shop,
};

const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// Place an order
#[utoipa::path(post, path = "/orders", operation_id = "placeOrder", security(("bearer" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "Sent again, it answers with the first order")),
    request_body = NewOrder, responses(
    (status = CREATED, description = "The new order", body = Order, headers(("Location" = String))),
    (status = OK, description = "The order that this key placed before", body = Order,
        headers(("Idempotency-Replayed" = bool))),
    (status = FORBIDDEN, description = "`buyers-only`", body = Problem, content_type = "application/problem+json"),
    (status = CONFLICT, description = "`out-of-stock` with `shortages`: `[{sku, requested, available}]`",
        body = Problem, content_type = "application/problem+json"),
    (status = UNPROCESSABLE_ENTITY, description = "`invalid-order` with `errors`, `unknown-product` with `skus`, \
        or `idempotency-key-reused`", body = Problem, content_type = "application/problem+json"),
    (status = SERVICE_UNAVAILABLE, description = "`inventory-unavailable` with `retryAfter`",
        body = Problem, content_type = "application/problem+json", headers(("Retry-After" = u64))),
    NotSignedIn,
    InvalidBody,
))]
pub async fn place_order(
    State(shop): State<Shop>,
    Buyer(buyer): Buyer,
    trace_parent: TraceParent,
    key: Option<Key>,
    Json(new): Json<NewOrder>,
) -> Result<Response, Error> {
    let new = new.validate()?;
    match uninterrupted(place(shop, trace_parent, buyer.name, key, new)).await? {
        Placed::Now(order) => {
            let location = format!("/orders/{}", order.id);
            Ok((StatusCode::CREATED, [(LOCATION, location)], Json(order)).into_response())
        }
        Placed::Before(order) => Ok(([(REPLAYED, "true")], Json(order)).into_response()),
    }
}

enum Placed {
    Now(Order),
    /// By an earlier request with the same key.
    Before(Order),
}

async fn place(
    shop: Shop,
    trace_parent: TraceParent,
    buyer: String,
    key: Option<Key>,
    new: NewOrder,
) -> Result<Placed, Error> {
    let request = serde_json::to_string(&new).map_err(anyhow::Error::from)?;
    let Some(key) = key else {
        let order = reserve(&shop, &trace_parent, buyer, &new).await?;
        store(&shop, &trace_parent, &order, None, &request).await?;
        return Ok(Placed::Now(order));
    };
    let _turn = shop.turns.wait(&buyer, &key).await;
    if let Some(before) = placed_before(&shop, &buyer, &key, &request).await? {
        return Ok(Placed::Before(before));
    }
    let order = reserve(&shop, &trace_parent, buyer, &new).await?;
    if store(&shop, &trace_parent, &order, Some(&key), &request).await? {
        return Ok(Placed::Now(order));
    }
    let before = placed_before(&shop, &order.buyer, &key, &request).await?;
    before.map(Placed::Before).ok_or_else(|| anyhow::anyhow!("a stored order is gone").into())
}

async fn placed_before(shop: &Shop, buyer: &str, key: &Key, request: &str) -> Result<Option<Order>, Error> {
    match shop.orders.find_by_key(buyer, key).await? {
        Some((_, first)) if first != request => Err(Error::IdempotencyKeyReused),
        before => Ok(before.map(|(order, _)| order)),
    }
}

async fn reserve(
    shop: &Shop,
    trace_parent: &TraceParent,
    buyer: String,
    new: &NewOrder,
) -> Result<Order, Error> {
    let id = Uuid::new_v4();
    let Reservation { id: reservation_id, lines } =
        shop.inventory.reserve(trace_parent, id, &new.lines).await?;
    Ok(Order {
        id,
        buyer,
        status: Status::Open,
        total_cents: lines.iter().map(|line| line.quantity * line.unit_price_cents).sum(),
        lines,
        payment_id: None,
        created_at: shop.clock.now().to_rfc3339_opts(SecondsFormat::Micros, true),
        reservation_id,
    })
}

/// An order that is not stored gives its stock back.
async fn store(
    shop: &Shop,
    trace_parent: &TraceParent,
    order: &Order,
    key: Option<&Key>,
    request: &str,
) -> Result<bool, Error> {
    let stored = shop.orders.insert(order, key, request).await;
    if matches!(stored, Ok(true)) {
        shop.drill.reach(CrashPoint::OrderStored);
    } else if let Err(error) = shop.inventory.release(trace_parent, &order.reservation_id).await {
        tracing::error!(%error, reservation_id = order.reservation_id, "stock stays reserved without an order");
    }
    Ok(stored?)
}
