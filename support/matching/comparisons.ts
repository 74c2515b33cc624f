export type Comparison = 'at least' | 'at most' | 'more than' | 'less than';

const COMPARISONS: Record<Comparison, (value: number, limit: number) => boolean> = {
  'at least': (value, limit) => value >= limit,
  'at most': (value, limit) => value <= limit,
  'more than': (value, limit) => value > limit,
  'less than': (value, limit) => value < limit,
};

/** How markers write the comparisons. */
export const SIGNS = { '>=': 'at least', '>': 'more than', '<=': 'at most', '<': 'less than' } as const;

export function compares(value: number, comparison: Comparison, limit: number): boolean {
  return COMPARISONS[comparison](value, limit);
}
