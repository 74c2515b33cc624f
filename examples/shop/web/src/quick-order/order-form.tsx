import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { BusyButton } from '../shared/busy-button';
import { ProblemAlert } from '../shared/problem-alert';
import { useAction } from '../shared/use-action';
import {
  type DraftLine,
  EMPTY_LINE,
  faultsOf,
  isFilled,
  type LineFaults,
  type WantedLine,
  wantedLines,
} from './draft';
import { OrderFormLine } from './order-form-line';
import { UploadList } from './upload-list';

interface Props {
  lines?: DraftLine[];
  /** Answers with the SKUs that the shop does not know: the form marks them, and nothing was ordered. */
  onSubmit: (lines: WantedLine[]) => Promise<readonly string[] | undefined>;
}

/** Products by their SKU, for those who know what they want. */
export function OrderForm({ lines = [EMPTY_LINE], onSubmit }: Props) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(lines);
  const [faults, setFaults] = useState<LineFaults[]>([]);
  const { run, isPending, error, reset } = useAction(onSubmit);

  function change(lines: DraftLine[] | ((draft: DraftLine[]) => DraftLine[])) {
    setDraft(lines);
    setFaults([]);
    reset();
  }

  // The first fault is where to go on.
  useEffect(() => {
    if (faults.some(Boolean)) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [faults]);

  function submit(event: FormEvent) {
    event.preventDefault();
    const found = faultsOf(draft);
    if (found.some(Boolean)) return setFaults(found);
    run(wantedLines(draft), {
      onSuccess: (unknown) => unknown && setFaults(draft.map(({ sku }) => unknownFault(sku, unknown))),
    });
  }

  return (
    <form className="card form order-form" aria-label="Quick order" noValidate ref={form} onSubmit={submit}>
      {/* What was typed while the file was read stays. */}
      <UploadList onRead={(read) => change((draft) => filled([...draft, ...read]))} />
      {draft.map((line, index) => (
        <OrderFormLine
          // Lines have no identity but their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: fields are controlled, so a place may get another line
          key={index}
          id={`${id}-${index}`}
          number={index + 1}
          line={line}
          faults={faults[index]}
          onChange={(changed) => change(draft.with(index, changed))}
          onRemove={draft.length > 1 ? () => change(draft.toSpliced(index, 1)) : undefined}
        />
      ))}
      <ProblemAlert error={error} />
      <div className="buttons">
        <button type="button" onClick={() => setDraft([...draft, EMPTY_LINE])}>
          Add a line
        </button>
        <BusyButton type="submit" className="primary" busy={isPending}>
          Put into the cart
        </BusyButton>
      </div>
    </form>
  );
}

/** Without the lines that say nothing, but never none. */
function filled(lines: DraftLine[]): DraftLine[] {
  const said = lines.filter(isFilled);
  return said.length > 0 ? said : [EMPTY_LINE];
}

function unknownFault(sku: string, unknown: readonly string[]): LineFaults {
  return unknown.includes(sku.trim()) ? { sku: 'The shop has no product with this SKU.' } : undefined;
}
