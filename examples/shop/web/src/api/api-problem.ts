/** RFC 9457 problem details. `type` is `/problems/<kind>`; a kind may add fields of its own. */
interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  detail: string;
  [extra: string]: unknown;
}

/** What a service refused, in its own words: `message` is the problem's detail and can be shown to users. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly details: ProblemDetails,
    options?: ErrorOptions,
  ) {
    super(details.detail, options);
  }

  /** The HTTP status, or 0 when nobody answered. */
  get status(): number {
    return this.details.status;
  }

  /** For example `card-declined`. */
  get kind(): string {
    return this.details.type.split('/').at(-1) ?? '';
  }
}

export function unreachable(cause: unknown): ApiProblem {
  const detail = 'The shop could not be reached. Check your connection and try again.';
  return new ApiProblem({ type: 'about:blank', title: 'Unreachable', status: 0, detail }, { cause });
}

/** A gateway may answer without a problem document; its status still makes a problem. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const { status } = response;
  const known = response.headers.get('content-type')?.startsWith('application/problem+json')
    ? await response.json().catch(() => ({}))
    : {};
  return new ApiProblem({
    type: 'about:blank',
    title: response.statusText,
    detail: `The shop answered with an error (${status}). Try again later.`,
    ...known,
    status,
  });
}
