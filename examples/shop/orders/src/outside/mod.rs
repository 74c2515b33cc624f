//! The services this one asks.

mod inventory;
mod payments;

use std::time::Duration;

use reqwest::Url;

pub use inventory::{Inventory, Reservation};
pub use payments::Payments;

const TIMEOUT: Duration = Duration::from_secs(5);

/// Goes straight to the services, also where `HTTP_PROXY` is set for everything else.
pub fn client() -> reqwest::Result<reqwest::Client> {
    reqwest::Client::builder().timeout(TIMEOUT).no_proxy().build()
}

/// Keeps the path of `base`, which `Url::join` would replace.
fn endpoint(base: &Url, path: &str) -> String {
    format!("{}/{path}", base.as_str().trim_end_matches('/'))
}
