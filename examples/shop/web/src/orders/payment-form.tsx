import { type FormEvent, useId, useRef, useState } from 'react';
import { BusyButton } from '../shared/busy-button';
import { ProblemAlert } from '../shared/problem-alert';
import { useAction } from '../shared/use-action';

const REFUSALS = {
  'card-declined': 'Your card was declined.',
  'payments-unavailable': 'The payment service is not available. Try again later.',
};

interface Props {
  /** `card`: 12 to 19 digits. */
  onPay: (card: string) => Promise<unknown>;
}

export function PaymentForm({ onPay }: Props) {
  const id = useId();
  const card = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState(false);
  const { run, isPending, error, reset } = useAction(onPay);
  const refused = fault || error !== null;

  function submit(event: FormEvent) {
    event.preventDefault();
    const digits = card.current?.value.replaceAll(/[\s-]/g, '') ?? '';
    setFault(!isCard(digits));
    if (isCard(digits)) return run(digits, { onError: () => card.current?.focus() });
    reset();
    card.current?.focus();
  }

  return (
    <form className="card form" aria-label="Payment" onSubmit={submit}>
      <label htmlFor={id}>Card number</label>
      <input
        id={id}
        ref={card}
        inputMode="numeric"
        autoComplete="cc-number"
        placeholder="4242 4242 4242 4242"
        aria-invalid={refused}
        aria-describedby={refused ? `${id}-problem` : undefined}
      />
      {fault && (
        <p role="alert" id={`${id}-problem`} className="problem">
          A card number has 12 to 19 digits.
        </p>
      )}
      <ProblemAlert id={`${id}-problem`} error={error} texts={REFUSALS} />
      <BusyButton type="submit" className="primary" busy={isPending}>
        Pay now
      </BusyButton>
    </form>
  );
}

function isCard(digits: string): boolean {
  return /^\d{12,19}$/.test(digits);
}
