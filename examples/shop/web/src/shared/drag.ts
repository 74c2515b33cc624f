import type { DragEvent } from 'react';

/** A type of our own: what is dragged in from elsewhere is not a product. */
const TYPE = 'application/x-shop-sku';

/** Props of an element by which a product can be dragged. Whoever cannot drag needs a button beside it. */
export function draggable(sku: string) {
  return {
    draggable: true,
    onDragStart: ({ dataTransfer }: DragEvent) => {
      dataTransfer.setData(TYPE, sku);
      dataTransfer.effectAllowed = 'move';
    },
  };
}

export function isProduct({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes(TYPE);
}

/** The SKU of the product that was dropped. */
export function droppedSku({ dataTransfer }: DragEvent): string {
  return dataTransfer.getData(TYPE);
}
