//! A service of the shop, chosen by `SERVICE`, with the fault in it that `FAULT` names. Tests hold features to it: those
//! that pass on the shop have to fail here.

mod faults;
mod message;

use std::{env, process::ExitCode};

use anyhow::{Context, bail};
use axum::{Router, middleware::from_fn};
use chassis::Database;

#[tokio::main]
async fn main() -> ExitCode {
    chassis::init_telemetry();
    chassis::exit_code(run().await)
}

async fn run() -> anyhow::Result<()> {
    let stop = chassis::stop_signal()?;
    let fault = env::var("FAULT").unwrap_or_default();
    if !fault.is_empty() && !faults::KNOWN.contains(&fault.as_str()) {
        bail!("there is no fault {fault}");
    }
    let service = env::var("SERVICE").context("SERVICE names no service")?;
    let variable = |name: &str| env::var(name).ok();
    let (app, listen) = match service.as_str() {
        "inventory" => {
            let settings = inventory::Settings::read(variable);
            let database = Database::open(&settings.database_url, &inventory::MIGRATIONS).await?;
            (inventory::app(database), settings.listen)
        }
        "orders" => {
            let settings = orders::Settings::read(variable)?;
            let database = Database::open(&settings.database_url, &orders::MIGRATIONS).await?;
            (orders::app(&settings, database, stop.clone())?, settings.listen)
        }
        other => bail!("there is no service {other}"),
    };
    let listener = chassis::bind(&listen).await?;
    chassis::serve(listener, with_fault(app, fault), stop).await
}

/// Around the whole, since a layer of the routes themselves could not send a request to another one.
fn with_fault(app: Router, fault: String) -> Router {
    Router::new().fallback_service(app).layer(from_fn(move |request, next| {
        let fault = fault.clone();
        async move { faults::answer(&fault, request, next).await }
    }))
}
