use std::time::Duration;

use anyhow::{Context, anyhow};
use chassis::TraceParent;
use reqwest::{Client, RequestBuilder, Response, StatusCode, Url};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use super::endpoint;
use crate::error::Error;

/// Tells attempts at one payment from payments: the provider charges once for all requests with the same key.
const IDEMPOTENCY_KEY: &str = "idempotency-key";
/// A connection that breaks may have broken after the charge. One attempt more finds out, and is safe with the key.
const ATTEMPTS: u8 = 2;

#[derive(Clone)]
pub struct Payments {
    client: Client,
    charges: String,
    timeout: Duration,
}

#[derive(Deserialize)]
struct Charge {
    id: String,
}

#[derive(Deserialize)]
struct Decline {
    code: String,
}

impl Payments {
    pub fn new(client: Client, base: &Url, timeout: Duration) -> Self {
        Self { client, charges: endpoint(base, "charges"), timeout }
    }

    /// Returns the provider's id of the payment. Asked again with the same card it is not charged again.
    pub async fn charge(
        &self,
        trace_parent: &TraceParent,
        order_id: Uuid,
        amount_cents: i64,
        card: &str,
    ) -> Result<String, Error> {
        let charge =
            json!({ "orderId": order_id, "amountCents": amount_cents, "currency": "EUR", "card": card });
        let request = self
            .client
            .post(&self.charges)
            .header(TraceParent::HEADER, trace_parent.as_str())
            .header(IDEMPOTENCY_KEY, key(order_id, card))
            .json(&charge)
            .timeout(self.timeout);
        let response = send(&request).await.map_err(unavailable)?;
        match response.status() {
            StatusCode::CREATED => Ok(response.json::<Charge>().await.map_err(unavailable)?.id),
            StatusCode::PAYMENT_REQUIRED => {
                let Decline { code } = response.json().await.map_err(unavailable)?;
                Err(Error::CardDeclined { code })
            }
            status => Err(unavailable(anyhow!("it answered {status} to a charge"))),
        }
    }
}

/// The same for every attempt to pay an order with a card. Four digits tell cards apart and give none away.
fn key(order_id: Uuid, card: &str) -> String {
    let last = card.len().saturating_sub(4);
    format!("{order_id}-{}", card.get(last..).unwrap_or_default())
}

/// Waits once, however often the connection breaks: who waits for an answer in vain waits no second time.
async fn send(request: &RequestBuilder) -> anyhow::Result<Response> {
    let mut attempt = 1;
    loop {
        let again = request.try_clone().context("a request that can be sent again")?;
        match again.send().await {
            Err(error) if attempt < ATTEMPTS && !error.is_timeout() => attempt += 1,
            outcome => return Ok(outcome?),
        }
    }
}

fn unavailable(cause: impl Into<anyhow::Error>) -> Error {
    Error::PaymentsUnavailable(cause.into())
}
