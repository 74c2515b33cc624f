import type { Product } from '../api/types';
import { money } from '../shared/format';

interface Props {
  products: Product[];
  /** Other products are on their way. */
  busy?: boolean;
  /** Absent for those who cannot buy. */
  onAdd?: ((product: Product) => void) | undefined;
}

export function ProductsTable({ products, busy = false, onAdd }: Props) {
  return (
    <table aria-label="Products" aria-busy={busy}>
      <thead>
        <tr>
          <th scope="col">Product</th>
          <th scope="col">SKU</th>
          <th scope="col" className="number">
            Price
          </th>
          <th scope="col" className="number">
            Stock
          </th>
          {onAdd && (
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {products.map((product) => (
          <tr key={product.sku}>
            <th scope="row">{product.name}</th>
            <td data-label="SKU">
              <code>{product.sku}</code>
            </td>
            <td data-label="Price" className="number">
              {money(product.priceCents)}
            </td>
            <td data-label="Stock" className="number">
              {product.stock}
            </td>
            {onAdd && (
              <td className="actions">
                <AddToCart product={product} onAdd={onAdd} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AddToCart({ product, onAdd }: { product: Product; onAdd: (product: Product) => void }) {
  const soldOut = product.stock === 0;
  return (
    <>
      {soldOut && <span className="badge">Sold out</span>}
      <button
        type="button"
        aria-label={`Add to cart: ${product.name}`}
        disabled={soldOut}
        onClick={() => onAdd(product)}
      >
        Add to cart
      </button>
    </>
  );
}
