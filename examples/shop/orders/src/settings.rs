use std::{path::PathBuf, time::Duration};

use reqwest::Url;

use crate::drill::CrashPoint;

const PAYMENTS_TIMEOUT: Duration = Duration::from_secs(5);
const DEVELOPMENT_SECRET: &str = "for development only";

/// Where the service listens, keeps its data, and finds others.
pub struct Settings {
    /// `LISTEN`: `host:port`.
    pub listen: String,
    /// `DATABASE_URL`: `sqlite:` or `postgres:`.
    pub database_url: String,
    /// `INVENTORY_URL`, required.
    pub inventory_url: Url,
    /// `PAYMENTS_URL`, required.
    pub payments_url: Url,
    /// `TOKEN_SECRET` signs the tokens of sessions.
    pub token_secret: String,
    /// `CLOCK_FILE`: a file that moves the time, for tests. See [`chassis::Clock`].
    pub clock_file: Option<PathBuf>,
    /// `PAYMENTS_TIMEOUT_MS`: how long a charge may take until it counts as not made.
    pub payments_timeout: Duration,
    /// `CRASH_AT`, for drills: where the process ends itself.
    pub crash_at: Option<CrashPoint>,
}

/// Everything that is wrong with the environment, not only the first.
#[derive(Debug, PartialEq, thiserror::Error)]
#[error("the settings are wrong: {}", .0.join("; "))]
pub struct InvalidSettings(Vec<String>);

impl Settings {
    /// `variable` looks a name up in the environment.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Self, InvalidSettings> {
        let or = |name, default: &str| variable(name).unwrap_or_else(|| default.to_owned());
        let mut wrong = Vec::new();
        let inventory_url = kept(url(&variable, "INVENTORY_URL"), &mut wrong);
        let payments_url = kept(url(&variable, "PAYMENTS_URL"), &mut wrong);
        let payments_timeout = kept(milliseconds(&variable, "PAYMENTS_TIMEOUT_MS"), &mut wrong);
        let crash_at = kept(crash_point(&variable, "CRASH_AT"), &mut wrong);
        let (Some(inventory_url), Some(payments_url), Some(payments_timeout), Some(crash_at)) =
            (inventory_url, payments_url, payments_timeout, crash_at)
        else {
            return Err(InvalidSettings(wrong));
        };
        let token_secret =
            variable("TOKEN_SECRET").filter(|secret| !secret.is_empty()).unwrap_or_else(|| {
                tracing::warn!("TOKEN_SECRET is not set: tokens are signed with the secret for development");
                DEVELOPMENT_SECRET.to_owned()
            });
        Ok(Self {
            listen: or("LISTEN", "127.0.0.1:7102"),
            database_url: or("DATABASE_URL", "sqlite://orders.db?mode=rwc"),
            inventory_url,
            payments_url,
            token_secret,
            clock_file: variable("CLOCK_FILE").filter(|file| !file.is_empty()).map(PathBuf::from),
            payments_timeout: payments_timeout.unwrap_or(PAYMENTS_TIMEOUT),
            crash_at,
        })
    }
}

/// What is wrong is collected, so that all of it can be told.
fn kept<T>(read: Result<T, String>, wrong: &mut Vec<String>) -> Option<T> {
    read.map_err(|fault| wrong.push(fault)).ok()
}

fn milliseconds(variable: impl Fn(&str) -> Option<String>, name: &str) -> Result<Option<Duration>, String> {
    let Some(value) = variable(name).filter(|value| !value.is_empty()) else { return Ok(None) };
    match value.parse() {
        Ok(amount) if amount > 0 => Ok(Some(Duration::from_millis(amount))),
        _ => Err(format!("{name}={value} is not a number of milliseconds")),
    }
}

fn crash_point(variable: impl Fn(&str) -> Option<String>, name: &str) -> Result<Option<CrashPoint>, String> {
    let Some(value) = variable(name).filter(|value| !value.is_empty()) else { return Ok(None) };
    CrashPoint::named(&value).map(Some).ok_or_else(|| {
        format!("{name}={value} is no point to crash at; there are {}", CrashPoint::NAMES.join(" and "))
    })
}

fn url(variable: impl Fn(&str) -> Option<String>, name: &str) -> Result<Url, String> {
    let value = variable(name).filter(|value| !value.is_empty());
    let value = value.ok_or_else(|| format!("{name} is not set"))?;
    match Url::parse(&value) {
        Ok(url) if url.has_host() => Ok(url),
        _ => Err(format!("{name}={value} is not an address such as http://127.0.0.1:7101")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_missing_variable_is_named() {
        let error = Settings::read(|_| None).err().map(|error| error.to_string());

        assert_eq!(
            error.as_deref(),
            Some("the settings are wrong: INVENTORY_URL is not set; PAYMENTS_URL is not set")
        );
    }

    #[test]
    fn an_address_that_cannot_be_read_is_shown() {
        let error = Settings::read(|name| name.ends_with("_URL").then(|| "7101".to_owned()))
            .err()
            .map(|error| error.to_string());

        assert!(error.is_some_and(|error| {
            error.contains("INVENTORY_URL=7101 is not an address") && error.contains("PAYMENTS_URL=7101")
        }));
    }

    #[test]
    fn every_setting_that_cannot_be_read_is_shown() {
        let error = Settings::read(|name| match name {
            "PAYMENTS_TIMEOUT_MS" => Some("soon".to_owned()),
            "CRASH_AT" => Some("midnight".to_owned()),
            _ => Some("http://127.0.0.1:7101".to_owned()),
        });

        assert_eq!(
            error.err().map(|error| error.to_string()).as_deref(),
            Some(
                "the settings are wrong: PAYMENTS_TIMEOUT_MS=soon is not a number of milliseconds; \
                 CRASH_AT=midnight is no point to crash at; there are order-stored and payment-begun"
            )
        );
    }
}
