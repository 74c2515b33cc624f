//! A fresh database and a free port for a test.

use std::path::PathBuf;

use axum::Router;
use reqwest::Client;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tempfile::TempDir;
use tokio::net::TcpListener;
use uuid::Uuid;

/// A database that nothing else uses: a SQLite file, or one on the server that `TEST_POSTGRES_URL` names.
pub struct Scratch {
    pub url: String,
    // Holds the SQLite file; deletes it at the end of the test.
    directory: TempDir,
}

impl Scratch {
    pub async fn database() -> Self {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let url = match std::env::var("TEST_POSTGRES_URL") {
            Ok(server) => on_postgres(&server).await,
            Err(_) => format!("sqlite:{}?mode=rwc", directory.path().join("test.db").display()),
        };
        Self { url, directory }
    }
}

impl Scratch {
    /// The path of a file that goes with the test.
    pub fn file(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }
}

/// Serves until the test ends. Returns the address as `http://127.0.0.1:<port>`.
pub async fn serve(app: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("the bound address");
    tokio::spawn(axum::serve(listener, app).into_future());
    format!("http://{address}")
}

/// Goes straight to the service, also where `HTTP_PROXY` is set.
pub fn client() -> Client {
    Client::builder().no_proxy().build().expect("a client")
}

async fn on_postgres(server: &str) -> String {
    let name = format!("test_{}", Uuid::new_v4().simple());
    let mut connection = PgConnection::connect(&format!("{server}/postgres")).await.expect("the test server");
    sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {name}")))
        .execute(&mut connection)
        .await
        .expect("a new database");
    format!("{server}/{name}")
}
