import { randomUUID } from 'node:crypto';
import { BroadcastChannel } from 'node:worker_threads';
import { BrineError, SetupError } from '../../support/errors/brine-error';

/** What of the front end workers may ask the run for: the web app, the server of the component pages. */
export type Wanted = 'web' | 'components';

/** That a service which the run keeps runs and answers. */
type WantedService = `service ${string}`;

/** A folder with built files, or the address of a server. */
export type Source = { dist: string } | { target: string };

interface Question {
  id: string;
  wanted: Wanted | WantedService;
}

type Answer = { to: string } & ({ source: Source } | { fault: Fault });

interface Fault {
  name: string;
  message: string;
  stack?: string | undefined;
  /** Which of Brine's errors it was: those tell their story without a stack. */
  kind: 'setup' | 'brine' | 'other';
  culprit?: string | undefined;
}

/**
 * Answers what workers ask for, until it is disposed; it keeps no process alive. Workers are threads, or this very one
 * in a serial run, and reach a channel of the same process by its name.
 *
 * @param channel a name that no other run of this process has.
 */
export function supply(
  channel: string,
  make: (wanted: Wanted) => Promise<Source>,
  keep: (service: string) => Promise<Source> = async () => await Promise.reject(new Error('nothing is kept')),
): Disposable {
  const port = open(channel);
  port.unref();
  port.onmessage = async ({ data }) => {
    if (!isQuestion(data)) return;
    const answer: Answer = await answerTo(data.wanted, make, keep).then(
      (source) => ({ to: data.id, source }),
      (error: unknown) => ({ to: data.id, fault: faultOf(error) }),
    );
    port.postMessage(answer);
  };
  return { [Symbol.dispose]: () => port.close() };
}

/**
 * Asks the run for something and waits as long as it takes to make it.
 *
 * @throws what the making failed with, under its own name and in its own words.
 */
export async function demand(channel: string, wanted: Wanted | WantedService): Promise<Source> {
  const port = open(channel);
  const id = randomUUID();
  try {
    const answer = await new Promise<Answer>((resolve) => {
      port.onmessage = ({ data }) => {
        if (isAnswer(data) && data.to === id) resolve(data);
      };
      port.postMessage({ id, wanted } satisfies Question);
    });
    if ('fault' in answer) throw told(answer.fault);
    return answer.source;
  } finally {
    port.close();
  }
}

async function answerTo(
  wanted: Wanted | WantedService,
  make: (wanted: Wanted) => Promise<Source>,
  keep: (service: string) => Promise<Source>,
): Promise<Source> {
  if (wanted === 'web' || wanted === 'components') return await make(wanted);
  return await keep(wanted.slice('service '.length));
}

/** Has the run see to it that a service runs which it keeps; gives where. @throws what it could not be started for */
export async function demandService(channel: string, name: string): Promise<string> {
  const source = await demand(channel, `service ${name}`);
  return 'target' in source ? source.target : '';
}

/** A fault of the making, as the asker throws it. */
class ToldSetupError extends SetupError {
  constructor(
    override readonly name: string,
    message: string,
    culprit: string | undefined,
  ) {
    super({ what: message, culprit });
  }
}

class ToldError extends BrineError {
  constructor(
    override readonly name: string,
    message: string,
    culprit: string | undefined,
  ) {
    super({ what: message, culprit });
  }
}

function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), kind: 'other' };
  const { name, message, stack } = error;
  if (error instanceof SetupError) return { name, message, kind: 'setup', culprit: error.culprit };
  return { name, message, stack, kind: error instanceof BrineError ? 'brine' : 'other' };
}

function told({ name, message, stack, kind, culprit }: Fault): Error {
  if (kind === 'setup') return new ToldSetupError(name, message, culprit);
  if (kind === 'brine') return new ToldError(name, message, culprit);
  return Object.assign(new Error(message), { name, ...(stack && { stack }) });
}

type Port = Omit<BroadcastChannel, 'onmessage'> & { onmessage: (event: { data: unknown }) => void };

function open(channel: string): Port {
  return new BroadcastChannel(channel) as unknown as Port;
}

function isQuestion(data: unknown): data is Question {
  return typeof data === 'object' && data !== null && 'wanted' in data;
}

function isAnswer(data: unknown): data is Answer {
  return typeof data === 'object' && data !== null && 'to' in data;
}
