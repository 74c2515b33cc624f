mod reservation;
mod routes;
mod store;

pub use reservation::Shortage;
pub use routes::routes;
