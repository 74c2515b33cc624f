/// Where the service listens and keeps its data.
pub struct Settings {
    /// `LISTEN`: `host:port`.
    pub listen: String,
    /// `DATABASE_URL`: `sqlite:` or `postgres:`.
    pub database_url: String,
}

impl Settings {
    /// `variable` looks a name up in the environment.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Self {
        let or = |name, default: &str| variable(name).unwrap_or_else(|| default.to_owned());
        Self {
            listen: or("LISTEN", "127.0.0.1:7101"),
            database_url: or("DATABASE_URL", "sqlite://inventory.db?mode=rwc"),
        }
    }
}
