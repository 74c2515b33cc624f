/** A table as it shows. */
export interface ScreenTable {
  /** Texts of the head; empty when there is none. */
  columns: string[];
  rows: string[][];
}

/**
 * Runs in the page, so it may use nothing from outside itself. Reads HTML tables and those made of roles; what is
 * hidden is left out, controls in a cell count with their value.
 */
export function readTable(table: Element): ScreenTable {
  function textOf(cell: Element): string {
    const inputs = [...cell.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
    const values = inputs.filter(({ type }) => !/^(?:hidden|checkbox|radio|password)$/.test(type));
    const lists = [...cell.querySelectorAll('select')];
    const words = lists.length > 0 ? withoutLists(cell) : (cell as HTMLElement).innerText;
    const chosen = lists.flatMap((list) => [...list.selectedOptions].map(({ label }) => label));
    return [words, ...values.map(({ value }) => value), ...chosen].join(' ').replaceAll(/\s+/g, ' ').trim();
  }

  function withoutLists(cell: Element): string {
    return [...cell.childNodes]
      .map((node) => {
        if (node instanceof HTMLSelectElement) return '';
        if (node instanceof HTMLElement)
          return node.querySelector('select') ? withoutLists(node) : node.innerText;
        return node.textContent ?? '';
      })
      .join(' ');
  }

  function cellsOf(row: Element): Element[] {
    const all = row.querySelectorAll(
      'td, th, [role=cell], [role=gridcell], [role=columnheader], [role=rowheader]',
    );
    return [...all].filter((cell) => cell.closest('tr, [role=row]') === row && cell.checkVisibility());
  }

  function read(row: Element): string[] {
    return cellsOf(row).flatMap((cell) => {
      const span = cell instanceof HTMLTableCellElement ? cell.colSpan : 1;
      return [textOf(cell), ...Array.from({ length: span - 1 }, () => '')];
    });
  }

  function isHead(row: Element): boolean {
    if (row.closest('thead')) return true;
    const cells = cellsOf(row);
    return (
      cells.length > 0 && cells.every((cell) => cell.matches('th:not([scope=row]), [role=columnheader]'))
    );
  }

  const rows = [...table.querySelectorAll('tr, [role=row]')].filter(
    (row) =>
      row.closest('table, [role=table], [role=grid], [role=treegrid]') === table && row.checkVisibility(),
  );
  const head = rows.filter(isHead).at(-1);
  return {
    columns: head ? read(head) : [],
    rows: rows
      .filter((row) => !isHead(row))
      .map(read)
      .filter((row) => row.length > 0),
  };
}
