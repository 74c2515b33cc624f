use axum::{
    extract::State,
    http::{HeaderName, StatusCode, header::LOCATION},
};
use chassis::{Database, InvalidBody, Json, Page, PageNumber, PageSize, Path, Problem, Query};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    product::{NewProduct, Product, ProductChange},
    store,
};
use crate::error::Error;

pub fn routes() -> OpenApiRouter<Database> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(get, update))
}

#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "camelCase", default)]
struct ListQuery {
    /// Part of a name or SKU, in any case.
    search: String,
    #[param(value_type = Option<u32>, minimum = 1, default = 1)]
    page: PageNumber,
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100, default = 20)]
    page_size: PageSize,
}

/// List products by name
#[utoipa::path(get, path = "/products", operation_id = "listProducts", params(ListQuery), responses(
    (status = OK, description = "One page", body = Page<Product>),
    (status = BAD_REQUEST, description = "`invalid-query`", body = Problem, content_type = "application/problem+json"),
))]
async fn list(
    State(database): State<Database>,
    Query(ListQuery { search, page, page_size }): Query<ListQuery>,
) -> Result<Json<Page<Product>>, Error> {
    let (items, total) = store::list(&database, &search, page, page_size).await?;
    Ok(Json(Page { items, page: page.get(), page_size: page_size.get(), total }))
}

/// Add a product
#[utoipa::path(post, path = "/products", operation_id = "createProduct", request_body = NewProduct, responses(
    (status = CREATED, description = "The new product", body = Product, headers(("Location" = String))),
    (status = CONFLICT, description = "`product-exists`",
        body = Problem, content_type = "application/problem+json"),
    (status = UNPROCESSABLE_ENTITY, description = "`invalid-product` with `errors`",
        body = Problem, content_type = "application/problem+json"),
    InvalidBody,
))]
async fn create(
    State(database): State<Database>,
    Json(new): Json<NewProduct>,
) -> Result<(StatusCode, [(HeaderName, String); 1], Json<Product>), Error> {
    let new = new.validate()?;
    let product = store::insert(&database, &new).await?.ok_or(Error::ProductExists(new.sku))?;
    let location = format!("/products/{}", product.sku);
    Ok((StatusCode::CREATED, [(LOCATION, location)], Json(product)))
}

/// Read a product
#[utoipa::path(get, path = "/products/{sku}", operation_id = "getProduct", params(("sku" = String, Path)), responses(
    (status = OK, description = "The product", body = Product),
    (status = NOT_FOUND, description = "`product-not-found`",
        body = Problem, content_type = "application/problem+json"),
))]
async fn get(State(database): State<Database>, Path(sku): Path<String>) -> Result<Json<Product>, Error> {
    store::find(&database, &sku).await?.map(Json).ok_or(Error::ProductNotFound(sku))
}

/// Change name, price or stock of a product
#[utoipa::path(patch, path = "/products/{sku}", operation_id = "updateProduct", params(("sku" = String, Path)),
    request_body = ProductChange, responses(
    (status = OK, description = "The product", body = Product),
    (status = NOT_FOUND, description = "`product-not-found`",
        body = Problem, content_type = "application/problem+json"),
    (status = UNPROCESSABLE_ENTITY, description = "`invalid-product` with `errors`",
        body = Problem, content_type = "application/problem+json"),
    InvalidBody,
))]
async fn update(
    State(database): State<Database>,
    Path(sku): Path<String>,
    Json(change): Json<ProductChange>,
) -> Result<Json<Product>, Error> {
    let change = change.validate()?;
    store::update(&database, &sku, &change).await?.map(Json).ok_or(Error::ProductNotFound(sku))
}
