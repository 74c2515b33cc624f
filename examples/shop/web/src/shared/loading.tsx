export function Loading({ what }: { what: string }) {
  return <output className="loading">{`Loading ${what}…`}</output>;
}
