use serde_json::{Value, json};

use crate::shop::{Shop, body, problem};

#[tokio::test]
async fn a_buyer_sees_their_own_orders_and_a_clerk_sees_all() {
    let shop = Shop::start().await;
    shop.has_tea(9).await;
    for buyer in ["ann", "bob", "ann"] {
        assert_eq!(shop.place(buyer, &[("TEA-1", 1)]).await.status(), 201);
    }

    assert_eq!(buyers(&shop, "ann", "/orders").await, ["ann", "ann"]);
    assert_eq!(buyers(&shop, "carl", "/orders").await, ["ann", "bob", "ann"]);
    assert_eq!(buyers(&shop, "carl", "/orders?buyer=bob").await, ["bob"]);
    problem(shop.get("ann", "/orders?buyer=ann").await, 403, "clerks-only").await;
}

#[tokio::test]
async fn orders_are_listed_newest_first_in_pages() {
    let shop = Shop::start().await;
    shop.has_tea(9).await;
    let first = shop.open_order().await;
    let second = shop.open_order().await;

    let page = body(shop.get("ann", "/orders?page=2&pageSize=1").await).await;

    assert_eq!(page["items"][0]["id"], json!(first));
    assert_eq!((&page["page"], &page["pageSize"], &page["total"]), (&json!(2), &json!(1), &json!(2)));
    assert_eq!(body(shop.get("ann", "/orders").await).await["items"][0]["id"], json!(second));
}

#[tokio::test]
async fn orders_are_listed_by_status() {
    let shop = Shop::start().await;
    shop.has_tea(9).await;
    let cancelled = shop.open_order().await;
    let open = shop.open_order().await;
    shop.cancel("ann", &cancelled).await;

    for (status, id) in [("open", open), ("cancelled", cancelled)] {
        let page = body(shop.get("ann", &format!("/orders?status={status}")).await).await;
        assert_eq!((&page["total"], &page["items"][0]["id"]), (&json!(1), &json!(id)));
    }
    problem(shop.get("ann", "/orders?status=lost").await, 400, "invalid-query").await;
}

#[tokio::test]
async fn an_order_that_is_not_yours_looks_like_one_that_does_not_exist() {
    let shop = Shop::start().await;
    shop.has_tea(9).await;
    let id = shop.open_order().await;

    for id in [&*id, "00000000-0000-4000-8000-000000000000", "one", "%FF"] {
        problem(shop.get("bob", &format!("/orders/{id}")).await, 404, "order-not-found").await;
        problem(shop.get("bob", &format!("/orders/{id}/events")).await, 404, "order-not-found").await;
        problem(shop.cancel("bob", id).await, 404, "order-not-found").await;
    }
}

#[tokio::test]
async fn every_operation_but_signing_in_asks_for_the_token() {
    let shop = Shop::start().await;

    let document = body(shop.get("ann", "/openapi.json").await).await;

    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["components"]["securitySchemes"]["bearer"]["scheme"], "bearer");
    let paths = document["paths"].as_object().expect("paths");
    let operations = paths.values().flat_map(|path| path.as_object().expect("operations").values());
    let (mut secured, mut free): (Vec<&Value>, Vec<&Value>) =
        operations.partition(|operation| operation["security"] == json!([{ "bearer": [] }]));
    assert_eq!(ids(&mut free), ["health", "signIn"]);
    assert_eq!(
        ids(&mut secured),
        ["cancelOrder", "getOrder", "listOrders", "orderEvents", "payOrder", "placeOrder"]
    );
}

fn ids<'a>(operations: &mut [&'a Value]) -> Vec<&'a str> {
    let mut ids: Vec<&str> =
        operations.iter().map(|operation| operation["operationId"].as_str().expect("an id")).collect();
    ids.sort_unstable();
    ids
}

async fn buyers(shop: &Shop, user: &str, path: &str) -> Vec<String> {
    let page = body(shop.get(user, path).await).await;
    let items = page["items"].as_array().expect("items");
    items.iter().map(|order| order["buyer"].as_str().expect("a buyer").to_owned()).collect()
}
