import { Navigate, Outlet, useLocation } from 'react-router';
import { useSession } from '../session/session';

/** Shows the page to who is signed in; others sign in first and come back to it. */
export function RequireSession() {
  const { pathname, search } = useLocation();
  if (useSession()) return <Outlet />;
  return <Navigate to="/sign-in" replace state={{ from: pathname + search }} />;
}
