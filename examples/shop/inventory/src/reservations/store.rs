use std::collections::HashMap;

use chassis::Database;
use sqlx::{Any, Transaction};
use uuid::Uuid;

use super::reservation::{NewReservation, Reservation, ReservedLine, Shortage, WantedLine};
use crate::error::Error;

/// Takes every line out of the stock, or none.
pub async fn reserve(database: &Database, new: NewReservation) -> Result<Reservation, Error> {
    let wanted = new.merged_lines();
    let mut transaction = database.begin().await?;
    let lines = take(&mut transaction, &wanted).await?;
    let reservation = Reservation { id: Uuid::new_v4().to_string(), order_id: new.order_id, lines };
    sqlx::query("INSERT INTO reservations (id, order_id, lines) VALUES ($1, $2, $3)")
        .bind(&reservation.id)
        .bind(&reservation.order_id)
        .bind(serde_json::to_string(&reservation.lines)?)
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(reservation)
}

/// Puts every line back. Of two that release at once only one finds the reservation.
pub async fn release(database: &Database, id: &str) -> Result<(), Error> {
    let mut transaction = database.begin().await?;
    let lines: String = sqlx::query_scalar("DELETE FROM reservations WHERE id = $1 RETURNING lines")
        .bind(id)
        .fetch_optional(&mut *transaction)
        .await?
        .ok_or_else(|| Error::ReservationNotFound(id.to_owned()))?;
    let mut lines: Vec<ReservedLine> = serde_json::from_str(&lines)?;
    lines.sort_by(|one, other| one.sku.cmp(&other.sku));
    for line in lines {
        sqlx::query("UPDATE products SET stock = stock + $1 WHERE sku = $2")
            .bind(line.quantity)
            .bind(line.sku)
            .execute(&mut *transaction)
            .await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// Goes through the products by SKU, as everyone does who locks several: so no two wait for each other.
async fn take(
    transaction: &mut Transaction<'static, Any>,
    wanted: &[WantedLine],
) -> Result<Vec<ReservedLine>, Error> {
    let mut by_sku: Vec<&WantedLine> = wanted.iter().collect();
    by_sku.sort_by(|one, other| one.sku.cmp(&other.sku));
    let (mut taken, mut unknown, mut shortages) = (HashMap::new(), Vec::new(), Vec::new());
    for WantedLine { sku, quantity } in by_sku {
        match take_line(transaction, sku, *quantity).await? {
            None => unknown.push(sku.clone()),
            Some((_, left)) if left < 0 => {
                shortages.push(Shortage {
                    sku: sku.clone(),
                    requested: *quantity,
                    available: left + quantity,
                });
            }
            Some((line, _)) => {
                taken.insert(sku, line);
            }
        }
    }
    if !unknown.is_empty() {
        return Err(Error::UnknownProduct(unknown));
    }
    if !shortages.is_empty() {
        return Err(Error::OutOfStock(shortages));
    }
    Ok(wanted.iter().filter_map(|line| taken.remove(&line.sku)).collect())
}

/// The line and the stock left, which is negative when there was not enough: then the caller rolls back. Locks the
/// product, so nobody else takes from it before that is decided.
async fn take_line(
    transaction: &mut Transaction<'static, Any>,
    sku: &str,
    quantity: i64,
) -> Result<Option<(ReservedLine, i64)>, sqlx::Error> {
    let product: Option<(String, i64, i64)> = sqlx::query_as(
        "UPDATE products SET stock = stock - $1 WHERE sku = $2 RETURNING name, price_cents, stock",
    )
    .bind(quantity)
    .bind(sku)
    .fetch_optional(&mut **transaction)
    .await?;
    Ok(product.map(|(name, unit_price_cents, left)| {
        (ReservedLine { sku: sku.to_owned(), name, quantity, unit_price_cents }, left)
    }))
}
