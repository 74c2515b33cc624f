import { useState } from 'react';
import { type CartLine, MAX_QUANTITY, setQuantity } from './cart';

/** What is being typed may be empty or too large for a moment: the cart changes only with a valid quantity. */
export function QuantityField({ line }: { line: CartLine }) {
  const [draft, setDraft] = useState<string>();

  function type(typed: string) {
    setDraft(typed);
    if (isQuantity(typed)) setQuantity(line.sku, Number(typed));
  }

  return (
    <input
      type="number"
      className="quantity"
      aria-label={`Quantity of ${line.name}`}
      aria-invalid={draft !== undefined && !isQuantity(draft)}
      min={1}
      max={MAX_QUANTITY}
      step={1}
      value={draft ?? line.quantity}
      onChange={(event) => type(event.target.value)}
      onBlur={() => setDraft(undefined)}
    />
  );
}

function isQuantity(text: string): boolean {
  const quantity = Number(text);
  return Number.isInteger(quantity) && quantity >= 1 && quantity <= MAX_QUANTITY;
}
