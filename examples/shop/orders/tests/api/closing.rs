use std::{sync::atomic::Ordering::Relaxed, time::Duration};

use futures_util::future::join_all;
use reqwest::Method;
use serde_json::json;
use tokio::time::timeout;

use crate::{
    provider::{DECLINED, UNAVAILABLE},
    shop::{Shop, body, problem, send},
};

const CARD: &str = "4242424242424242";

#[tokio::test]
async fn a_cancelled_order_gives_its_stock_back() {
    let shop = Shop::start().await;
    shop.has_tea(3).await;
    let id = shop.open_order().await;

    let cancelled = shop.cancel("ann", &id).await;

    assert_eq!(cancelled.status(), 200);
    assert_eq!(body(cancelled).await["status"], "cancelled");
    assert_eq!(shop.stock_of_tea().await, 3);
    problem(shop.cancel("ann", &id).await, 409, "order-not-open").await;
    assert_eq!(shop.stock_of_tea().await, 3);
}

#[tokio::test]
async fn a_clerk_cancels_the_order_of_a_buyer_but_does_not_pay_it() {
    let shop = Shop::start().await;
    shop.has_tea(3).await;
    let id = shop.open_order().await;

    let payment = shop.post("carl", &format!("/orders/{id}/payment"), &json!({ "card": CARD })).await;

    problem(payment, 403, "buyers-only").await;
    assert_eq!(shop.cancel("carl", &id).await.status(), 200);
}

#[tokio::test]
async fn a_paid_order_has_the_payment_of_the_provider_and_is_closed() {
    let shop = Shop::start().await;
    shop.has_tea(3).await;
    let id = shop.open_order().await;

    let paid = shop.pay(&id, CARD).await;

    assert_eq!(paid.status(), 200);
    let order = body(paid).await;
    assert_eq!((&order["status"], &order["paymentId"]), (&json!("paid"), &json!("ch_1")));
    problem(shop.pay(&id, CARD).await, 409, "order-not-open").await;
    problem(shop.cancel("ann", &id).await, 409, "order-not-open").await;
    let charged: Vec<_> = shop.provider.charges().into_iter().map(|(_, charge)| charge).collect();
    assert_eq!(charged, [json!({ "orderId": id, "amountCents": 1250, "currency": "EUR", "card": CARD })]);
}

#[tokio::test]
async fn an_order_stays_open_when_the_card_is_declined() {
    let shop = Shop::start().await;
    shop.has_tea(3).await;
    let id = shop.open_order().await;

    let refusal = problem(shop.pay(&id, DECLINED).await, 402, "card-declined").await;

    assert_eq!(refusal["code"], "card_declined");
    assert_eq!(shop.status_of(&id).await, "open");
    assert_eq!(shop.pay(&id, CARD).await.status(), 200);
}

#[tokio::test]
async fn an_order_stays_open_when_the_provider_is_not_available() {
    let shop = Shop::start().await;
    shop.has_tea(3).await;
    let id = shop.open_order().await;

    let refused = shop.pay(&id, UNAVAILABLE).await;

    assert_eq!(refused.headers()["retry-after"], "5");
    problem(refused, 503, "payments-unavailable").await;
    assert_eq!(shop.cancel("ann", &id).await.status(), 200);
}

#[tokio::test]
async fn a_charge_whose_connection_breaks_is_sent_once_more_with_the_same_key() {
    let shop = Shop::start().await;
    shop.has_tea(3).await;
    let id = shop.open_order().await;
    shop.provider.broken.store(1, Relaxed);

    assert_eq!(shop.pay(&id, CARD).await.status(), 200);

    assert_eq!(shop.keys(), [format!("{id}-4242"), format!("{id}-4242")]);
}

#[tokio::test]
async fn a_provider_whose_connections_break_is_not_asked_for_ever() {
    let shop = Shop::start().await;
    shop.has_tea(3).await;
    let id = shop.open_order().await;
    shop.provider.broken.store(2, Relaxed);

    problem(shop.pay(&id, CARD).await, 503, "payments-unavailable").await;
    assert_eq!(shop.provider.charges().len(), 2);
    assert_eq!(shop.pay(&id, CARD).await.status(), 200);
}

