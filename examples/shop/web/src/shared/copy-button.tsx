import { useAction } from './use-action';

interface Props {
  /** Ends the button's name: `Copy order number`. */
  what: string;
  text: string;
}

/** Puts a text on the clipboard and says whether that worked. */
export function CopyButton({ what, text }: Props) {
  // The clipboard is missing altogether where the page is not secure.
  const { run, isSuccess, isError } = useAction<void, void>(() => navigator.clipboard.writeText(text));
  return (
    <span className="copy">
      <button type="button" className="small" onClick={() => run()}>
        {`Copy ${what}`}
      </button>
      <output>
        {isSuccess && 'Copied.'}
        {isError && 'Your browser does not allow copying.'}
      </output>
    </span>
  );
}
