import type { OrderLine } from '../api/types';
import { money } from '../shared/format';

export function OrderLines({ lines }: { lines: OrderLine[] }) {
  return (
    <table aria-label="Order lines">
      <thead>
        <tr>
          <th scope="col">Product</th>
          <th scope="col" className="number">
            Quantity
          </th>
          <th scope="col" className="number">
            Price
          </th>
          <th scope="col" className="number">
            Total
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.sku}>
            <th scope="row">{line.name}</th>
            <td data-label="Quantity" className="number">
              {line.quantity}
            </td>
            <td data-label="Price" className="number">
              {money(line.unitPriceCents)}
            </td>
            <td data-label="Total" className="number">
              {money(line.unitPriceCents * line.quantity)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
