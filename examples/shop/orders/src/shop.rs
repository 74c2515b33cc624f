use axum::extract::FromRef;
use chassis::{Clock, Database};
use tokio_util::sync::CancellationToken;

use crate::{
    Settings,
    drill::Drill,
    orders::{OrderStore, StatusChanges, Turns},
    outside::{self, Inventory, Payments},
    sessions::Tokens,
};

/// What the handlers share. Cheap to clone.
#[derive(Clone, FromRef)]
pub struct Shop {
    pub orders: OrderStore,
    pub changes: StatusChanges,
    pub turns: Turns,
    pub inventory: Inventory,
    pub payments: Payments,
    pub tokens: Tokens,
    pub clock: Clock,
    pub stop: CancellationToken,
    pub drill: Drill,
}

impl Shop {
    pub fn new(settings: &Settings, database: Database, stop: CancellationToken) -> reqwest::Result<Self> {
        let client = outside::client()?;
        let clock = Clock::new(settings.clock_file.clone());
        Ok(Self {
            orders: OrderStore::new(database, clock.clone()),
            changes: StatusChanges::default(),
            turns: Turns::default(),
            inventory: Inventory::new(client.clone(), &settings.inventory_url),
            payments: Payments::new(client, &settings.payments_url, settings.payments_timeout),
            tokens: Tokens::new(&settings.token_secret, clock.clone()),
            clock,
            stop,
            drill: Drill(settings.crash_at),
        })
    }
}
