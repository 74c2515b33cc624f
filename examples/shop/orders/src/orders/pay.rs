use axum::extract::State;
use chassis::{FieldError, InvalidBody, Json, Problem, TraceParent, uninterrupted};
use chrono::{DateTime, TimeDelta};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    order::{Order, Status},
    read::{OrderId, visible},
};
use crate::{
    drill::CrashPoint,
    error::Error,
    sessions::{Buyer, NotSignedIn},
    shop::Shop,
};

/// How long the prices of an open order hold.
const PAYABLE: TimeDelta = TimeDelta::hours(24);

// Has no Debug, so that the number cannot get into a log.
#[derive(Deserialize, ToSchema)]
pub struct Payment {
    #[schema(pattern = "^[0-9]{12,19}$", example = "4242424242424242", write_only)]
    card: String,
}

/// Pay an open order by card
#[utoipa::path(post, path = "/orders/{id}/payment", operation_id = "payOrder", security(("bearer" = [])),
    params(("id" = Uuid, Path)), request_body = Payment, responses(
    (status = OK, description = "The paid order", body = Order),
    (status = PAYMENT_REQUIRED, description = "`card-declined` with the provider's `code`",
        body = Problem, content_type = "application/problem+json"),
    (status = FORBIDDEN, description = "`buyers-only`", body = Problem, content_type = "application/problem+json"),
    (status = NOT_FOUND, description = "`order-not-found`",
        body = Problem, content_type = "application/problem+json"),
    (status = CONFLICT, description = "`order-not-open`, or `payment-overdue` a day after it was placed",
        body = Problem, content_type = "application/problem+json"),
    (status = UNPROCESSABLE_ENTITY, description = "`invalid-payment` with `errors`",
        body = Problem, content_type = "application/problem+json"),
    (status = SERVICE_UNAVAILABLE, description = "`payments-unavailable` with `retryAfter`; the order stays open",
        body = Problem, content_type = "application/problem+json", headers(("Retry-After" = u64))),
    NotSignedIn,
    InvalidBody,
))]
pub async fn pay_order(
    State(shop): State<Shop>,
    Buyer(buyer): Buyer,
    trace_parent: TraceParent,
    OrderId(id): OrderId,
    Json(payment): Json<Payment>,
) -> Result<Json<Order>, Error> {
    let order = visible(&shop, &buyer, id).await?;
    let payment = payment.validate()?;
    in_time(&shop, &order)?;
    Ok(Json(uninterrupted(pay(shop, trace_parent, id, payment)).await?))
}

/// What is paid or cancelled is told as that, however long ago.
fn in_time(shop: &Shop, order: &Order) -> Result<(), Error> {
    let created = DateTime::parse_from_rfc3339(&order.created_at).map_err(anyhow::Error::from)?;
    let overdue = shop.clock.now().signed_duration_since(created) > PAYABLE;
    if order.status == Status::Open && overdue { Err(Error::PaymentOverdue(order.id)) } else { Ok(()) }
}

async fn pay(shop: Shop, trace_parent: TraceParent, id: Uuid, payment: Payment) -> Result<Order, Error> {
    let order = shop.orders.hold(id).await?.ok_or(Error::OrderNotOpen(id))?;
    shop.drill.reach(CrashPoint::PaymentBegun);
    let payment_id = match shop.payments.charge(&trace_parent, id, order.total_cents, &payment.card).await {
        Ok(payment_id) => payment_id,
        Err(error) => {
            shop.orders.let_go(id).await?;
            return Err(error);
        }
    };
    let order =
        shop.orders.close(id, Status::Paid, Some(&payment_id)).await?.ok_or(Error::OrderNotOpen(id))?;
    shop.changes.announce(&order);
    Ok(order)
}

impl Payment {
    fn validate(self) -> Result<Self, Error> {
        let digits = self.card.bytes().all(|byte| byte.is_ascii_digit());
        if digits && (12..=19).contains(&self.card.len()) {
            return Ok(self);
        }
        Err(Error::InvalidPayment(vec![FieldError::new("card", "must be 12 to 19 digits")]))
    }
}
