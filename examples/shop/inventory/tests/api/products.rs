use serde_json::{Value, json};

use crate::service::{Inventory, body, problem};

#[tokio::test]
async fn a_new_product_can_be_read_at_its_location() {
    let inventory = Inventory::start().await;
    let tea = json!({ "sku": "TEA-1", "name": "Green tea", "priceCents": 1250, "stock": 3 });

    let created = inventory.post("/products", &tea).await;

    assert_eq!(created.status(), 201);
    assert_eq!(created.headers()["location"], "/products/TEA-1");
    assert_eq!(body(created).await, tea);
    assert_eq!(body(inventory.get("/products/TEA-1").await).await, tea);
}

#[tokio::test]
async fn a_sku_is_used_once() {
    let inventory = Inventory::start().await;
    inventory.has_product("TEA-1", "Green tea", 3).await;

    let again = json!({ "sku": "TEA-1", "name": "Black tea", "priceCents": 1, "stock": 1 });

    problem(inventory.post("/products", &again).await, 409, "product-exists").await;
}

#[tokio::test]
async fn every_invalid_field_is_named() {
    let inventory = Inventory::start().await;
    let wrong = json!({ "sku": "-tea", "name": " ", "priceCents": 0, "stock": -1 });

    let refusal = problem(inventory.post("/products", &wrong).await, 422, "invalid-product").await;

    let fields: Vec<&Value> =
        refusal["errors"].as_array().expect("errors").iter().map(|error| &error["field"]).collect();
    assert_eq!(fields, ["sku", "name", "priceCents", "stock"]);
}

#[tokio::test]
async fn a_change_leaves_the_rest_as_it_is() {
    let inventory = Inventory::start().await;
    inventory.has_product("TEA-1", "Green tea", 3).await;

    let renamed = body(inventory.patch("/products/TEA-1", &json!({ "name": "Matcha" })).await).await;

    assert_eq!(renamed, json!({ "sku": "TEA-1", "name": "Matcha", "priceCents": 1250, "stock": 3 }));
    assert_eq!(names_found(&inventory, "matcha").await, ["Matcha"]);
    assert!(names_found(&inventory, "green").await.is_empty());
}

#[tokio::test]
async fn a_change_of_an_unknown_product_is_refused() {
    let inventory = Inventory::start().await;

    let change = inventory.patch("/products/TEA-1", &json!({ "stock": 1 })).await;

    problem(change, 404, "product-not-found").await;
}

#[tokio::test]
async fn search_matches_names_and_skus_in_any_case() {
    let inventory = Inventory::start().await;
    inventory.has_product("TEA-1", "Grüner Tee", 3).await;
    inventory.has_product("CUP-1", "Cup, 100% clay", 3).await;

    assert_eq!(names_found(&inventory, "GRÜN").await, ["Grüner Tee"]);
    assert_eq!(names_found(&inventory, "cup-").await, ["Cup, 100% clay"]);
    assert_eq!(names_found(&inventory, "0%25").await, ["Cup, 100% clay"]);
    assert!(names_found(&inventory, "_").await.is_empty());
}

#[tokio::test]
async fn a_page_says_how_many_products_there_are() {
    let inventory = Inventory::start().await;
    for number in 1..=3 {
        inventory.has_product(&format!("TEA-{number}"), &format!("Tea {number}"), 1).await;
    }

    let page = body(inventory.get("/products?page=2&pageSize=2").await).await;

    assert_eq!(page["items"][0]["name"], "Tea 3");
    assert_eq!((&page["page"], &page["pageSize"], &page["total"]), (&json!(2), &json!(2), &json!(3)));
}

#[tokio::test]
async fn a_page_that_cannot_be_is_refused() {
    let inventory = Inventory::start().await;

    for query in ["page=0", "page=one", "pageSize=0", "pageSize=101"] {
        let refused = inventory.get(&format!("/products?{query}")).await;
        problem(refused, 400, "invalid-query").await;
    }
}

async fn names_found(inventory: &Inventory, search: &str) -> Vec<String> {
    let page = body(inventory.get(&format!("/products?search={search}")).await).await;
    let items = page["items"].as_array().expect("items");
    items.iter().map(|item| item["name"].as_str().expect("a name").to_owned()).collect()
}
