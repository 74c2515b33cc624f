import { expectMatch } from '../../support/matching/expect';
import { expectReceivedTimes } from '../../support/mocks/expect-received';
import type { Mock } from '../../support/mocks/mock';
import type { Fault, Reply } from '../../support/mocks/reply';
import type { BrineWorld } from '../world';

const CHARGE = { method: 'POST', path: '/charges' };

/** What the provider may do with a card, in the words of the features. */
const ANSWERS: Readonly<Record<string, Reply>> = {
  'charges the card': { normally: true },
  'declines the card': { status: 402 },
  'says that the card has expired': {
    status: 402,
    body: { code: 'expired_card', message: 'The card has expired.' },
  },
  'is too busy': { status: 429 },
  'is out of order': { status: 503 },
  'breaks the connection': fails('a connection reset'),
  'does not answer': fails('a timeout'),
  'hangs up': fails('an empty response'),
  'answers nonsense': fails('a malformed response'),
};

/** The outside payment provider, for whom a mock stands in. */
export class Provider {
  constructor(private readonly world: BrineWorld) {}

  /** What it does with the next charges, one after the other; the last stays. */
  async answer(...answers: readonly string[]): Promise<void> {
    const replies = answers.map((answer) => ANSWERS[answer] ?? {});
    await this.#mock.replyTo({ ...CHARGE, replies });
  }

  takeTime(delay: number): void {
    this.#mock.takeTime(delay);
  }

  /** It was asked so many times, each time for the same payment: the buyer is charged once. @throws MockCallsError, MatchError */
  async expectOnePayment(cents: number, attempts: number): Promise<void> {
    await this.world.patience.eventually(() => {
      expectReceivedTimes(this.#mock, CHARGE, attempts);
      const charges = this.#mock.calls.map(({ request }) => ({
        key: request.headers['idempotency-key'],
        amount: (JSON.parse(request.body ?? '{}') as { amountCents?: number }).amountCents,
      }));
      const [first] = charges;
      const expected = Array.from({ length: attempts }, () => ({ key: first?.key, amount: cents }));
      expectMatch(charges, expected, { subject: 'what the provider was asked for', mode: 'exact' });
    });
  }

  get #mock(): Mock {
    return this.world.mocks.get('payments');
  }
}

function fails(fault: Fault): Reply {
  return { fault };
}
