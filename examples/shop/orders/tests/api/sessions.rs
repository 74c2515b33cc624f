use reqwest::Method;
use serde_json::json;

use crate::shop::{Shop, body, problem, send};

#[tokio::test]
async fn signing_in_gives_a_token_that_outlives_the_process() {
    let shop = Shop::start().await;
    let credentials = json!({ "username": "carl", "password": "carl-secret" });

    let response = send(shop.request(Method::POST, "/sessions").json(&credentials)).await;

    assert_eq!(response.status(), 201);
    let session = body(response).await;
    assert_eq!((&session["username"], &session["role"]), (&json!("carl"), &json!("clerk")));
    let token = session["token"].as_str().expect("a token");
    let later = shop.client.get(format!("{}/orders", shop.sibling().await)).bearer_auth(token);
    assert_eq!(send(later).await.status(), 200);
}

#[tokio::test]
async fn wrong_credentials_are_refused() {
    let shop = Shop::start().await;

    for (username, password) in [("ann", "bob-secret"), ("eve", "eve-secret"), ("ann", "")] {
        let credentials = json!({ "username": username, "password": password });
        let response = send(shop.request(Method::POST, "/sessions").json(&credentials)).await;
        problem(response, 401, "wrong-credentials").await;
    }
}

#[tokio::test]
async fn a_request_without_a_valid_token_is_refused() {
    let shop = Shop::start().await;
    let forged =
        "eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.eyJzdWIiOiJhbm4iLCJyb2xlIjoiYnV5ZXIiLCJleHAiOjk5OTk5OTk5OTl9.";

    for authorization in
        [None, Some("Bearer "), Some("Basic YW5uOmFubg=="), Some(&*format!("Bearer {forged}"))]
    {
        let mut request = shop.request(Method::POST, "/orders");
        if let Some(authorization) = authorization {
            request = request.header("authorization", authorization);
        }
        let response = send(request).await;
        assert_eq!(response.headers()["www-authenticate"], "Bearer");
        problem(response, 401, "not-signed-in").await;
    }
}

#[tokio::test]
async fn a_token_is_good_for_twelve_hours() {
    let shop = Shop::start().await;
    let token = shop.token("ann").await;
    let orders = async || send(shop.request(Method::GET, "/orders").bearer_auth(&token)).await;

    shop.pass(12 * 60 - 1);
    assert_eq!(orders().await.status(), 200);
    shop.pass(12 * 60 + 1);
    problem(orders().await, 401, "not-signed-in").await;
}
