import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';

interface Outcome<Result> {
  onSuccess?: (result: Result) => void;
  onError?: () => void;
}

/**
 * An action that a form or a dialog was given: whether it runs, and why it was refused last. It never runs twice at
 * once, also when a second click comes before the first has changed what is shown.
 */
export function useAction<Input, Result>(action: (input: Input) => Promise<Result> | Result) {
  const running = useRef(false);
  const { mutate, ...state } = useMutation<Result, Error, Input>({
    mutationFn: async (input) => action(input),
    onSettled: () => {
      running.current = false;
    },
  });

  function run(input: Input, outcome: Outcome<Result> = {}): void {
    if (running.current) return;
    running.current = true;
    mutate(input, outcome);
  }

  return { ...state, run };
}
