use serde_json::json;

use crate::service::{Inventory, body, problem, send};

#[tokio::test]
async fn the_service_tells_that_it_is_well() {
    let inventory = Inventory::start().await;

    assert_eq!(body(inventory.get("/health").await).await, json!({ "status": "ok" }));
}

#[tokio::test]
async fn a_route_that_does_not_exist_is_a_problem() {
    let inventory = Inventory::start().await;

    problem(inventory.get("/nowhere").await, 404, "route-not-found").await;
}

#[tokio::test]
async fn a_wrong_method_is_a_problem_that_names_the_right_ones() {
    let inventory = Inventory::start().await;

    let refused = inventory.delete("/products").await;

    assert_eq!(refused.headers()["allow"], "GET,HEAD,POST");
    problem(refused, 405, "method-not-allowed").await;
}

#[tokio::test]
async fn a_body_that_cannot_be_read_is_a_problem() {
    let inventory = Inventory::start().await;
    let post = |content_type: &'static str, body: &'static str| {
        let request = inventory.client.post(inventory.url("/products"));
        send(request.header("content-type", content_type).body(body))
    };

    problem(post("application/json", "").await, 400, "invalid-json").await;
    problem(post("application/json", "{").await, 400, "invalid-json").await;
    problem(post("application/json", r#"{"sku": 1}"#).await, 400, "invalid-json").await;
    problem(post("text/plain", "{}").await, 415, "unsupported-media-type").await;
}

#[tokio::test]
async fn a_path_that_is_not_text_is_a_problem() {
    let inventory = Inventory::start().await;

    problem(inventory.get("/products/%FF").await, 400, "invalid-path").await;
}

#[tokio::test]
async fn every_operation_is_documented() {
    let inventory = Inventory::start().await;

    let document = body(inventory.get("/openapi.json").await).await;

    assert_eq!(document["openapi"], "3.1.0");
    let paths = document["paths"].as_object().expect("paths");
    let mut ids: Vec<&str> = paths
        .values()
        .flat_map(|path| path.as_object().expect("operations").values())
        .map(|operation| operation["operationId"].as_str().expect("an operationId"))
        .collect();
    ids.sort_unstable();
    assert_eq!(
        ids,
        [
            "createProduct",
            "getProduct",
            "health",
            "listProducts",
            "releaseStock",
            "reserveStock",
            "updateProduct"
        ]
    );
}
