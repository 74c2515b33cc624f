import { type FormEvent, useId, useRef } from 'react';
import { BusyButton } from '../shared/busy-button';
import { ProblemAlert } from '../shared/problem-alert';
import { usePayOrder } from './use-order';

const REFUSALS = {
  'card-declined': 'Your card was declined.',
  'payments-unavailable': 'The payment service is not available. Try again later.',
};

export function PaymentForm({ orderId }: { orderId: string }) {
  const id = useId();
  const card = useRef<HTMLInputElement>(null);
  const { mutate, isPending, error } = usePayOrder(orderId);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isPending) return;
    const digits = card.current?.value.replaceAll(/[\s-]/g, '') ?? '';
    mutate(digits, { onError: () => card.current?.focus() });
  }

  return (
    <form className="card form" onSubmit={submit}>
      <label htmlFor={id}>Card number</label>
      <input
        id={id}
        ref={card}
        inputMode="numeric"
        autoComplete="cc-number"
        placeholder="4242 4242 4242 4242"
        aria-invalid={error !== null}
        aria-describedby={error ? `${id}-problem` : undefined}
      />
      <ProblemAlert id={`${id}-problem`} error={error} texts={REFUSALS} />
      <BusyButton type="submit" className="primary" busy={isPending}>
        Pay now
      </BusyButton>
    </form>
  );
}
