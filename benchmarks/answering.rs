//! A service that takes as long to begin as its first argument says (milliseconds), and then tells since when it answers, in
//! microseconds since 1970: the truth for the subject `ready`. The standard library alone, so that `rustc` is all it needs.

use std::{
    env,
    io::{Read, Write},
    net::TcpListener,
    thread::sleep,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

fn main() {
    let delay = env::args().nth(1).and_then(|text| text.parse().ok()).expect("milliseconds");
    sleep(Duration::from_millis(delay));
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("a time after 1970").as_micros();
    println!("listening on {}", listener.local_addr().expect("an address"));
    println!("answers since {since}");
    for stream in listener.incoming() {
        let Ok(mut stream) = stream else { continue };
        // A request that is as short as ours comes in one piece; one that went away is nobody's.
        let _ = stream.read(&mut [0; 4096]);
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok");
    }
}
