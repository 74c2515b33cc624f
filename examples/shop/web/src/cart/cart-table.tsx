import { draggable } from '../shared/drag';
import { money } from '../shared/format';
import type { CartLine } from './cart-line';
import { QuantityField } from './quantity-field';

interface Actions {
  onQuantity: (sku: string, quantity: number) => void;
  onRemove: (sku: string) => void;
  onSave: (sku: string) => void;
}

export function CartTable({ lines, ...actions }: Actions & { lines: CartLine[] }) {
  return (
    <table aria-label="Cart">
      <thead>
        <tr>
          <th scope="col">Product</th>
          <th scope="col">Quantity</th>
          <th scope="col" className="number">
            Price
          </th>
          <th scope="col" className="number">
            Total
          </th>
          <th scope="col">
            <span className="visually-hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <CartRow key={line.sku} line={line} {...actions} />
        ))}
      </tbody>
    </table>
  );
}

function CartRow({ line, onQuantity, onRemove, onSave }: Actions & { line: CartLine }) {
  const { sku, name, priceCents, quantity } = line;
  return (
    <tr>
      <th scope="row">
        <span className="grab" {...draggable(sku)}>
          {name}
        </span>
      </th>
      <td data-label="Quantity">
        <QuantityField name={name} quantity={quantity} onChange={(wanted) => onQuantity(sku, wanted)} />
      </td>
      <td data-label="Price" className="number">
        {money(priceCents)}
      </td>
      <td data-label="Total" className="number">
        {money(priceCents * quantity)}
      </td>
      <td className="actions">
        <button
          type="button"
          className="quiet"
          aria-label={`Save for later: ${name}`}
          onClick={() => onSave(sku)}
        >
          Save for later
        </button>
        <button
          type="button"
          className="quiet danger"
          aria-label={`Remove ${name}`}
          onClick={() => onRemove(sku)}
        >
          Remove
        </button>
      </td>
    </tr>
  );
}
