/** Names in lower case, several values joined by `, `; each `Set-Cookie` on its own too. */
export function flatten(headers: object): { headers: Record<string, string>; cookies: string[] } {
  const flat: Record<string, string> = {};
  let cookies: string[] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (value === false || value === undefined) continue;
    const lower = name.toLowerCase();
    if (lower === 'set-cookie') cookies = [value].flat();
    flat[lower] = Array.isArray(value) ? value.join(', ') : String(value);
  }
  return { headers: flat, cookies };
}
