//! Products, their stock, and reservations of it.

mod error;
mod products;
mod reservations;
mod settings;

use axum::Router;
use chassis::Database;
use sqlx::migrate::Migrator;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

pub use settings::Settings;

pub static MIGRATIONS: Migrator = sqlx::migrate!();

#[derive(OpenApi)]
#[openapi(info(title = "Inventory", description = "Products, their stock, and reservations of it"))]
struct Document;

pub fn app(database: Database) -> Router {
    let routes = OpenApiRouter::with_openapi(Document::openapi())
        .merge(products::routes())
        .merge(reservations::routes())
        .with_state(database);
    chassis::app(routes)
}
