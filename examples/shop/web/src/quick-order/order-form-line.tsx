import type { DraftLine, LineFaults } from './draft';

interface Props {
  id: string;
  /** From 1. */
  number: number;
  line: DraftLine;
  faults: LineFaults;
  onChange: (line: DraftLine) => void;
  /** Absent for the only line. */
  onRemove: (() => void) | undefined;
}

export function OrderFormLine({ id, number, line, faults, onChange, onRemove }: Props) {
  return (
    <fieldset className="order-line">
      <legend className="visually-hidden">{`Line ${number}`}</legend>
      <Field
        id={`${id}-sku`}
        label={`SKU of line ${number}`}
        value={line.sku}
        fault={faults?.sku}
        onChange={(sku) => onChange({ ...line, sku })}
      />
      <Field
        id={`${id}-quantity`}
        label={`Quantity of line ${number}`}
        value={line.quantity}
        fault={faults?.quantity}
        numeric
        onChange={(quantity) => onChange({ ...line, quantity })}
      />
      {onRemove && (
        <button type="button" className="quiet" aria-label={`Remove line ${number}`} onClick={onRemove}>
          Remove
        </button>
      )}
    </fieldset>
  );
}

interface FieldProps {
  id: string;
  label: string;
  value: string;
  fault: string | undefined;
  numeric?: boolean;
  onChange: (value: string) => void;
}

function Field({ id, label, value, fault, numeric = false, onChange }: FieldProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        inputMode={numeric ? 'numeric' : 'text'}
        autoCapitalize="characters"
        autoComplete="off"
        value={value}
        aria-invalid={fault !== undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {fault && (
        <p id={`${id}-fault`} className="fault">
          {fault}
        </p>
      )}
    </div>
  );
}
