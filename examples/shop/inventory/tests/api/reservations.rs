use futures_util::future::join_all;
use reqwest::Response;
use serde_json::{Value, json};

use crate::service::{Inventory, body, problem};

#[tokio::test]
async fn reserving_takes_stock_and_releasing_gives_it_back() {
    let inventory = Inventory::start().await;
    inventory.has_product("TEA-1", "Green tea", 3).await;

    let reserved = reserve(&inventory, &[("TEA-1", 2)]).await;

    assert_eq!(reserved.status(), 201);
    let reservation = body(reserved).await;
    assert_eq!(
        reservation["lines"],
        json!([{ "sku": "TEA-1", "name": "Green tea", "quantity": 2, "unitPriceCents": 1250 }])
    );
    assert_eq!(inventory.stock_of("TEA-1").await, 1);

    assert_eq!(release(&inventory, &reservation).await.status(), 204);
    assert_eq!(inventory.stock_of("TEA-1").await, 3);
    problem(release(&inventory, &reservation).await, 404, "reservation-not-found").await;
}

#[tokio::test]
async fn lines_keep_their_order_and_those_of_one_product_are_merged() {
    let inventory = Inventory::start().await;
    inventory.has_product("TEA-1", "Green tea", 3).await;
    inventory.has_product("CUP-1", "Cup", 3).await;

    let reservation = body(reserve(&inventory, &[("TEA-1", 1), ("CUP-1", 1), ("TEA-1", 2)]).await).await;

    let quantity =
        |line: usize| (&reservation["lines"][line]["sku"], &reservation["lines"][line]["quantity"]);
    assert_eq!(quantity(0), (&json!("TEA-1"), &json!(3)));
    assert_eq!(quantity(1), (&json!("CUP-1"), &json!(1)));
}

#[tokio::test]
async fn a_shortage_of_one_product_takes_nothing_of_the_others() {
    let inventory = Inventory::start().await;
    inventory.has_product("CUP-1", "Cup", 9).await;
    inventory.has_product("TEA-1", "Green tea", 3).await;

    let refused = reserve(&inventory, &[("CUP-1", 1), ("TEA-1", 4)]).await;

    let refusal = problem(refused, 409, "out-of-stock").await;
    assert_eq!(refusal["detail"], "there is not enough stock of TEA-1");
    assert_eq!(refusal["shortages"], json!([{ "sku": "TEA-1", "requested": 4, "available": 3 }]));
    assert_eq!(inventory.stock_of("CUP-1").await, 9);
    assert_eq!(inventory.stock_of("TEA-1").await, 3);
}

#[tokio::test]
async fn unknown_products_are_named() {
    let inventory = Inventory::start().await;
    inventory.has_product("TEA-1", "Green tea", 3).await;

    let refused = reserve(&inventory, &[("TEA-1", 1), ("NO-2", 1), ("NO-1", 1)]).await;

    let refusal = problem(refused, 422, "unknown-product").await;
    assert_eq!(refusal["skus"], json!(["NO-1", "NO-2"]));
    assert_eq!(inventory.stock_of("TEA-1").await, 3);
}

#[tokio::test]
async fn a_reservation_of_nothing_is_refused() {
    let inventory = Inventory::start().await;

    problem(reserve(&inventory, &[]).await, 422, "invalid-reservation").await;
    problem(reserve(&inventory, &[("TEA-1", 0)]).await, 422, "invalid-reservation").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn parallel_reservations_never_take_more_than_there_is() {
    let inventory = Inventory::start().await;
    inventory.has_product("TEA-1", "Green tea", 10).await;
    inventory.has_product("CUP-1", "Cup", 100).await;

    // Half of them name the products the other way round, which must not make them wait for each other in a circle.
    let attempts = (0..40).map(|number| {
        let mut lines = [("TEA-1", 1), ("CUP-1", 1)];
        lines.rotate_left(number % 2);
        let inventory = &inventory;
        async move { reserve(inventory, &lines).await.status().as_u16() }
    });
    let mut statuses = join_all(attempts).await;

    statuses.sort_unstable();
    assert_eq!(statuses, [[201; 10].as_slice(), [409; 30].as_slice()].concat());
    assert_eq!(inventory.stock_of("TEA-1").await, 0);
    assert_eq!(inventory.stock_of("CUP-1").await, 90);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reservation_that_is_released_twice_at_once_comes_back_once() {
    let inventory = Inventory::start().await;
    inventory.has_product("TEA-1", "Green tea", 3).await;
    let reservation = body(reserve(&inventory, &[("TEA-1", 2)]).await).await;

    let mut statuses: Vec<u16> =
        join_all((0..8).map(|_| async { release(&inventory, &reservation).await.status().as_u16() })).await;

    statuses.sort_unstable();
    assert_eq!(statuses, [[204].as_slice(), [404; 7].as_slice()].concat());
    assert_eq!(inventory.stock_of("TEA-1").await, 3);
}

async fn reserve(inventory: &Inventory, lines: &[(&str, i64)]) -> Response {
    let lines: Vec<Value> =
        lines.iter().map(|(sku, quantity)| json!({ "sku": sku, "quantity": quantity })).collect();
    inventory.post("/reservations", &json!({ "orderId": "one", "lines": lines })).await
}

async fn release(inventory: &Inventory, reservation: &Value) -> Response {
    inventory.delete(&format!("/reservations/{}", reservation["id"].as_str().expect("an id"))).await
}
