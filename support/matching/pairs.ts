/**
 * Gives each row a column of its own that fits, for as many rows as possible (augmenting paths), so that an early row
 * never takes the only column that a later one could have.
 *
 * @returns the column of each row, or undefined where none is left.
 */
export function pair(
  rows: number,
  columns: number,
  fits: (row: number, column: number) => boolean,
): (number | undefined)[] {
  const known = remembering(columns, fits);
  const columnOf: (number | undefined)[] = new Array(rows).fill(undefined);
  const rowOf: (number | undefined)[] = new Array(columns).fill(undefined);
  // Most lists come in the expected order, which this settles without a search.
  for (let row = 0; row < Math.min(rows, columns); row += 1) {
    if (known(row, row)) columnOf[row] = rowOf[row] = row;
  }
  for (let row = 0; row < rows; row += 1) {
    if (columnOf[row] === undefined) settle(row, columnOf, rowOf, known);
  }
  return columnOf;
}

type Fits = (row: number, column: number) => boolean;

/** Searches a free column for the row; owners met on the way move on when that frees one. */
function settle(start: number, columnOf: (number | undefined)[], rowOf: (number | undefined)[], fits: Fits) {
  const askedBy = new Map<number, number>();
  const queue = [start];
  for (const row of queue) {
    for (let column = 0; column < rowOf.length; column += 1) {
      if (askedBy.has(column) || !fits(row, column)) continue;
      askedBy.set(column, row);
      const owner = rowOf[column];
      if (owner === undefined) return handOver(column, askedBy, columnOf, rowOf);
      queue.push(owner);
    }
  }
}

function handOver(
  free: number,
  askedBy: Map<number, number>,
  columnOf: (number | undefined)[],
  rowOf: (number | undefined)[],
) {
  let column: number | undefined = free;
  while (column !== undefined) {
    const row = askedBy.get(column) as number;
    const given: number | undefined = columnOf[row];
    columnOf[row] = column;
    rowOf[column] = row;
    column = given;
  }
}

function remembering(columns: number, fits: Fits): Fits {
  const answers = new Map<number, boolean>();
  return (row, column) => {
    const key = row * columns + column;
    const answer = answers.get(key) ?? fits(row, column);
    answers.set(key, answer);
    return answer;
  };
}
