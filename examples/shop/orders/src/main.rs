use std::process::ExitCode;

use anyhow::Context;
use chassis::Database;
use orders::Settings;

#[tokio::main]
async fn main() -> ExitCode {
    chassis::init_telemetry();
    chassis::exit_code(run().await)
}

async fn run() -> anyhow::Result<()> {
    let stop = chassis::stop_signal()?;
    let settings = Settings::read(|name| std::env::var(name).ok())?;
    let database = Database::open(&settings.database_url, &orders::MIGRATIONS)
        .await
        .context("cannot open the database that DATABASE_URL names")?;
    let app = orders::app(&settings, database, stop.clone())?;
    let listener = chassis::bind(&settings.listen).await?;
    chassis::serve(listener, app, stop).await
}
