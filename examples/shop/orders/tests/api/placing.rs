use futures_util::future::join_all;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use sqlx::{AnyConnection, Connection};

use crate::shop::{Shop, body, order_of, problem, send};

#[tokio::test]
async fn a_placed_order_takes_stock_and_can_be_read_at_its_location() {
    let shop = Shop::start().await;
    shop.has_tea(3).await;

    let placed = shop.place("ann", &[("TEA-1", 2)]).await;

    assert_eq!(placed.status(), 201);
    let location = placed.headers()["location"].to_str().expect("a location").to_owned();
    let order = body(placed).await;
    assert_eq!(location, format!("/orders/{}", order["id"].as_str().expect("an id")));
    assert_eq!((&order["buyer"], &order["status"]), (&json!("ann"), &json!("open")));
    assert_eq!((&order["totalCents"], &order["paymentId"]), (&json!(2500), &Value::Null));
    assert_eq!(
        order["lines"],
        json!([{ "sku": "TEA-1", "name": "Green tea", "quantity": 2, "unitPriceCents": 1250 }])
    );
    assert_eq!(body(shop.get("ann", &location).await).await, order);
    assert_eq!(shop.stock_of_tea().await, 1);
}

#[tokio::test]
async fn an_invalid_order_is_refused() {
    let shop = Shop::start().await;

    for (lines, field) in [
        ([].as_slice(), "lines"),
        (&[("TEA-1", 0)], "lines[0].quantity"),
        (&[("TEA-1", 1), ("TEA-2", 100)], "lines[1].quantity"),
    ] {
        let refusal = problem(shop.place("ann", lines).await, 422, "invalid-order").await;
        assert_eq!(refusal["errors"][0]["field"], field);
    }
}

#[tokio::test]
async fn what_the_inventory_refuses_is_passed_on() {
    let shop = Shop::start().await;
    shop.has_tea(1).await;

    let refusal = problem(shop.place("ann", &[("TEA-1", 2)]).await, 409, "out-of-stock").await;
    assert_eq!(refusal["shortages"], json!([{ "sku": "TEA-1", "requested": 2, "available": 1 }]));

    let refusal = problem(shop.place("ann", &[("CUP-1", 2)]).await, 422, "unknown-product").await;
    assert_eq!(refusal["skus"], json!(["CUP-1"]));
}

#[tokio::test]
async fn without_an_inventory_the_buyer_is_asked_to_try_again() {
    let shop = Shop::without_inventory().await;

    let refused = shop.place("ann", &[("TEA-1", 1)]).await;

    assert_eq!(refused.headers()["retry-after"], "5");
    let refusal = problem(refused, 503, "inventory-unavailable").await;
    assert_eq!(refusal["retryAfter"], 5);
}

#[tokio::test]
async fn a_clerk_places_no_order() {
    let shop = Shop::start().await;

    problem(shop.place("carl", &[("TEA-1", 1)]).await, 403, "buyers-only").await;
}

#[tokio::test]
async fn the_same_key_answers_with_the_first_order() {
    let shop = Shop::start().await;
    shop.has_tea(3).await;
    let address = shop.request(Method::POST, "/orders");
    let token = shop.token("ann").await;
    let first = with_key(address, &token, "k", 1);
    let again = first.try_clone().expect("a copy");

    let first = body(send(first).await).await;
    let again = send(again).await;

    assert_eq!(again.status(), 200);
    assert_eq!(again.headers()["idempotency-replayed"], "true");
    assert_eq!(body(again).await, first);
    assert_eq!(shop.stock_of_tea().await, 2);
    let other = with_key(shop.request(Method::POST, "/orders"), &token, "k", 2);
    problem(send(other).await, 422, "idempotency-key-reused").await;
}

#[tokio::test]
async fn a_key_belongs_to_its_buyer() {
    let shop = Shop::start().await;
    shop.has_tea(3).await;

    for user in ["ann", "bob"] {
        let token = shop.token(user).await;
        let placed = send(with_key(shop.request(Method::POST, "/orders"), &token, "k", 1)).await;
        assert_eq!(placed.status(), 201);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_at_once_places_one_order_of_the_last_item() {
    let shop = Shop::start().await;
    shop.has_tea(1).await;
    let token = shop.token("ann").await;

    let requests = (0..10).map(|_| with_key(shop.request(Method::POST, "/orders"), &token, "k", 1));
    let statuses = statuses_of(requests).await;

    assert_eq!(statuses, [[200; 9].as_slice(), [201].as_slice()].concat());
    assert_eq!(shop.stock_of_tea().await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_at_once_in_two_processes_places_one_order() {
    let shop = Shop::start().await;
    shop.has_tea(50).await;
    let token = shop.token("ann").await;
    let sibling = format!("{}/orders", shop.sibling().await);

    let requests = (0..10).map(|number| match number % 2 {
        0 => with_key(shop.request(Method::POST, "/orders"), &token, "k", 1),
        _ => with_key(shop.client.post(&sibling), &token, "k", 1),
    });
    let statuses = statuses_of(requests).await;

    assert_eq!(statuses, [[200; 9].as_slice(), [201].as_slice()].concat());
    assert_eq!(shop.stock_of_tea().await, 49);
}

#[tokio::test]
async fn an_order_that_cannot_be_stored_gives_its_stock_back() {
    let shop = Shop::start().await;
    shop.has_tea(3).await;
    let mut connection = AnyConnection::connect(&shop.settings.database_url).await.expect("a connection");
    sqlx::query("DROP TABLE orders").execute(&mut connection).await.expect("no table");

    problem(shop.place("ann", &[("TEA-1", 2)]).await, 500, "internal-error").await;

    assert_eq!(shop.stock_of_tea().await, 3);
}

fn with_key(request: RequestBuilder, token: &str, key: &str, quantity: i64) -> RequestBuilder {
    request.bearer_auth(token).header("idempotency-key", key).json(&order_of(&[("TEA-1", quantity)]))
}

async fn statuses_of(requests: impl Iterator<Item = RequestBuilder>) -> Vec<u16> {
    let responses = join_all(requests.map(send)).await;
    let mut statuses: Vec<u16> = responses.iter().map(|response| response.status().as_u16()).collect();
    statuses.sort_unstable();
    statuses
}
