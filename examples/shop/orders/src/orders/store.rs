use chassis::{Clock, Database, PageNumber, PageSize};
use chrono::TimeDelta;
use sqlx::{FromRow, Row};
use uuid::Uuid;

use super::{
    idempotency::Key,
    order::{Order, Status},
};

/// Longer than paying or cancelling can take. After a crash in the middle the order can be tried again.
const HOLD: TimeDelta = TimeDelta::seconds(30);

#[derive(Clone)]
pub struct OrderStore(Database, Clock);

/// Which orders to list; what is `None` does not matter.
pub struct Filter {
    pub buyer: Option<String>,
    pub status: Option<Status>,
}

impl OrderStore {
    pub fn new(database: Database, clock: Clock) -> Self {
        Self(database, clock)
    }

    /// False when the buyer has used the key before: then nothing is stored.
    pub async fn insert(&self, order: &Order, key: Option<&Key>, request: &str) -> sqlx::Result<bool> {
        let lines =
            serde_json::to_string(&order.lines).map_err(|error| sqlx::Error::Encode(Box::new(error)))?;
        let inserted = sqlx::query(
            "INSERT INTO orders (id, buyer, status, lines, total_cents, payment_id, reservation_id,
               idempotency_key, request, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (buyer, idempotency_key) DO NOTHING",
        )
        .bind(order.id.to_string())
        .bind(&order.buyer)
        .bind(order.status.as_str())
        .bind(lines)
        .bind(order.total_cents)
        .bind(&order.payment_id)
        .bind(&order.reservation_id)
        .bind(key.map(Key::as_str))
        .bind(request)
        .bind(&order.created_at)
        .execute(self.0.pool())
        .await?;
        Ok(inserted.rows_affected() == 1)
    }

    pub async fn find(&self, id: Uuid) -> sqlx::Result<Option<Order>> {
        sqlx::query_as("SELECT * FROM orders WHERE id = $1")
            .bind(id.to_string())
            .fetch_optional(self.0.pool())
            .await
    }

    /// The order that was placed with this key, and the request that it was placed with.
    pub async fn find_by_key(&self, buyer: &str, key: &Key) -> sqlx::Result<Option<(Order, String)>> {
        sqlx::query("SELECT * FROM orders WHERE buyer = $1 AND idempotency_key = $2")
            .bind(buyer)
            .bind(key.as_str())
            .fetch_optional(self.0.pool())
            .await?
            .map(|row| Ok((Order::from_row(&row)?, row.try_get("request")?)))
            .transpose()
    }

    /// One page, newest first, and how many there are on all pages.
    pub async fn list(
        &self,
        filter: &Filter,
        page: PageNumber,
        size: PageSize,
    ) -> sqlx::Result<(Vec<Order>, i64)> {
        let status = filter.status.map(Status::as_str);
        let total = sqlx::query_scalar(
            "SELECT COUNT(*) FROM orders WHERE buyer = COALESCE($1, buyer) AND status = COALESCE($2, status)",
        )
        .bind(&filter.buyer)
        .bind(status)
        .fetch_one(self.0.pool())
        .await?;
        let items = sqlx::query_as(
            "SELECT * FROM orders WHERE buyer = COALESCE($1, buyer) AND status = COALESCE($2, status)
             ORDER BY created_at DESC, id DESC LIMIT $3 OFFSET $4",
        )
        .bind(&filter.buyer)
        .bind(status)
        .bind(size.limit())
        .bind(page.offset(size))
        .fetch_all(self.0.pool())
        .await?;
        Ok((items, total))
    }

    /// Gives one request the sole right to pay or cancel the order. `None` when it is not open or another has that.
    pub async fn hold(&self, id: Uuid) -> sqlx::Result<Option<Order>> {
        let now = self.1.now();
        sqlx::query_as(
            "UPDATE orders SET held_until = $1 WHERE id = $2 AND status = 'open' AND held_until < $3 RETURNING *",
        )
        .bind((now + HOLD).timestamp_millis())
        .bind(id.to_string())
        .bind(now.timestamp_millis())
        .fetch_optional(self.0.pool())
        .await
    }

    /// Leaves a held order open.
    pub async fn let_go(&self, id: Uuid) -> sqlx::Result<()> {
        sqlx::query("UPDATE orders SET held_until = 0 WHERE id = $1")
            .bind(id.to_string())
            .execute(self.0.pool())
            .await?;
        Ok(())
    }

    /// Ends a held order. `None` when it is not open any more.
    pub async fn close(
        &self,
        id: Uuid,
        status: Status,
        payment_id: Option<&str>,
    ) -> sqlx::Result<Option<Order>> {
        sqlx::query_as(
            "UPDATE orders SET status = $1, payment_id = $2, held_until = 0
             WHERE id = $3 AND status = 'open' RETURNING *",
        )
        .bind(status.as_str())
        .bind(payment_id)
        .bind(id.to_string())
        .fetch_optional(self.0.pool())
        .await
    }
}
