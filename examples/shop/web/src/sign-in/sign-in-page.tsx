import { Navigate, useLocation } from 'react-router';
import { useSession } from '../session/session';
import { PageHeading } from '../shared/page-heading';
import { SignInForm } from './sign-in-form';

export function SignInPage() {
  const session = useSession();
  const { state } = useLocation();
  if (session) return <Navigate to={state?.from ?? '/products'} replace />;
  return (
    <div className="card sign-in">
      <PageHeading>Sign in</PageHeading>
      <SignInForm />
    </div>
  );
}
