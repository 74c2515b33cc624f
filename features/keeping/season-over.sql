-- What is sold for one season only.
DELETE FROM products WHERE sku LIKE 'season-%';
