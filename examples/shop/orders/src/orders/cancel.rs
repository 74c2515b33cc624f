use axum::extract::State;
use chassis::{Json, Problem, TraceParent, uninterrupted};
use uuid::Uuid;

use super::{
    order::{Order, Status},
    read::{OrderId, visible},
};
use crate::{
    error::Error,
    sessions::{NotSignedIn, User},
    shop::Shop,
};

/// Cancel an open order and give its stock back
#[utoipa::path(post, path = "/orders/{id}/cancel", operation_id = "cancelOrder", security(("bearer" = [])),
    params(("id" = Uuid, Path)), responses(
    (status = OK, description = "The cancelled order", body = Order),
    (status = NOT_FOUND, description = "`order-not-found`",
        body = Problem, content_type = "application/problem+json"),
    (status = CONFLICT, description = "`order-not-open`", body = Problem, content_type = "application/problem+json"),
    (status = SERVICE_UNAVAILABLE, description = "`inventory-unavailable` with `retryAfter`; the order stays open",
        body = Problem, content_type = "application/problem+json", headers(("Retry-After" = u64))),
    NotSignedIn,
))]
pub async fn cancel_order(
    State(shop): State<Shop>,
    user: User,
    trace_parent: TraceParent,
    OrderId(id): OrderId,
) -> Result<Json<Order>, Error> {
    visible(&shop, &user, id).await?;
    Ok(Json(uninterrupted(cancel(shop, trace_parent, id)).await?))
}

async fn cancel(shop: Shop, trace_parent: TraceParent, id: Uuid) -> Result<Order, Error> {
    let order = shop.orders.hold(id).await?.ok_or(Error::OrderNotOpen(id))?;
    if let Err(error) = shop.inventory.release(&trace_parent, &order.reservation_id).await {
        shop.orders.let_go(id).await?;
        return Err(error);
    }
    let order = shop.orders.close(id, Status::Cancelled, None).await?.ok_or(Error::OrderNotOpen(id))?;
    shop.changes.announce(&order);
    Ok(order)
}
