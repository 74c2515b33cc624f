use axum::{
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::{HeaderValue, StatusCode, Uri, header, request, response},
    middleware::Next,
    response::Response,
};
use serde_json::Value;

const LIMIT: usize = 4 << 20;

/// A request that can be looked at, changed, and sent more than once.
#[derive(Clone)]
pub struct Asked {
    pub parts: request::Parts,
    pub body: Bytes,
}

impl Asked {
    pub async fn read(request: Request) -> Self {
        let (parts, body) = request.into_parts();
        Self { parts, body: to_bytes(body, LIMIT).await.unwrap_or_default() }
    }

    /// `POST /orders`, with `{}` for what stands behind `/orders/` and `/products/` and `/reservations/`.
    pub fn operation(&self) -> String {
        let path: Vec<_> = self
            .parts
            .uri
            .path()
            .split('/')
            .enumerate()
            .map(|(at, part)| if at == 2 { "{}" } else { part })
            .collect();
        format!("{} {}", self.parts.method, path.join("/"))
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    pub fn with_json(mut self, json: &Value) -> Self {
        self.body = json.to_string().into();
        self.parts.headers.remove(header::CONTENT_LENGTH);
        self
    }

    pub fn with_header(mut self, name: header::HeaderName, value: Option<&str>) -> Self {
        match value.and_then(|value| HeaderValue::from_str(value).ok()) {
            Some(value) => self.parts.headers.insert(name, value),
            None => self.parts.headers.remove(name),
        };
        self
    }

    pub fn without_query(mut self, name: &str) -> Self {
        let uri = &self.parts.uri;
        let left =
            uri.query().unwrap_or_default().split('&').filter(|pair| pair.split('=').next() != Some(name));
        let query = left.collect::<Vec<_>>().join("&");
        self.parts.uri = format!("{}?{query}", uri.path()).parse().unwrap_or_else(|_| Uri::from_static("/"));
        self
    }

    pub fn to(mut self, method: axum::http::Method, path: &str) -> Self {
        self.parts.method = method;
        self.parts.uri = path.parse().unwrap_or_else(|_| Uri::from_static("/"));
        self
    }

    pub async fn send(self, next: &Next) -> Told {
        let response = next.clone().run(Request::from_parts(self.parts, Body::from(self.body))).await;
        let (parts, body) = response.into_parts();
        Told { parts, body: to_bytes(body, LIMIT).await.unwrap_or_default() }
    }
}

/// An answer that can be looked at and changed.
pub struct Told {
    parts: response::Parts,
    body: Bytes,
}

impl Told {
    pub fn status(&self) -> StatusCode {
        self.parts.status
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.parts.status = status;
        self
    }

    pub fn with_json(mut self, json: &Value) -> Self {
        self.body = json.to_string().into();
        self.parts.headers.remove(header::CONTENT_LENGTH);
        self.parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        self
    }

    pub fn response(self) -> Response {
        Response::from_parts(self.parts, Body::from(self.body))
    }
}
