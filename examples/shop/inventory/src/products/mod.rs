mod product;
mod routes;
mod store;

pub use routes::routes;
