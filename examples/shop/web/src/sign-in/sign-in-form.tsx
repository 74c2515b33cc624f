import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { signIn } from '../api/orders';
import { sessionStore } from '../session/session';
import { BusyButton } from '../shared/busy-button';
import { ProblemAlert } from '../shared/problem-alert';

export function SignInForm() {
  const id = useId();
  const username = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (form: FormData) =>
      sessionStore.set(
        await signIn({ username: String(form.get('username')), password: String(form.get('password')) }),
      ),
    onError: () => password.current?.select(),
  });

  useEffect(() => username.current?.focus(), []);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!isPending) mutate(new FormData(event.currentTarget));
  }

  return (
    <form className="form" onSubmit={submit}>
      <label htmlFor={`${id}-username`}>Username</label>
      <input
        id={`${id}-username`}
        name="username"
        ref={username}
        autoComplete="username"
        autoCapitalize="none"
        required
      />
      <label htmlFor={`${id}-password`}>Password</label>
      <input
        id={`${id}-password`}
        name="password"
        type={shown ? 'text' : 'password'}
        ref={password}
        autoComplete="current-password"
        required
      />
      <label className="tick">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
        Show password
      </label>
      <ProblemAlert error={error} texts={{ 'wrong-credentials': 'Wrong username or password' }} />
      <BusyButton type="submit" className="primary" busy={isPending}>
        Sign in
      </BusyButton>
    </form>
  );
}
