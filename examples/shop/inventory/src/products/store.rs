use chassis::{Database, PageNumber, PageSize};

use super::product::{NewProduct, Product, ProductChange};

/// One page of the products whose name or SKU contains `search`, and how many there are on all pages.
pub async fn list(
    database: &Database,
    search: &str,
    page: PageNumber,
    size: PageSize,
) -> Result<(Vec<Product>, i64), sqlx::Error> {
    let pattern = contains(search);
    let total = sqlx::query_scalar(r"SELECT COUNT(*) FROM products WHERE search_text LIKE $1 ESCAPE '\'")
        .bind(&pattern)
        .fetch_one(database.pool())
        .await?;
    let items = sqlx::query_as(
        r"SELECT sku, name, price_cents, stock FROM products WHERE search_text LIKE $1 ESCAPE '\'
          ORDER BY name, sku LIMIT $2 OFFSET $3",
    )
    .bind(&pattern)
    .bind(size.limit())
    .bind(page.offset(size))
    .fetch_all(database.pool())
    .await?;
    Ok((items, total))
}

pub async fn find(database: &Database, sku: &str) -> Result<Option<Product>, sqlx::Error> {
    sqlx::query_as("SELECT sku, name, price_cents, stock FROM products WHERE sku = $1")
        .bind(sku)
        .fetch_optional(database.pool())
        .await
}

/// `None` when the SKU is taken.
pub async fn insert(database: &Database, new: &NewProduct) -> Result<Option<Product>, sqlx::Error> {
    sqlx::query_as(
        "INSERT INTO products (sku, name, search_text, price_cents, stock) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (sku) DO NOTHING RETURNING sku, name, price_cents, stock",
    )
    .bind(&new.sku)
    .bind(&new.name)
    .bind(search_text(&new.sku, &new.name))
    .bind(new.price_cents)
    .bind(new.stock)
    .fetch_optional(database.pool())
    .await
}

/// `None` when there is no such product.
pub async fn update(
    database: &Database,
    sku: &str,
    change: &ProductChange,
) -> Result<Option<Product>, sqlx::Error> {
    sqlx::query_as(
        "UPDATE products SET name = COALESCE($1, name), search_text = COALESCE($2, search_text),
           price_cents = COALESCE($3, price_cents), stock = COALESCE($4, stock)
         WHERE sku = $5 RETURNING sku, name, price_cents, stock",
    )
    .bind(&change.name)
    .bind(change.name.as_ref().map(|name| search_text(sku, name)))
    .bind(change.price_cents)
    .bind(change.stock)
    .bind(sku)
    .fetch_optional(database.pool())
    .await
}

fn search_text(sku: &str, name: &str) -> String {
    format!("{sku}\n{name}").to_lowercase()
}

fn contains(search: &str) -> String {
    let escaped = search.to_lowercase().replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_");
    format!("%{escaped}%")
}
