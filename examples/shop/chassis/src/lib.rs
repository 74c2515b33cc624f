//! The chassis of a service: everything that is the same in `inventory` and `orders` and knows nothing of either.

mod app;
mod clock;
mod database;
mod extract;
mod paging;
mod problem;
mod serve;
mod telemetry;
mod trace_parent;
mod uninterrupted;

pub use app::app;
pub use clock::Clock;
pub use database::Database;
pub use extract::{Json, Path, Query};
pub use paging::{Page, PageNumber, PageSize};
pub use problem::{FieldError, InvalidBody, Problem};
pub use serve::{bind, exit_code, serve, stop_signal};
pub use telemetry::init as init_telemetry;
pub use trace_parent::TraceParent;
pub use uninterrupted::uninterrupted;
