use chassis::Database;
use reqwest::{Client, RequestBuilder, Response};
use serde_json::{Value, json};
use testing::Scratch;

/// A running inventory with a database of its own.
pub struct Inventory {
    pub client: Client,
    address: String,
    _scratch: Scratch,
}

impl Inventory {
    pub async fn start() -> Self {
        let scratch = Scratch::database().await;
        let database = Database::open(&scratch.url, &inventory::MIGRATIONS).await.expect("the database");
        let address = testing::serve(inventory::app(database)).await;
        Self { client: testing::client(), address, _scratch: scratch }
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    pub async fn get(&self, path: &str) -> Response {
        send(self.client.get(self.url(path))).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Response {
        send(self.client.post(self.url(path)).json(body)).await
    }

    pub async fn patch(&self, path: &str, body: &Value) -> Response {
        send(self.client.patch(self.url(path)).json(body)).await
    }

    pub async fn delete(&self, path: &str) -> Response {
        send(self.client.delete(self.url(path))).await
    }

    pub async fn has_product(&self, sku: &str, name: &str, stock: i64) {
        let product = json!({ "sku": sku, "name": name, "priceCents": 1250, "stock": stock });
        assert_eq!(self.post("/products", &product).await.status(), 201);
    }

    pub async fn stock_of(&self, sku: &str) -> i64 {
        let product = body(self.get(&format!("/products/{sku}")).await).await;
        product["stock"].as_i64().expect("a stock")
    }
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
    assert_eq!(problem["status"], status);
    problem
}
