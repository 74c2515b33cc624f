use anyhow::{Context, anyhow};
use chassis::TraceParent;
use reqwest::{Client, Response, StatusCode, Url};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::endpoint;
use crate::{
    error::Error,
    orders::{Line, WantedLine},
};

#[derive(Clone)]
pub struct Inventory {
    client: Client,
    reservations: String,
}

#[derive(Deserialize)]
pub struct Reservation {
    pub id: String,
    pub lines: Vec<Line>,
}

/// The parts of a problem that the inventory sends and this service passes on.
#[derive(Deserialize)]
struct Refusal {
    detail: String,
    #[serde(default)]
    shortages: Value,
    #[serde(default)]
    skus: Value,
}

impl Inventory {
    pub fn new(client: Client, base: &Url) -> Self {
        Self { client, reservations: endpoint(base, "reservations") }
    }

    /// Takes the stock for an order: all lines or none.
    pub async fn reserve(
        &self,
        trace_parent: &TraceParent,
        order_id: Uuid,
        lines: &[WantedLine],
    ) -> Result<Reservation, Error> {
        let response = self
            .client
            .post(&self.reservations)
            .header(TraceParent::HEADER, trace_parent.as_str())
            .json(&json!({ "orderId": order_id, "lines": lines }))
            .send()
            .await
            .map_err(unavailable)?;
        match response.status() {
            StatusCode::CREATED => response.json().await.map_err(unavailable),
            StatusCode::CONFLICT => {
                let Refusal { detail, shortages, .. } = refusal(response).await?;
                Err(Error::OutOfStock { detail, shortages })
            }
            StatusCode::UNPROCESSABLE_ENTITY => {
                let Refusal { detail, skus, .. } = refusal(response).await?;
                Err(Error::UnknownProduct { detail, skus })
            }
            status => Err(unavailable(anyhow!("it answered {status} to a reservation"))),
        }
    }

    /// Gives the stock back. That it was given back before is fine.
    pub async fn release(&self, trace_parent: &TraceParent, reservation_id: &str) -> Result<(), Error> {
        let response = self
            .client
            .delete(format!("{}/{reservation_id}", self.reservations))
            .header(TraceParent::HEADER, trace_parent.as_str())
            .send()
            .await
            .map_err(unavailable)?;
        match response.status() {
            StatusCode::NO_CONTENT | StatusCode::NOT_FOUND => Ok(()),
            status => Err(unavailable(anyhow!("it answered {status} to a release"))),
        }
    }
}

async fn refusal(response: Response) -> Result<Refusal, Error> {
    response.json().await.context("its refusal cannot be read").map_err(Error::InventoryUnavailable)
}

fn unavailable(cause: impl Into<anyhow::Error>) -> Error {
    Error::InventoryUnavailable(cause.into())
}
