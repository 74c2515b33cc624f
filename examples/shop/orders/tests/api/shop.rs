use std::time::Duration;

use chassis::Database;
use orders::Settings;
use reqwest::{Client, Method, RequestBuilder, Response, header::HeaderMap};
use serde_json::{Value, json};
use testing::Scratch;
use tokio_util::sync::CancellationToken;

use crate::provider::Provider;

/// Running orders with a running inventory and a stand-in for the payment provider.
pub struct Shop {
    pub client: Client,
    pub provider: Provider,
    pub settings: Settings,
    address: String,
    inventory: String,
    _scratch: [Scratch; 2],
}

impl Shop {
    pub async fn start() -> Self {
        Self::with_inventory_at(None, Duration::from_secs(5)).await
    }

    /// It waits for the provider no longer than it must.
    pub async fn impatient() -> Self {
        Self::with_inventory_at(None, Duration::from_millis(300)).await
    }

    /// Nothing answers on port 1.
    pub async fn without_inventory() -> Self {
        Self::with_inventory_at(Some("http://127.0.0.1:1"), Duration::from_secs(5)).await
    }

    async fn with_inventory_at(elsewhere: Option<&str>, payments_timeout: Duration) -> Self {
        let scratch = [Scratch::database().await, Scratch::database().await];
        let database = Database::open(&scratch[0].url, &inventory::MIGRATIONS).await.expect("the database");
        let inventory = testing::serve(inventory::app(database)).await;
        let (provider, payments) = Provider::start().await;
        let settings = Settings {
            listen: "127.0.0.1:0".to_owned(),
            database_url: scratch[1].url.clone(),
            inventory_url: elsewhere.unwrap_or(&inventory).parse().expect("an address"),
            payments_url: payments.parse().expect("an address"),
            token_secret: "secret of the tests".to_owned(),
            clock_file: Some(scratch[1].file("clock")),
            payments_timeout,
            crash_at: None,
        };
        let address = serve(&settings).await;
        Self { client: testing::client(), provider, settings, address, inventory, _scratch: scratch }
    }

    /// The address of another process of the service that shares the database of this one.
    pub async fn sibling(&self) -> String {
        serve(&self.settings).await
    }

    /// Lets so much time pass for the service.
    pub fn pass(&self, minutes: i64) {
        let file = self.settings.clock_file.as_ref().expect("a file");
        std::fs::write(file, format!("+{}", minutes * 60_000)).expect("the file");
    }

    pub async fn token(&self, user: &str) -> String {
        let credentials = json!({ "username": user, "password": format!("{user}-secret") });
        let session = body(send(self.request(Method::POST, "/sessions").json(&credentials)).await).await;
        session["token"].as_str().expect("a token").to_owned()
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.address))
    }

    pub async fn get(&self, user: &str, path: &str) -> Response {
        send(self.request(Method::GET, path).bearer_auth(self.token(user).await)).await
    }

    pub async fn post(&self, user: &str, path: &str, body: &Value) -> Response {
        send(self.request(Method::POST, path).bearer_auth(self.token(user).await).json(body)).await
    }

    pub async fn place(&self, user: &str, lines: &[(&str, i64)]) -> Response {
        self.post(user, "/orders", &order_of(lines)).await
    }

    /// The id of a new order of one Green tea by ann.
    pub async fn open_order(&self) -> String {
        let order = body(self.place("ann", &[("TEA-1", 1)]).await).await;
        order["id"].as_str().expect("an id").to_owned()
    }

    pub async fn pay(&self, id: &str, card: &str) -> Response {
        self.post("ann", &format!("/orders/{id}/payment"), &json!({ "card": card })).await
    }

    /// The idempotency keys of all charges that the provider was asked for.
    pub fn keys(&self) -> Vec<String> {
        let charges = self.provider.charges();
        let key = |headers: &HeaderMap| headers["idempotency-key"].to_str().expect("a key").to_owned();
        charges.iter().map(|(headers, _)| key(headers)).collect()
    }

    pub async fn cancel(&self, user: &str, id: &str) -> Response {
        self.post(user, &format!("/orders/{id}/cancel"), &json!({})).await
    }

    pub async fn status_of(&self, id: &str) -> Value {
        body(self.get("carl", &format!("/orders/{id}")).await).await["status"].take()
    }

    pub async fn has_tea(&self, stock: i64) {
        let tea = json!({ "sku": "TEA-1", "name": "Green tea", "priceCents": 1250, "stock": stock });
        let created = send(self.client.post(format!("{}/products", self.inventory)).json(&tea)).await;
        assert_eq!(created.status(), 201);
    }

    pub async fn stock_of_tea(&self) -> Value {
        let product = send(self.client.get(format!("{}/products/TEA-1", self.inventory))).await;
        body(product).await["stock"].take()
    }
}

async fn serve(settings: &Settings) -> String {
    let database = Database::open(&settings.database_url, &orders::MIGRATIONS).await.expect("the database");
    let app = orders::app(settings, database, CancellationToken::new()).expect("the app");
    testing::serve(app).await
}

pub fn order_of(lines: &[(&str, i64)]) -> Value {
    let lines: Vec<Value> =
        lines.iter().map(|(sku, quantity)| json!({ "sku": sku, "quantity": quantity })).collect();
    json!({ "lines": lines })
}

pub async fn send(request: RequestBuilder) -> Response {
    request.send().await.expect("an answer")
}

pub async fn body(response: Response) -> Value {
    response.json().await.expect("a JSON body")
}

/// Checks that this is a problem of that kind and returns it.
pub async fn problem(response: Response, status: u16, kind: &str) -> Value {
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    assert_eq!(response.status(), status);
    let problem = body(response).await;
    assert_eq!(problem["type"], format!("/problems/{kind}"));
    problem
}
