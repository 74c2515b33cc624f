use std::{
    hash::{BuildHasher, RandomState},
    sync::Arc,
};

use axum::{extract::OptionalFromRequestParts, http::request::Parts};
use tokio::sync::{Mutex, MutexGuard};

use crate::error::Error;

const HEADER: &str = "idempotency-key";

/// What a buyer chose to name one attempt to place an order, however often it is sent.
#[derive(Debug)]
pub struct Key(String);

impl Key {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<S: Sync> OptionalFromRequestParts<S> for Key {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Error> {
        let Some(value) = parts.headers.get(HEADER) else { return Ok(None) };
        let key = value.to_str().map_err(|_| Error::InvalidIdempotencyKey)?;
        let valid = (1..=255).contains(&key.len());
        if valid { Ok(Some(Self(key.to_owned()))) } else { Err(Error::InvalidIdempotencyKey) }
    }
}

/// Makes requests with the same key wait for each other, so that the second finds the order of the first and does not
/// compete with it for the last item in stock. Only within this process: between several, the unique index decides.
#[derive(Clone)]
pub struct Turns(Arc<Stripes>);

struct Stripes {
    hasher: RandomState,
    // Few enough to keep for ever, enough that different keys seldom share one.
    mutexes: [Mutex<()>; 64],
}

impl Default for Turns {
    fn default() -> Self {
        Self(Arc::new(Stripes {
            hasher: RandomState::new(),
            mutexes: std::array::from_fn(|_| Mutex::new(())),
        }))
    }
}

impl Turns {
    pub async fn wait(&self, buyer: &str, key: &Key) -> MutexGuard<'_, ()> {
        let Stripes { hasher, mutexes } = &*self.0;
        let stripe = hasher.hash_one((buyer, key.as_str())) % mutexes.len() as u64;
        mutexes[stripe as usize].lock().await
    }
}
