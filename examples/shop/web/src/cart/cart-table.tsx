import { money } from '../shared/format';
import { focusHeading } from '../shared/page-heading';
import { type CartLine, removeFromCart } from './cart';
import { QuantityField } from './quantity-field';

export function CartTable({ lines }: { lines: CartLine[] }) {
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
          <CartRow key={line.sku} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function CartRow({ line }: { line: CartLine }) {
  function remove() {
    removeFromCart(line.sku);
    focusHeading();
  }

  return (
    <tr>
      <th scope="row">{line.name}</th>
      <td data-label="Quantity">
        <QuantityField line={line} />
      </td>
      <td data-label="Price" className="number">
        {money(line.priceCents)}
      </td>
      <td data-label="Total" className="number">
        {money(line.priceCents * line.quantity)}
      </td>
      <td className="actions">
        <button type="button" className="quiet" aria-label={`Remove ${line.name}`} onClick={remove}>
          Remove
        </button>
      </td>
    </tr>
  );
}
