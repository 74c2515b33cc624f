import { type FormEvent, useEffect, useId, useRef, useState } from 'react';

const DEBOUNCE_MS = 250;

interface Props {
  search: string;
  onSearch: (search: string) => void;
}

/** Searches when typing pauses, or at once with Enter. */
export function ProductSearch({ search, onSearch }: Props) {
  const id = useId();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [text, setText] = useState(search);
  const [lastSearch, setLastSearch] = useState(search);

  // The address changed, perhaps by a link or the back button: the field follows.
  if (search !== lastSearch) {
    setLastSearch(search);
    setText(search);
  }

  useEffect(() => () => clearTimeout(timer.current), []);

  function type(typed: string) {
    setText(typed);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(typed.trim()), DEBOUNCE_MS);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    clearTimeout(timer.current);
    onSearch(text.trim());
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: older browsers and jsdom do not know <search>
    <form role="search" className="field" onSubmit={submit}>
      <label htmlFor={id}>Search products</label>
      <input
        id={id}
        type="search"
        placeholder="Name or SKU"
        value={text}
        onChange={(event) => type(event.target.value)}
      />
    </form>
  );
}
