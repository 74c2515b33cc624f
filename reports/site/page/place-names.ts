const BETWEEN = ' / ';

/**
 * Names of environments without what all of them have alike: of `local / chromium / Linux` and `local / firefox / Linux` there
 * remains what tells them apart.
 */
export function shortNames(names: readonly string[]): string[] {
  const parts = names.map((name) => name.split(BETWEEN));
  const [first = []] = parts;
  if (names.length < 2 || parts.some((own) => own.length !== first.length)) return [...names];
  const differing = first.flatMap((_, at) => (parts.every((own) => own[at] === first[at]) ? [] : [at]));
  return parts.map((own) => differing.map((at) => own[at]).join(BETWEEN));
}
