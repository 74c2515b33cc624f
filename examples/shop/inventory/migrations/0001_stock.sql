CREATE TABLE products (
    sku TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    -- Name and SKU in lower case. SQLite's LOWER knows only ASCII, so the service writes it.
    search_text TEXT NOT NULL,
    price_cents BIGINT NOT NULL,
    stock BIGINT NOT NULL
);

CREATE TABLE reservations (
    id TEXT PRIMARY KEY,
    order_id TEXT NOT NULL,
    -- JSON: what was taken, at the price of that moment. Only ever read as a whole.
    lines TEXT NOT NULL
);
