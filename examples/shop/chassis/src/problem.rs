use std::collections::BTreeMap;

use axum::{
    Json,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CONTENT_TYPE, HeaderName},
    },
    response::{IntoResponse, Response},
};
use serde::Serialize;
use serde_json::Value;
use utoipa::{
    IntoResponses, ToSchema,
    openapi::{ContentBuilder, Ref, RefOr, ResponseBuilder, response::Response as DocumentedResponse},
};

/// A refusal as RFC 9457 has it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
    /// `/problems/<kind>`, relative to the service.
    #[serde(rename = "type")]
    #[schema(example = "/problems/not-found")]
    type_uri: String,
    title: String,
    status: u16,
    detail: String,
    /// What the kind of problem has to say beyond its detail.
    #[serde(flatten)]
    extra: BTreeMap<String, Value>,
    #[serde(skip)]
    headers: HeaderMap,
}

/// One thing wrong with one field of a request.
#[derive(Clone, Debug, Serialize)]
pub struct FieldError {
    pub field: String,
    pub message: String,
}

impl FieldError {
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { field: field.into(), message: message.into() }
    }
}

impl Problem {
    /// `kind` is in kebab case; the title is made from it.
    pub fn new(status: StatusCode, kind: &str, detail: impl Into<String>) -> Self {
        Self {
            type_uri: format!("/problems/{kind}"),
            title: title(kind),
            status: status.as_u16(),
            detail: detail.into(),
            extra: BTreeMap::new(),
            headers: HeaderMap::new(),
        }
    }

    /// The answer to a fault of the service itself. The caller logs the cause; the client learns nothing of it.
    pub fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal-error", "the service failed; its log says why")
    }

    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.extra.insert(name.to_owned(), value.into());
        self
    }

    pub fn with_errors(self, errors: &[FieldError]) -> Self {
        self.with("errors", serde_json::json!(errors))
    }

    pub fn with_header(mut self, name: HeaderName, value: impl Into<HeaderValue>) -> Self {
        self.headers.insert(name, value.into());
        self
    }
}

fn title(kind: &str) -> String {
    let mut title = kind.replace('-', " ").replace("json", "JSON");
    if let Some(first) = title.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    title
}

impl IntoResponse for Problem {
    fn into_response(mut self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut headers = std::mem::take(&mut self.headers);
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        (status, headers, Json(self)).into_response()
    }
}

/// Documents what [`crate::Json`] refuses by itself.
pub struct InvalidBody;

impl IntoResponses for InvalidBody {
    fn responses() -> BTreeMap<String, RefOr<DocumentedResponse>> {
        [
            ("400", "`invalid-json`: the body is missing, not JSON, or of another shape"),
            ("413", "`body-too-large`"),
            ("415", "`unsupported-media-type`: the body is not declared as JSON"),
        ]
        .map(|(status, description)| (status.to_owned(), documented(description)))
        .into()
    }
}

fn documented(description: &str) -> RefOr<DocumentedResponse> {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    ResponseBuilder::new()
        .description(description)
        .content("application/problem+json", content)
        .build()
        .into()
}
