use chassis::FieldError;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::Error;

const MAX_QUANTITY: i64 = 1_000_000;

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewReservation {
    #[schema(min_length = 1)]
    pub order_id: String,
    #[schema(min_items = 1)]
    pub lines: Vec<WantedLine>,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct WantedLine {
    pub sku: String,
    #[schema(minimum = 1, maximum = 1_000_000)]
    pub quantity: i64,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Reservation {
    pub id: String,
    pub order_id: String,
    pub lines: Vec<ReservedLine>,
}

/// The name and the price are those of the moment it was reserved.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReservedLine {
    pub sku: String,
    pub name: String,
    pub quantity: i64,
    pub unit_price_cents: i64,
}

#[derive(Debug, Serialize)]
pub struct Shortage {
    pub sku: String,
    pub requested: i64,
    pub available: i64,
}

impl NewReservation {
    pub fn validate(self) -> Result<Self, Error> {
        let mut errors = Vec::new();
        if self.order_id.trim().is_empty() {
            errors.push(FieldError::new("orderId", "must not be empty"));
        }
        if self.lines.is_empty() {
            errors.push(FieldError::new("lines", "must have at least one line"));
        }
        for (index, line) in self.lines.iter().enumerate() {
            if !(1..=MAX_QUANTITY).contains(&line.quantity) {
                let field = format!("lines[{index}].quantity");
                errors.push(FieldError::new(field, format!("must be 1 to {MAX_QUANTITY}")));
            }
        }
        if errors.is_empty() { Ok(self) } else { Err(Error::InvalidReservation(errors)) }
    }

    /// The lines in their order, one for each SKU.
    pub fn merged_lines(&self) -> Vec<WantedLine> {
        let mut merged: Vec<WantedLine> = Vec::new();
        for line in &self.lines {
            match merged.iter_mut().find(|known| known.sku == line.sku) {
                Some(known) => known.quantity += line.quantity,
                None => merged.push(line.clone()),
            }
        }
        merged
    }
}
