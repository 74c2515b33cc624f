CREATE TABLE orders (
    id TEXT PRIMARY KEY,
    buyer TEXT NOT NULL,
    status TEXT NOT NULL,
    -- JSON: what was bought, at the price of that moment. Only ever read as a whole.
    lines TEXT NOT NULL,
    total_cents BIGINT NOT NULL,
    payment_id TEXT,
    reservation_id TEXT NOT NULL,
    -- What was asked for and under which key, to answer the same request again.
    idempotency_key TEXT,
    request TEXT NOT NULL,
    -- Unix milliseconds until when one request may pay or cancel the order without another doing so.
    held_until BIGINT NOT NULL DEFAULT 0,
    -- RFC 3339 in UTC with a fixed width, so that it sorts as time does.
    created_at TEXT NOT NULL,
    UNIQUE (buyer, idempotency_key)
);

CREATE INDEX orders_newest_first ON orders (created_at, id);
