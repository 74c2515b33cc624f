//! Crashes on purpose, to see what they leave behind.

/// Where a drill ends the process, as an abort or a power cut would: nothing is cleaned up and nobody is answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CrashPoint {
    /// A new order is stored, and its buyer has not been told.
    OrderStored,
    /// An order is held for its payment, and the provider has not been asked.
    PaymentBegun,
}

impl CrashPoint {
    pub const NAMES: [&str; 2] = ["order-stored", "payment-begun"];

    pub fn named(name: &str) -> Option<Self> {
        match name {
            "order-stored" => Some(Self::OrderStored),
            "payment-begun" => Some(Self::PaymentBegun),
            _ => None,
        }
    }
}

/// The drill of this process, if there is one.
#[derive(Clone, Copy)]
pub struct Drill(pub Option<CrashPoint>);

impl Drill {
    /// Does not return where the drill is to crash.
    pub fn reach(self, point: CrashPoint) {
        if self.0 == Some(point) {
            tracing::error!("crashing at {point:?}, as CRASH_AT says");
            std::process::abort();
        }
    }
}
