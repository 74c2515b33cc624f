import { draggable } from '../shared/drag';
import { DropZone } from '../shared/drop-zone';
import { money } from '../shared/format';
import type { CartLine } from './cart-line';

interface Props {
  lines: CartLine[];
  onMove: (sku: string) => void;
  onRemove: (sku: string) => void;
  /** A product was dropped here. */
  onDrop: (sku: string) => void;
}

export function SavedForLater({ lines, onMove, onRemove, onDrop }: Props) {
  return (
    <DropZone name="Saved for later" className="saved" onDrop={onDrop}>
      <h2>Saved for later</h2>
      {lines.length === 0 ? (
        <p className="hint">Drag a product here, or use its button, to keep it for another day.</p>
      ) : (
        <ul aria-label="Saved products">
          {lines.map(({ sku, name, priceCents, quantity }) => (
            <li key={sku}>
              <span className="grab" {...draggable(sku)}>
                {name}
              </span>
              <span className="muted">{`${quantity} × ${money(priceCents)}`}</span>
              <button
                type="button"
                className="small"
                aria-label={`Move to cart: ${name}`}
                onClick={() => onMove(sku)}
              >
                Move to cart
              </button>
              <button
                type="button"
                className="quiet small"
                aria-label={`Forget ${name}`}
                onClick={() => onRemove(sku)}
              >
                Forget
              </button>
            </li>
          ))}
        </ul>
      )}
    </DropZone>
  );
}
