import { useId, useRef } from 'react';
import { BusyButton } from '../shared/busy-button';
import { ProblemAlert } from '../shared/problem-alert';
import { useAction } from '../shared/use-action';

interface Props {
  onCancel: () => Promise<unknown>;
}

/** Asks before it cancels. */
export function CancelOrder({ onCancel }: Props) {
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const { run, isPending, error } = useAction<void, unknown>(() => onCancel());

  function cancel() {
    dialog.current?.close();
    run();
  }

  return (
    <div className="cancel">
      <BusyButton className="danger" busy={isPending} onClick={() => dialog.current?.showModal()}>
        Cancel order
      </BusyButton>
      <ProblemAlert error={error} />
      <dialog ref={dialog} aria-labelledby={title}>
        <h2 id={title}>Cancel this order?</h2>
        <p>Its products go back on sale. This cannot be undone.</p>
        <div className="dialog-buttons">
          <button type="button" onClick={() => dialog.current?.close()}>
            Keep order
          </button>
          <button type="button" className="danger solid" onClick={cancel}>
            Yes, cancel it
          </button>
        </div>
      </dialog>
    </div>
  );
}
