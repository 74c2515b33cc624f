use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU8, Ordering::Relaxed},
};

use axum::{
    Json, Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::post,
};
use serde_json::{Value, json};
use tokio::sync::Semaphore;

pub const DECLINED: &str = "4000000000000002";
pub const UNAVAILABLE: &str = "4000000000000119";

/// Stands in for the payment provider. Answers when it is let, which is at once unless a test says otherwise.
#[derive(Clone)]
pub struct Provider {
    charges: Arc<Mutex<Vec<(HeaderMap, Value)>>>,
    pub arrived: Arc<Semaphore>,
    pub answers: Arc<Semaphore>,
    /// Answers that break off before their end.
    pub broken: Arc<AtomicU8>,
}

impl Provider {
    pub async fn start() -> (Self, String) {
        let provider = Self {
            charges: Arc::default(),
            arrived: Arc::new(Semaphore::new(0)),
            answers: Arc::new(Semaphore::new(Semaphore::MAX_PERMITS)),
            broken: Arc::default(),
        };
        let app = Router::new().route("/charges", post(charge)).with_state(provider.clone());
        let address = testing::serve(app).await;
        (provider, address)
    }

    /// What it was asked to charge, with the headers of the request.
    pub fn charges(&self) -> Vec<(HeaderMap, Value)> {
        self.charges.lock().expect("the charges").clone()
    }

    /// From now on each answer waits for a permit added to `answers`.
    pub fn hold_back(&self) {
        self.answers.forget_permits(Semaphore::MAX_PERMITS);
    }
}

async fn charge(State(provider): State<Provider>, headers: HeaderMap, Json(charge): Json<Value>) -> Response {
    let card = charge["card"].clone();
    provider.charges.lock().expect("the charges").push((headers, charge));
    provider.arrived.add_permits(1);
    provider.answers.acquire().await.expect("an open semaphore").forget();
    if provider.broken.fetch_update(Relaxed, Relaxed, |left| left.checked_sub(1)).is_ok() {
        // What panics in a handler of axum takes the connection with it.
        panic!("the connection breaks after the charge");
    }
    let (status, answer) = match card.as_str() {
        Some(DECLINED) => {
            (StatusCode::PAYMENT_REQUIRED, json!({ "code": "card_declined", "message": "declined" }))
        }
        Some(UNAVAILABLE) => (StatusCode::SERVICE_UNAVAILABLE, json!({})),
        _ => (StatusCode::CREATED, json!({ "id": "ch_1", "status": "approved" })),
    };
    (status, Json(answer)).into_response()
}
