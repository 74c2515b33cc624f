use tracing::Instrument;

/// Runs work to its end even when the client hangs up, which drops the handler and all it awaits.
///
/// For work that must not stop half-way, such as between charging a card and writing that down.
pub async fn uninterrupted<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> T {
    match tokio::spawn(work.in_current_span()).await {
        Ok(output) => output,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}
