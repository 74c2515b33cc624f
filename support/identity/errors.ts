import { BrineError } from '../errors/brine-error';
import { redactText } from '../evidence/redact';

/** What the token endpoint answered, or why it did not. */
type Outcome = { status: number; body: Record<string, unknown> } | { error: unknown };

/** A token endpoint gave no token. Shows what it said and nothing that was sent. */
export class TokenRequestError extends BrineError {
  override readonly name = 'TokenRequestError';
  override readonly fault = 'environment not ready';

  constructor(tokenUrl: string, who: string, outcome: Outcome) {
    super(
      {
        what: `The token endpoint gave no token to ${who}: ${resultOf(outcome)}.`,
        where: redactText(`POST ${tokenUrl}`),
        details: descriptionOf(outcome),
        next: nextOf(outcome),
      },
      { cause: 'error' in outcome ? outcome.error : undefined },
    );
  }
}

function resultOf(outcome: Outcome): string {
  if ('error' in outcome) return redactText(reasonOf(outcome.error));
  const { status, body } = outcome;
  if (status === 200) return 'its answer has no access_token';
  return typeof body.error === 'string'
    ? `status ${status}, ${redactText(body.error.slice(0, 100))}`
    : `status ${status}`;
}

function descriptionOf(outcome: Outcome): string | undefined {
  if ('error' in outcome) return undefined;
  const { error_description: description } = outcome.body;
  return typeof description === 'string' ? redactText(description.slice(0, 500)) : undefined;
}

function nextOf(outcome: Outcome): string {
  if ('error' in outcome) return 'Check tokenUrl in brine.config.ts, and that the server runs.';
  if (outcome.status === 200)
    return 'Check tokenUrl in brine.config.ts: this does not answer as OAuth 2 does.';
  return 'Check the id, the secret and the scope that signIn in brine.config.ts uses, and the variables they come from.';
}

function reasonOf(error: unknown): string {
  const { name, code, message, cause } = error as Error & { code?: string };
  if (name === 'TimeoutError') return 'no answer within 10 s';
  if (code === 'ECONNREFUSED') return 'the connection was refused';
  if (cause instanceof Error) return reasonOf(cause);
  return message || String(error);
}