#[tokio::test]
async fn a_charge_without_an_answer_in_time_leaves_the_order_open_and_keeps_its_key() {
    let shop = Shop::impatient().await;
    shop.has_tea(3).await;
    let id = shop.open_order().await;
    shop.provider.hold_back();

    problem(shop.pay(&id, CARD).await, 503, "payments-unavailable").await;
    assert_eq!(shop.provider.charges().len(), 1);
    shop.provider.answers.add_permits(2);

    assert_eq!(shop.pay(&id, CARD).await.status(), 200);
    assert_eq!(shop.keys(), [format!("{id}-4242"), format!("{id}-4242")]);
}

#[tokio::test]
async fn another_card_is_another_payment() {
    let shop = Shop::start().await;
    shop.has_tea(3).await;
    let id = shop.open_order().await;

    problem(shop.pay(&id, DECLINED).await, 402, "card-declined").await;
    assert_eq!(shop.pay(&id, CARD).await.status(), 200);

    assert_eq!(shop.keys(), [format!("{id}-0002"), format!("{id}-4242")]);
}

#[tokio::test]
async fn a_number_that_is_no_card_is_not_charged() {
    let shop = Shop::start().await;
    shop.has_tea(3).await;
    let id = shop.open_order().await;

    for card in ["", "42424242424", "42424242424242424242", "4242-4242-4242"] {
        problem(shop.pay(&id, card).await, 422, "invalid-payment").await;
    }
    assert!(shop.provider.charges().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn payments_at_once_charge_the_card_once() {
    let shop = Shop::start().await;
    shop.has_tea(3).await;
    let id = shop.open_order().await;

    let responses = join_all((0..8).map(|_| shop.pay(&id, CARD))).await;

    let mut statuses: Vec<u16> = responses.iter().map(|response| response.status().as_u16()).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [[200].as_slice(), [409; 7].as_slice()].concat());
    assert_eq!(shop.provider.charges().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_is_not_cancelled_while_its_card_is_charged() {
    let shop = Shop::start().await;
    shop.has_tea(3).await;
    let id = shop.open_order().await;
    shop.provider.hold_back();

    let (paid, ()) = tokio::join!(shop.pay(&id, CARD), async {
        shop.provider.arrived.acquire().await.expect("the charge").forget();
        problem(shop.cancel("ann", &id).await, 409, "order-not-open").await;
        shop.provider.answers.add_permits(1);
    });

    assert_eq!(paid.status(), 200);
    assert_eq!(shop.stock_of_tea().await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_payment_is_kept_when_the_buyer_hangs_up_before_the_answer() {
    let shop = Shop::start().await;
    shop.has_tea(3).await;
    let id = shop.open_order().await;
    shop.provider.hold_back();

    tokio::select! {
        _ = shop.pay(&id, CARD) => panic!("the provider has not answered"),
        arrived = shop.provider.arrived.acquire() => arrived.expect("the charge").forget(),
    }
    shop.provider.answers.add_permits(1);

    let paid = async {
        while shop.status_of(&id).await != "paid" {
            tokio::task::yield_now().await;
        }
    };
    timeout(Duration::from_secs(10), paid).await.expect("a paid order");
}

#[tokio::test]
async fn the_trace_context_of_the_caller_reaches_the_provider() {
    let shop = Shop::start().await;
    shop.has_tea(3).await;
    let id = shop.open_order().await;
    let trace_parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    let request = shop.request(Method::POST, &format!("/orders/{id}/payment"));
    let request = request.bearer_auth(shop.token("ann").await).header("traceparent", trace_parent);
    assert_eq!(send(request.json(&json!({ "card": CARD }))).await.status(), 200);

    let (headers, _) = &shop.provider.charges()[0];
    assert_eq!(headers["traceparent"], trace_parent);
}

#[tokio::test]
async fn an_open_order_can_be_paid_for_a_day_and_cancelled_after_it() {
    let shop = Shop::start().await;
    shop.has_tea(3).await;
    let (id, other) = (shop.open_order().await, shop.open_order().await);

    shop.pass(24 * 60 - 1);
    assert_eq!(shop.pay(&id, CARD).await.status(), 200);
    shop.pass(24 * 60 + 1);
    problem(shop.pay(&other, CARD).await, 409, "payment-overdue").await;
    problem(shop.pay(&id, CARD).await, 409, "order-not-open").await;

    assert_eq!(shop.cancel("ann", &other).await.status(), 200);
    assert_eq!(shop.provider.charges().len(), 1);
}
