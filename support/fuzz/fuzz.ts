import type { ApiSession } from '../http/session';
import type { Fuzzing } from './hold';

/** The same as in hold.ts, which is loaded when a step asks for it: no other step needs what makes requests up. */
export async function expectToHold(api: ApiSession, fuzzing: Fuzzing): Promise<void> {
  const hold = require('./hold') as typeof import('./hold');
  await hold.expectToHold(api, fuzzing);
}
