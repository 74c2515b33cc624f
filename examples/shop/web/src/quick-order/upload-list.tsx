import { useId, useState } from 'react';
import type { DraftLine } from './draft';
import { readList } from './read-list';

interface Props {
  onRead: (lines: DraftLine[]) => void;
}

/** Reads a list in the browser: its lines are shown for checking before anything is sent. */
export function UploadList({ onRead }: Props) {
  const id = useId();
  const [told, setTold] = useState('');

  async function read(file: File | undefined) {
    if (!file) return;
    const lines = readList(await file.text());
    setTold(
      lines.length === 0 ? `${file.name} has no lines.` : `${lineCount(lines)} read from ${file.name}.`,
    );
    onRead(lines);
  }

  return (
    <div className="field upload">
      <label htmlFor={id}>List of products</label>
      <input
        id={id}
        type="file"
        accept=".csv,text/csv"
        aria-describedby={`${id}-hint`}
        onChange={(event) => read(event.target.files?.[0])}
      />
      <p id={`${id}-hint`} className="hint">
        A CSV file: the SKU and the quantity of each product.
      </p>
      <output>{told}</output>
    </div>
  );
}

function lineCount({ length }: DraftLine[]): string {
  return length === 1 ? '1 line' : `${length} lines`;
}
