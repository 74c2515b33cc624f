use std::path::PathBuf;

use reqwest::Url;

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
}

/// Everything that is wrong with the environment, not only the first.
#[derive(Debug, PartialEq, thiserror::Error)]
#[error("the settings are wrong: {}", .0.join("; "))]
pub struct InvalidSettings(Vec<String>);

impl Settings {
    /// `variable` looks a name up in the environment.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Self, InvalidSettings> {
        let or = |name, default: &str| variable(name).unwrap_or_else(|| default.to_owned());
        let (inventory_url, payments_url) =
            match (url(&variable, "INVENTORY_URL"), url(&variable, "PAYMENTS_URL")) {
                (Ok(inventory), Ok(payments)) => (inventory, payments),
                (inventory, payments) => {
                    return Err(InvalidSettings(
                        [inventory.err(), payments.err()].into_iter().flatten().collect(),
                    ));
                }
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
        })
    }
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
        let error = Settings::read(|_| Some("7101".to_owned())).err().map(|error| error.to_string());

        assert!(error.is_some_and(|error| {
            error.contains("INVENTORY_URL=7101 is not an address") && error.contains("PAYMENTS_URL=7101")
        }));
    }
}
