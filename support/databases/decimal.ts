const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A number where none of its digits is lost, otherwise its text without needless zeros; undefined for other texts. */
export function readDecimal(text: string): number | string | undefined {
  const trimmed = text.trim();
  if (!DECIMAL.test(trimmed)) return undefined;
  const number = Number(trimmed);
  const plain = canonical(trimmed);
  return String(number) === plain || /e/i.test(trimmed) || plain.length < 16 ? number : plain;
}

function canonical(text: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)0*(\d*)\.?(\d*?)0*$/.exec(text) ?? [];
  const digits = fraction === '' ? whole || '0' : `${whole || '0'}.${fraction}`;
  return sign === '-' && digits !== '0' ? `-${digits}` : digits;
}
