mod products;
mod requests;
mod reservations;
mod service;
