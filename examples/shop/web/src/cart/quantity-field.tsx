import { useState } from 'react';
import { MAX_QUANTITY } from './cart';

interface Props {
  /** Of what: ends the field's name, `Quantity of Sea salt`. */
  name: string;
  quantity: number;
  /** Called with a valid quantity alone. */
  onChange: (quantity: number) => void;
}

/** What is being typed may be empty or too large for a moment: it becomes the quantity only when it is valid. */
export function QuantityField({ name, quantity, onChange }: Props) {
  const [draft, setDraft] = useState<string>();

  function type(typed: string) {
    setDraft(typed);
    if (isQuantity(typed)) onChange(Number(typed));
  }

  return (
    <input
      type="number"
      className="quantity"
      aria-label={`Quantity of ${name}`}
      aria-invalid={draft !== undefined && !isQuantity(draft)}
      min={1}
      max={MAX_QUANTITY}
      step={1}
      value={draft ?? quantity}
      onChange={(event) => type(event.target.value)}
      onBlur={() => setDraft(undefined)}
    />
  );
}

/** A whole number from 1 to 99. */
export function isQuantity(text: string): boolean {
  const quantity = Number(text);
  return Number.isInteger(quantity) && quantity >= 1 && quantity <= MAX_QUANTITY;
}
