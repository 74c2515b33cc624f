use std::time::Duration;

use anyhow::anyhow;
use chassis::TraceParent;
use reqwest::{Client, StatusCode, Url};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use super::endpoint;
use crate::error::Error;

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

    /// Returns the provider's id of the payment.
    pub async fn charge(
        &self,
        trace_parent: &TraceParent,
        order_id: Uuid,
        amount_cents: i64,
        card: &str,
    ) -> Result<String, Error> {
        let charge =
            json!({ "orderId": order_id, "amountCents": amount_cents, "currency": "EUR", "card": card });
        let response = self
            .client
            .post(&self.charges)
            .header(TraceParent::HEADER, trace_parent.as_str())
            .json(&charge)
            .timeout(self.timeout)
            .send()
            .await
            .map_err(unavailable)?;
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

fn unavailable(cause: impl Into<anyhow::Error>) -> Error {
    Error::PaymentsUnavailable(cause.into())
}
