import { useNavigate } from 'react-router';
import { cartStore } from '../cart/cart';
import { savedStore } from '../cart/saved';
import { sessionStore } from '../session/session';

export function SignedIn({ username }: { username: string }) {
  const navigate = useNavigate();

  function signOut() {
    // Left by choice: whoever signs in next starts at the products, not where this user was.
    navigate('/sign-in');
    cartStore.clear();
    savedStore.clear();
    sessionStore.clear();
  }

  return (
    <div className="signed-in">
      <span>{`Signed in as ${username}`}</span>
      <button type="button" onClick={signOut}>
        Sign out
      </button>
    </div>
  );
}
