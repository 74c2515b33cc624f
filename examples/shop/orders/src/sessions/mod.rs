mod routes;
mod token;
mod user;

pub use routes::routes;
pub use token::Tokens;
pub use user::{Buyer, NotSignedIn, User};
