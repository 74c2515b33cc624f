import { ApiProblem } from '../api/api-problem';

interface Props {
  error: Error | null;
  id?: string;
  /** Texts by problem kind, where the shop says it better than the service's detail. */
  texts?: Record<string, string>;
}

/** Why the last action was refused; nothing when it was not. */
export function ProblemAlert({ error, id, texts = {} }: Props) {
  if (!error) return null;
  return (
    <p role="alert" id={id} className="problem">
      {textOf(error, texts)}
    </p>
  );
}

function textOf(error: Error, texts: Record<string, string>): string {
  if (!(error instanceof ApiProblem)) return 'Something went wrong. Try again.';
  return texts[error.kind] ?? error.message;
}
