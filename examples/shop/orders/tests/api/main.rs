mod closing;
mod events;
mod placing;
mod provider;
mod reading;
mod sessions;
mod shop;
