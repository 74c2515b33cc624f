import { ago, moment } from '../shared/format';
import { useNow } from '../shared/use-now';

/** When an order was placed, by the calendar and from now: `1 Mar 2026, 09:30 (5 minutes ago)`. */
export function PlacedAt({ time }: { time: string }) {
  const now = useNow();
  return (
    <>
      <time dateTime={time}>{moment(time)}</time>
      {` (${ago(time, now)})`}
    </>
  );
}
