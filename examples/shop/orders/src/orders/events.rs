use axum::{
    extract::State,
    response::sse::{Event, KeepAlive, Sse},
};
use chassis::Problem;
use futures_util::{Stream, StreamExt, stream};
use serde::Serialize;
use tokio::sync::broadcast::{self, Receiver, Sender};
use utoipa::ToSchema;
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

/// How many changes a slow reader may be behind before its stream ends.
const CAPACITY: usize = 1024;

#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct StatusChange {
    order_id: Uuid,
    status: Status,
}

impl From<&Order> for StatusChange {
    fn from(order: &Order) -> Self {
        Self { order_id: order.id, status: order.status }
    }
}

/// Tells whoever listens in this process about changes of any order.
#[derive(Clone)]
pub struct StatusChanges(Sender<StatusChange>);

impl Default for StatusChanges {
    fn default() -> Self {
        Self(broadcast::channel(CAPACITY).0)
    }
}

impl StatusChanges {
    pub fn announce(&self, order: &Order) {
        // Fails when nobody listens, which is fine.
        let _ = self.0.send(order.into());
    }

    /// Listen first and read the order then: so no change falls in between.
    pub fn listen(&self) -> Receiver<StatusChange> {
        self.0.subscribe()
    }
}

/// Follow the status of an order
///
/// The first event is the status now; the stream ends after `paid` or `cancelled`.
#[utoipa::path(get, path = "/orders/{id}/events", operation_id = "orderEvents", security(("bearer" = [])),
    params(("id" = Uuid, Path)), responses(
    (status = OK, description = "Events named `status`", body = StatusChange, content_type = "text/event-stream"),
    (status = NOT_FOUND, description = "`order-not-found`",
        body = Problem, content_type = "application/problem+json"),
    NotSignedIn,
))]
pub async fn order_events(
    State(shop): State<Shop>,
    user: User,
    OrderId(id): OrderId,
) -> Result<Sse<impl Stream<Item = Result<Event, axum::Error>>>, Error> {
    let changes = shop.changes.listen();
    let order = visible(&shop, &user, id).await?;
    let events = statuses(&order, changes)
        .map(|change| Event::default().event("status").json_data(change))
        .take_until(shop.stop.cancelled_owned());
    Ok(Sse::new(events).keep_alive(KeepAlive::default()))
}

/// The status now and each that follows, until a final one.
fn statuses(order: &Order, changes: Receiver<StatusChange>) -> impl Stream<Item = StatusChange> + use<> {
    let now = StatusChange::from(order);
    let changes = (!now.status.is_final()).then_some(changes);
    let later = stream::unfold(changes, move |changes| async move {
        let mut changes = changes?;
        let change = next_of(now.order_id, &mut changes).await?;
        Some((change, (!change.status.is_final()).then_some(changes)))
    });
    stream::iter([now]).chain(later)
}

/// `None` when the reader was too slow. It then connects again and learns the status of that moment.
async fn next_of(order_id: Uuid, changes: &mut Receiver<StatusChange>) -> Option<StatusChange> {
    loop {
        let change = changes.recv().await.ok()?;
        if change.order_id == order_id {
            return Some(change);
        }
    }
}
