use axum::{
    extract::Request,
    http::{
        HeaderName, Method, StatusCode,
        header::{AUTHORIZATION, CONTENT_TYPE},
    },
    middleware::Next,
    response::Response,
};
use serde_json::{Value, json};

use crate::message::{Asked, Told};

/// Of the inventory first, then of the orders.
pub const KNOWN: [&str; 20] = [
    "wrong-status",
    "missing-field",
    "price-off-by-one",
    "empty-name-crashes",
    "page-size-ignored",
    "page-ignored",
    "update-not-kept",
    "taken-accepted",
    "released-twice",
    "required-not-checked",
    "leaks-orders",
    "open-door",
    "any-token",
    "role-not-checked",
    "quantity-off-by-one",
    "choice-not-checked",
    "cancel-not-kept",
    "cancelled-twice",
    "key-ignored",
    "short-card-accepted",
];

/// What the service answers with the fault in it.
pub async fn answer(fault: &str, request: Request, next: Next) -> Response {
    // A stream of events never ends, so nobody reads it whole.
    if fault.is_empty() || request.uri().path().ends_with("/events") {
        return next.run(request).await;
    }
    let asked = Asked::read(request).await;
    let operation = asked.operation();
    match (fault, operation.as_str()) {
        ("wrong-status", "POST /products") => {
            let told = asked.send(&next).await;
            let status = if told.status() == StatusCode::CREATED { StatusCode::OK } else { told.status() };
            told.with_status(status)
        }
        ("missing-field", "GET /products/{}") => without(asked.send(&next).await, "stock"),
        ("price-off-by-one", "POST /products" | "PATCH /products/{}") => {
            changed(asked, "/priceCents", |price| price == 100_000_001, 100_000_000.into()).send(&next).await
        }
        ("empty-name-crashes", "POST /products") => {
            let crashes = asked.json()["name"] == "";
            let told = asked.send(&next).await;
            if crashes { told.with_status(StatusCode::INTERNAL_SERVER_ERROR) } else { told }
        }
        ("page-size-ignored", "GET /products") => asked.without_query("pageSize").send(&next).await,
        ("page-ignored", "GET /products") => asked.without_query("page").send(&next).await,
        ("update-not-kept", "PATCH /products/{}") => update_not_kept(asked, &next).await,
        ("taken-accepted", "POST /products") => {
            let new = asked.json();
            let told = asked.send(&next).await;
            if told.status() == StatusCode::CONFLICT {
                told.with_status(StatusCode::CREATED).with_json(&new)
            } else {
                told
            }
        }
        ("released-twice", "DELETE /reservations/{}") => {
            asked.send(&next).await.with_status(StatusCode::NO_CONTENT)
        }
        ("required-not-checked", "POST /products") => {
            let mut new = asked.json();
            if new.is_object() && new.get("stock").is_none() {
                new["stock"] = 0.into();
            }
            if new.is_object() { asked.with_json(&new).send(&next).await } else { asked.send(&next).await }
        }
        ("leaks-orders", "GET /orders/{}") => {
            let told = asked.clone().send(&next).await;
            if told.status() == StatusCode::NOT_FOUND { as_user(asked, "carl", &next).await } else { told }
        }
        ("open-door", "GET /orders") if !asked.parts.headers.contains_key(AUTHORIZATION) => {
            as_user(asked, "ann", &next).await
        }
        ("any-token", "GET /orders") => {
            let told = asked.clone().send(&next).await;
            let has_token = asked.parts.headers.contains_key(AUTHORIZATION);
            if has_token && told.status() == StatusCode::UNAUTHORIZED {
                as_user(asked, "ann", &next).await
            } else {
                told
            }
        }
        ("role-not-checked", "POST /orders") => {
            let told = asked.clone().send(&next).await;
            if told.status() == StatusCode::FORBIDDEN { as_user(asked, "ann", &next).await } else { told }
        }
        ("quantity-off-by-one", "POST /orders") => {
            changed(asked, "/lines/0/quantity", |quantity| quantity == 100, 99.into()).send(&next).await
        }
        ("choice-not-checked", "GET /orders") => {
            let told = asked.clone().send(&next).await;
            if told.status() == StatusCode::BAD_REQUEST {
                asked.without_query("status").send(&next).await
            } else {
                told
            }
        }
        ("cancel-not-kept", "POST /orders/{}/cancel") => {
            let path = asked.parts.uri.path().trim_end_matches("/cancel").to_owned();
            let told = asked.to(Method::GET, &path).send(&next).await;
            let mut order = told.json();
            if told.status() == StatusCode::OK {
                order["status"] = "cancelled".into();
            }
            told.with_json(&order)
        }
        ("cancelled-twice", "POST /orders/{}/cancel") => {
            let told = asked.clone().send(&next).await;
            let path = asked.parts.uri.path().trim_end_matches("/cancel").to_owned();
            if told.status() == StatusCode::CONFLICT {
                asked.to(Method::GET, &path).send(&next).await
            } else {
                told
            }
        }
        ("key-ignored", "POST /orders") => {
            asked.with_header(HeaderName::from_static("idempotency-key"), None).send(&next).await
        }
        ("short-card-accepted", "POST /orders/{}/payment") => {
            changed(
                asked,
                "/card",
                |card| card.as_str().is_some_and(|card| card.len() == 11),
                "424242424242".into(),
            )
            .send(&next)
            .await
        }
        _ => asked.send(&next).await,
    }
    .response()
}

fn changed(asked: Asked, pointer: &str, is_meant: impl Fn(&Value) -> bool, value: Value) -> Asked {
    let mut body = asked.json();
    match body.pointer_mut(pointer) {
        Some(field) if is_meant(field) => *field = value,
        _ => return asked,
    }
    asked.with_json(&body)
}

fn without(told: Told, field: &str) -> Told {
    let mut body = told.json();
    if let Some(object) = body.as_object_mut() {
        object.remove(field);
    }
    if told.status() == StatusCode::OK { told.with_json(&body) } else { told }
}

async fn update_not_kept(asked: Asked, next: &Next) -> Told {
    let change = asked.json();
    let path = asked.parts.uri.path().to_owned();
    let before = asked.clone().to(Method::GET, &path).send(next).await;
    let told = asked.clone().send(next).await;
    if told.status() != StatusCode::OK || before.status() != StatusCode::OK {
        return told;
    }
    let mut kept = before.json();
    if let Some(object) = kept.as_object_mut() {
        object.remove("sku");
    }
    asked.with_json(&kept).send(next).await;
    let mut said = before.json();
    for (name, value) in change.as_object().into_iter().flatten() {
        said[name] = value.clone();
    }
    told.with_json(&said)
}

/// The same request, sent by somebody who may.
async fn as_user(asked: Asked, name: &str, next: &Next) -> Told {
    let credentials = json!({ "username": name, "password": format!("{name}-secret") });
    let session = asked.clone().to(Method::POST, "/sessions").with_json(&credentials);
    let session = session.with_header(CONTENT_TYPE, Some("application/json")).send(next).await.json();
    let token = format!("Bearer {}", session["token"].as_str().unwrap_or_default());
    asked.with_header(AUTHORIZATION, Some(&token)).send(next).await
}
