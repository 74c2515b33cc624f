use std::any::Any;

use axum::{
    Json, Router,
    http::{Method, StatusCode, Uri},
    middleware::from_fn,
    response::{IntoResponse, Response},
    routing::get,
};
use serde::Serialize;
use tower_http::catch_panic::CatchPanicLayer;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{Problem, telemetry};

/// The routes of a service with what all have: `/health`, `/openapi.json`, a request span, and a [`Problem`] for every
/// request that no handler answers.
pub fn app(routes: OpenApiRouter) -> Router {
    let (router, document) = routes.routes(routes!(health)).split_for_parts();
    router
        .route("/openapi.json", get(async || Json(document)))
        .fallback(unknown_route)
        .method_not_allowed_fallback(wrong_method)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(telemetry::trace))
}

#[derive(Serialize, ToSchema)]
struct Health {
    #[schema(example = "ok")]
    status: &'static str,
}

/// Tell that the service answers
#[utoipa::path(get, path = "/health", operation_id = "health", responses((status = OK, description = "It does", body = Health)))]
async fn health() -> Json<Health> {
    Json(Health { status: "ok" })
}

async fn unknown_route(uri: Uri) -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "route-not-found", format!("there is nothing at {}", uri.path()))
}

async fn wrong_method(method: Method, uri: Uri) -> Problem {
    let detail = format!("{method} cannot be used on {}", uri.path());
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", detail)
}

/// The panic hook has written message and backtrace to stderr.
fn panicked(_: Box<dyn Any + Send>) -> Response {
    Problem::internal().into_response()
}
