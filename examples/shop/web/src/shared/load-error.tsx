interface Props {
  /** Begins the sentence: `Products`. */
  what: string;
  onRetry: () => void;
}

export function LoadError({ what, onRetry }: Props) {
  return (
    <div className="load-error">
      <p role="alert">{`${what} could not be loaded.`}</p>
      <button type="button" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}
