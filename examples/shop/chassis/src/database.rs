use std::time::Duration;

use sqlx::{Any, AnyPool, Transaction, any::AnyPoolOptions, migrate::Migrator};

/// How long a request waits for a connection: longer than a busy pool takes, shorter than a client waits.
const PATIENCE: Duration = Duration::from_secs(3);

/// SQLite or PostgreSQL, as the URL says.
///
/// One set of queries serves both, so they keep to what both understand: `TEXT` and `BIGINT` columns, `$1` parameters,
/// `RETURNING` and `ON CONFLICT DO NOTHING`.
#[derive(Clone)]
pub struct Database {
    pool: AnyPool,
    begin: &'static str,
}

impl Database {
    /// Connects and brings the tables up to date.
    pub async fn open(url: &str, migrations: &Migrator) -> Result<Self, sqlx::Error> {
        sqlx::any::install_default_drivers();
        let pool = AnyPoolOptions::new().acquire_timeout(PATIENCE).connect(url).await?;
        let sqlite = pool.acquire().await?.backend_name() == "SQLite";
        if sqlite {
            // Kept in the file: readers do not wait for the writer. Writers wait for each other up to the five seconds
            // that sqlx sets as busy_timeout.
            sqlx::query("PRAGMA journal_mode = WAL").execute(&pool).await?;
        }
        migrations.run(&pool).await?;
        // A SQLite transaction that starts as a reader and then writes fails at once when another has written since.
        let begin = if sqlite { "BEGIN IMMEDIATE" } else { "BEGIN" };
        Ok(Self { pool, begin })
    }

    pub fn pool(&self) -> &AnyPool {
        &self.pool
    }

    /// Starts a transaction that is going to write.
    pub async fn begin(&self) -> Result<Transaction<'static, Any>, sqlx::Error> {
        self.pool.begin_with(self.begin).await
    }
}
