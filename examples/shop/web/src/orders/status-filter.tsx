import { useId } from 'react';
import type { OrderQuery } from '../api/orders';
import { STATUS_TEXT } from './order-text';

interface Props {
  status: OrderQuery['status'];
  onChange: (status: OrderQuery['status']) => void;
}

export function StatusFilter({ status, onChange }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Status</label>
      <select
        id={id}
        value={status}
        onChange={(event) => onChange(event.target.value as OrderQuery['status'])}
      >
        <option value="">All</option>
        {Object.entries(STATUS_TEXT).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
