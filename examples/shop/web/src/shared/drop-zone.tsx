import { type DragEvent, type PropsWithChildren, useState } from 'react';
import { droppedSku, isProduct } from './drag';

interface Props {
  /** Of the region. */
  name: string;
  className: string;
  onDrop: (sku: string) => void;
}

/** A part of the page that products can be dropped on. */
export function DropZone({ name, className, onDrop, children }: PropsWithChildren<Props>) {
  const [over, setOver] = useState(false);

  function enter(event: DragEvent) {
    if (!isProduct(event)) return;
    event.preventDefault();
    setOver(true);
  }

  function drop(event: DragEvent) {
    if (!isProduct(event)) return;
    event.preventDefault();
    setOver(false);
    onDrop(droppedSku(event));
  }

  return (
    <section
      aria-label={name}
      className={over ? `${className} drop-here` : className}
      onDragOver={enter}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {children}
    </section>
  );
}
