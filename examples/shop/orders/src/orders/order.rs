use chassis::FieldError;
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, Row, any::AnyRow};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::error::Error;

const MAX_LINES: usize = 100;
const MAX_QUANTITY: i64 = 99;

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Open,
    Paid,
    Cancelled,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    pub id: Uuid,
    pub buyer: String,
    pub status: Status,
    pub lines: Vec<Line>,
    pub total_cents: i64,
    #[schema(required)]
    pub payment_id: Option<String>,
    /// RFC 3339 in UTC.
    #[schema(format = DateTime)]
    pub created_at: String,
    #[serde(skip)]
    pub reservation_id: String,
}

/// The name and the price are those of the moment it was ordered.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    pub sku: String,
    pub name: String,
    pub quantity: i64,
    pub unit_price_cents: i64,
}

#[derive(Debug, Deserialize, Serialize, ToSchema)]
pub struct NewOrder {
    #[schema(min_items = 1, max_items = 100)]
    pub lines: Vec<WantedLine>,
}

#[derive(Debug, Deserialize, Serialize, ToSchema)]
pub struct WantedLine {
    #[schema(example = "TEA-1")]
    pub sku: String,
    #[schema(minimum = 1, maximum = 99)]
    pub quantity: i64,
}

impl Status {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Paid => "paid",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether the order stays as it is from now on.
    pub fn is_final(self) -> bool {
        self != Self::Open
    }
}

impl NewOrder {
    pub fn validate(self) -> Result<Self, Error> {
        let mut errors = Vec::new();
        if !(1..=MAX_LINES).contains(&self.lines.len()) {
            errors.push(FieldError::new("lines", format!("must be 1 to {MAX_LINES} lines")));
        }
        for (index, line) in self.lines.iter().enumerate() {
            if !(1..=MAX_QUANTITY).contains(&line.quantity) {
                let field = format!("lines[{index}].quantity");
                errors.push(FieldError::new(field, format!("must be 1 to {MAX_QUANTITY}")));
            }
        }
        if errors.is_empty() { Ok(self) } else { Err(Error::InvalidOrder(errors)) }
    }
}

impl FromRow<'_, AnyRow> for Order {
    fn from_row(row: &AnyRow) -> sqlx::Result<Self> {
        Ok(Self {
            id: row.try_get::<String, _>("id")?.parse().map_err(unreadable)?,
            buyer: row.try_get("buyer")?,
            status: serde_json::from_value(row.try_get::<String, _>("status")?.into()).map_err(unreadable)?,
            lines: serde_json::from_str(&row.try_get::<String, _>("lines")?).map_err(unreadable)?,
            total_cents: row.try_get("total_cents")?,
            payment_id: row.try_get("payment_id")?,
            created_at: row.try_get("created_at")?,
            reservation_id: row.try_get("reservation_id")?,
        })
    }
}

fn unreadable(error: impl std::error::Error + Send + Sync + 'static) -> sqlx::Error {
    sqlx::Error::Decode(Box::new(error))
}
