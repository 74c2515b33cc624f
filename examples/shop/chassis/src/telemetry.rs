use std::time::Instant;

use axum::{extract::Request, middleware::Next, response::Response};
use tracing::{Instrument, info, info_span};
use tracing_subscriber::EnvFilter;

use crate::TraceParent;

/// Logs JSON lines to stdout from now on. `RUST_LOG` chooses what is logged; without it that is `info`.
pub fn init() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().json().flatten_event(true).with_span_list(false).with_env_filter(filter).init();
}

/// Puts every line that is logged for a request into its span, and hands the handlers its [`TraceParent`].
pub async fn trace(mut request: Request, next: Next) -> Response {
    let trace_parent = TraceParent::of(request.headers());
    let span = info_span!(
        "request",
        method = %request.method(),
        path = request.uri().path(),
        traceparent = trace_parent.as_str(),
        trace_id = trace_parent.trace_id(),
    );
    request.extensions_mut().insert(trace_parent);
    async {
        let started = Instant::now();
        let response = next.run(request).await;
        let elapsed_us = started.elapsed().as_micros() as u64;
        info!(status = response.status().as_u16(), elapsed_us, "answered");
        response
    }
    .instrument(span)
    .await
}
