/** A place in the site: the path behind `#/` in its parts, and what stands behind its `?`. */
export interface Route {
  /** `''` for the overview. */
  page: string;
  rest: string;
  query: URLSearchParams;
}

export function parseRoute(hash: string): Route {
  const text = hash.replace(/^#\/?/, '');
  const at = text.indexOf('?');
  const path = at === -1 ? text : text.slice(0, at);
  const slash = path.indexOf('/');
  const page = slash === -1 ? path : path.slice(0, slash);
  const rest = slash === -1 ? '' : path.slice(slash + 1);
  return { page, rest: decoded(rest), query: new URLSearchParams(at === -1 ? '' : text.slice(at + 1)) };
}

type Query = Record<string, string | number | undefined>;

/** An address of the site. Parameters without a value are left out. */
export function to(page: string, rest = '', query: Query = {}): string {
  const path = rest === '' ? page : `${page}/${rest.split('/').map(encodeURIComponent).join('/')}`;
  const parameters = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(parameters.map(([name, value]) => [name, String(value)])).toString();
  return `#/${path}${search === '' ? '' : `?${search}`}`;
}

/** As it stands when it is no proper address. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
