use chassis::Database;
use reqwest::Response;
use tokio_util::sync::CancellationToken;

use crate::shop::{Shop, send};

#[tokio::test]
async fn a_stream_tells_the_status_now_and_ends_after_a_final_one() {
    let shop = Shop::start().await;
    shop.has_tea(3).await;
    let id = shop.open_order().await;
    let other = shop.open_order().await;

    let mut stream = shop.get("ann", &format!("/orders/{id}/events")).await;
    assert_eq!(stream.headers()["content-type"], "text/event-stream");
    assert_eq!(next(&mut stream).await, Some(event(&id, "open")));
    shop.cancel("ann", &other).await;
    shop.pay(&id, "4242424242424242").await;

    assert_eq!(next(&mut stream).await, Some(event(&id, "paid")));
    assert_eq!(next(&mut stream).await, None);
}

#[tokio::test]
async fn the_stream_of_a_closed_order_has_one_event() {
    let shop = Shop::start().await;
    shop.has_tea(3).await;
    let id = shop.open_order().await;
    shop.cancel("ann", &id).await;

    let stream = shop.get("carl", &format!("/orders/{id}/events")).await;

    assert_eq!(stream.text().await.expect("the whole stream"), event(&id, "cancelled"));
}

#[tokio::test]
async fn an_open_stream_does_not_keep_the_service_from_stopping() {
    let shop = Shop::start().await;
    shop.has_tea(3).await;
    let id = shop.open_order().await;
    let stop = CancellationToken::new();
    let database =
        Database::open(&shop.settings.database_url, &orders::MIGRATIONS).await.expect("the database");
    let app = orders::app(&shop.settings, database, stop.clone()).expect("the app");
    let listener = chassis::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("the address");
    let served = tokio::spawn(chassis::serve(listener, app, stop.clone()));
    let request = shop.client.get(format!("http://{address}/orders/{id}/events"));
    let mut stream = send(request.bearer_auth(shop.token("ann").await)).await;
    assert_eq!(next(&mut stream).await, Some(event(&id, "open")));

    stop.cancel();

    assert_eq!(next(&mut stream).await, None);
    served.await.expect("no panic").expect("a clean stop");
}

fn event(id: &str, status: &str) -> String {
    format!("event: status\ndata: {{\"orderId\":\"{id}\",\"status\":\"{status}\"}}\n\n")
}

async fn next(stream: &mut Response) -> Option<String> {
    let chunk = stream.chunk().await.expect("a stream that is not cut off");
    chunk.map(|bytes| String::from_utf8(bytes.into()).expect("text"))
}
