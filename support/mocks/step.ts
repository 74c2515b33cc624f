import { operationPath } from '../evidence/operation';
import type { Incoming } from './incoming';

/** The step that would tell a mock what to reply to a request, ready to paste. */
export function stepFor(mock: string, { method, path }: Pick<Incoming, 'method' | 'path'>): string {
  const status = method === 'POST' ? 201 : method === 'DELETE' ? 204 : 200;
  return `Given the mock "${mock}" replies to ${method} "${operationPath(path)}" with status ${status}`;
}
