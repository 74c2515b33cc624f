use std::process::ExitCode;

use anyhow::Context;
use chassis::Database;
use inventory::Settings;

#[tokio::main]
async fn main() -> ExitCode {
    chassis::init_telemetry();
    chassis::exit_code(run().await)
}

async fn run() -> anyhow::Result<()> {
    let stop = chassis::stop_signal()?;
    let settings = Settings::read(|name| std::env::var(name).ok());
    let database = Database::open(&settings.database_url, &inventory::MIGRATIONS)
        .await
        .context("cannot open the database that DATABASE_URL names")?;
    let listener = chassis::bind(&settings.listen).await?;
    chassis::serve(listener, inventory::app(database), stop).await
}
