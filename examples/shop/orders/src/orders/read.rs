use axum::{
    extract::{FromRequestParts, Path, State},
    http::request::Parts,
};
use chassis::{Json, Page, PageNumber, PageSize, Problem, Query};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use super::{
    order::{Order, Status},
    store::Filter,
};
use crate::{
    error::Error,
    sessions::{NotSignedIn, User},
    shop::Shop,
};

#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "camelCase", default)]
pub struct ListQuery {
    #[param(value_type = Option<u32>, minimum = 1, default = 1)]
    page: PageNumber,
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100, default = 20)]
    page_size: PageSize,
    status: Option<Status>,
    /// For clerks.
    buyer: Option<String>,
}

/// List orders, newest first
#[utoipa::path(get, path = "/orders", operation_id = "listOrders", security(("bearer" = [])), params(ListQuery),
    responses(
    (status = OK, description = "One page", body = Page<Order>),
    (status = BAD_REQUEST, description = "`invalid-query`", body = Problem, content_type = "application/problem+json"),
    (status = FORBIDDEN, description = "`clerks-only`", body = Problem, content_type = "application/problem+json"),
    NotSignedIn,
))]
pub async fn list_orders(
    State(shop): State<Shop>,
    user: User,
    Query(ListQuery { page, page_size, status, buyer }): Query<ListQuery>,
) -> Result<Json<Page<Order>>, Error> {
    let buyer = match buyer {
        buyer if user.is_clerk() => buyer,
        Some(_) => return Err(Error::ClerksOnly),
        None => Some(user.name),
    };
    let (items, total) = shop.orders.list(&Filter { buyer, status }, page, page_size).await?;
    Ok(Json(Page { items, page: page.get(), page_size: page_size.get(), total }))
}

/// Read an order
#[utoipa::path(get, path = "/orders/{id}", operation_id = "getOrder", security(("bearer" = [])),
    params(("id" = Uuid, Path)), responses(
    (status = OK, description = "The order", body = Order),
    (status = NOT_FOUND, description = "`order-not-found`",
        body = Problem, content_type = "application/problem+json"),
    NotSignedIn,
))]
pub async fn get_order(
    State(shop): State<Shop>,
    user: User,
    OrderId(id): OrderId,
) -> Result<Json<Order>, Error> {
    Ok(Json(visible(&shop, &user, id).await?))
}

/// A buyer sees their own orders, a clerk sees all.
pub async fn visible(shop: &Shop, user: &User, id: Uuid) -> Result<Order, Error> {
    let order = shop.orders.find(id).await?;
    order.filter(|order| user.is_clerk() || order.buyer == user.name).ok_or(Error::OrderNotFound)
}

/// The id in the path. What cannot be an id is that of no order.
pub struct OrderId(pub Uuid);

impl<S: Send + Sync> FromRequestParts<S> for OrderId {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let id = Path::from_request_parts(parts, state).await;
        id.map(|Path(id)| Self(id)).map_err(|_| Error::OrderNotFound)
    }
}
