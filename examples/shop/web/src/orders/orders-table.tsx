import { Link } from 'react-router';
import type { Order } from '../api/types';
import { moment, money } from '../shared/format';
import { orderName, STATUS_TEXT } from './order-text';

interface Props {
  orders: Order[];
  /** For those who see the orders of everybody. */
  showBuyer?: boolean;
}

export function OrdersTable({ orders, showBuyer = false }: Props) {
  return (
    <table aria-label="Orders">
      <thead>
        <tr>
          <th scope="col">Order</th>
          <th scope="col">Placed</th>
          {showBuyer && <th scope="col">Buyer</th>}
          <th scope="col">Status</th>
          <th scope="col" className="number">
            Total
          </th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <tr key={order.id}>
            <th scope="row">
              <Link to={`/orders/${order.id}`}>{orderName(order.id)}</Link>
            </th>
            <td data-label="Placed">
              <time dateTime={order.createdAt}>{moment(order.createdAt)}</time>
            </td>
            {showBuyer && <td data-label="Buyer">{order.buyer}</td>}
            <td data-label="Status">
              <span className={`badge ${order.status}`}>{STATUS_TEXT[order.status]}</span>
            </td>
            <td data-label="Total" className="number">
              {money(order.totalCents)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
