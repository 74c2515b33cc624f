use chassis::FieldError;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::Error;

const MAX_PRICE_CENTS: i64 = 100_000_000;
const MAX_STOCK: i64 = 1_000_000_000;

#[derive(Debug, Serialize, ToSchema, sqlx::FromRow)]
#[serde(rename_all = "camelCase")]
pub struct Product {
    #[schema(example = "TEA-1")]
    pub sku: String,
    pub name: String,
    pub price_cents: i64,
    pub stock: i64,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewProduct {
    #[schema(pattern = "^[A-Z0-9][A-Z0-9-]{1,39}$", example = "TEA-1")]
    pub sku: String,
    #[schema(min_length = 1, max_length = 120)]
    pub name: String,
    #[schema(minimum = 1, maximum = 100_000_000)]
    pub price_cents: i64,
    #[schema(minimum = 0, maximum = 1_000_000_000)]
    pub stock: i64,
}

/// What is left out stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProductChange {
    #[schema(min_length = 1, max_length = 120)]
    pub name: Option<String>,
    #[schema(minimum = 1, maximum = 100_000_000)]
    pub price_cents: Option<i64>,
    #[schema(minimum = 0, maximum = 1_000_000_000)]
    pub stock: Option<i64>,
}

impl NewProduct {
    pub fn validate(self) -> Result<Self, Error> {
        valid_or_all_errors([
            check_sku(&self.sku),
            check_name(&self.name),
            check_price(self.price_cents),
            check_stock(self.stock),
        ])?;
        Ok(self)
    }
}

impl ProductChange {
    pub fn validate(self) -> Result<Self, Error> {
        valid_or_all_errors([
            self.name.as_deref().and_then(check_name),
            self.price_cents.and_then(check_price),
            self.stock.and_then(check_stock),
        ])?;
        Ok(self)
    }
}

fn valid_or_all_errors<const N: usize>(checks: [Option<FieldError>; N]) -> Result<(), Error> {
    let errors: Vec<_> = checks.into_iter().flatten().collect();
    if errors.is_empty() { Ok(()) } else { Err(Error::InvalidProduct(errors)) }
}

fn check_sku(sku: &str) -> Option<FieldError> {
    let allowed = |byte: u8| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'-');
    let valid = (2..=40).contains(&sku.len()) && !sku.starts_with('-') && sku.bytes().all(allowed);
    (!valid).then(|| FieldError::new("sku", "must be 2 to 40 of A-Z, 0-9 and -, and not begin with -"))
}

fn check_name(name: &str) -> Option<FieldError> {
    // PostgreSQL cannot store all of them.
    if name.chars().any(char::is_control) {
        return Some(FieldError::new("name", "must have no control characters"));
    }
    let valid = !name.trim().is_empty() && name.chars().count() <= 120;
    (!valid).then(|| FieldError::new("name", "must have 1 to 120 characters"))
}

fn check_price(cents: i64) -> Option<FieldError> {
    let valid = (1..=MAX_PRICE_CENTS).contains(&cents);
    (!valid).then(|| FieldError::new("priceCents", format!("must be 1 to {MAX_PRICE_CENTS}")))
}

fn check_stock(stock: i64) -> Option<FieldError> {
    let valid = (0..=MAX_STOCK).contains(&stock);
    (!valid).then(|| FieldError::new("stock", format!("must be 0 to {MAX_STOCK}")))
}
