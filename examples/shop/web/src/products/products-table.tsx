import type { Product } from '../api/types';
import { addToCart } from '../cart/cart';
import { useSession } from '../session/session';
import { money } from '../shared/format';

interface Props {
  products: Product[];
  busy: boolean;
}

export function ProductsTable({ products, busy }: Props) {
  const canBuy = useSession()?.role === 'buyer';
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
          {canBuy && (
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
            {canBuy && (
              <td className="actions">
                <AddToCart product={product} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AddToCart({ product }: { product: Product }) {
  const soldOut = product.stock === 0;
  return (
    <>
      {soldOut && <span className="badge">Sold out</span>}
      <button
        type="button"
        aria-label={`Add ${product.name} to cart`}
        disabled={soldOut}
        onClick={() => addToCart(product)}
      >
        Add to cart
      </button>
    </>
  );
}
