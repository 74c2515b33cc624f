import { storedValue, useStoredValue } from '../storage/stored-value';

export interface Session {
  token: string;
  username: string;
  role: 'buyer' | 'clerk';
}

export const sessionStore = storedValue<Session | null>('shop.session', (stored) =>
  isSession(stored) ? stored : null,
);

/** Who is signed in, or null. */
export function useSession(): Session | null {
  return useStoredValue(sessionStore);
}

function isSession(stored: unknown): stored is Session {
  const session = stored as Partial<Session> | null | undefined;
  return (
    typeof session?.token === 'string' &&
    typeof session.username === 'string' &&
    (session.role === 'buyer' || session.role === 'clerk')
  );
}
