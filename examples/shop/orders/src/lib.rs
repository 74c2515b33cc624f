//! Places, cancels and takes payment for orders.

mod drill;
mod error;
mod orders;
mod outside;
mod sessions;
mod settings;
mod shop;

use axum::Router;
use chassis::Database;
use sqlx::migrate::Migrator;
use tokio_util::sync::CancellationToken;
use utoipa::{
    Modify, OpenApi,
    openapi::{
        OpenApi as Description,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};
use utoipa_axum::router::OpenApiRouter;

pub use drill::CrashPoint;
pub use settings::{InvalidSettings, Settings};
use shop::Shop;

pub static MIGRATIONS: Migrator = sqlx::migrate!();

#[derive(OpenApi)]
#[openapi(
    info(title = "Orders", description = "Places, cancels and takes payment for orders"),
    modifiers(&BearerToken)
)]
struct Document;

struct BearerToken;

impl Modify for BearerToken {
    fn modify(&self, document: &mut Description) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("bearer", SecurityScheme::Http(scheme));
    }
}

/// Event streams end when `stop` is cancelled; without that they would keep the service from stopping.
pub fn app(settings: &Settings, database: Database, stop: CancellationToken) -> reqwest::Result<Router> {
    let routes = OpenApiRouter::with_openapi(Document::openapi())
        .merge(sessions::routes())
        .merge(orders::routes())
        .with_state(Shop::new(settings, database, stop)?);
    Ok(chassis::app(routes))
}
