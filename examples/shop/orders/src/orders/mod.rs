mod cancel;
mod events;
mod idempotency;
mod order;
mod pay;
mod place;
mod read;
mod store;

pub use events::StatusChanges;
pub use idempotency::Turns;
pub use order::{Line, WantedLine};
pub use store::OrderStore;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::shop::Shop;

pub fn routes() -> OpenApiRouter<Shop> {
    OpenApiRouter::new()
        .routes(routes!(read::list_orders, place::place_order))
        .routes(routes!(read::get_order))
        .routes(routes!(cancel::cancel_order))
        .routes(routes!(pay::pay_order))
        .routes(routes!(events::order_events))
}
