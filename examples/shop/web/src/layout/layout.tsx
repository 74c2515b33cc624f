import { Outlet } from 'react-router';
import { useSession } from '../session/session';
import { Logo } from './logo';
import { MainNavigation } from './main-navigation';
import { Offline } from './offline';
import { SignedIn } from './signed-in';

export function Layout() {
  const session = useSession();
  return (
    <>
      <header className="header">
        <div className="header-inner">
          <Logo />
          {session && <MainNavigation canBuy={session.role === 'buyer'} />}
          {session && <SignedIn username={session.username} />}
        </div>
      </header>
      <Offline />
      <main>
        <Outlet />
      </main>
    </>
  );
}
