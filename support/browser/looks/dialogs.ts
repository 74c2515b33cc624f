import { PageExpectationError } from '../elements/errors';
import { infinitive, type Said } from '../followers/dialogs';
import type { BrowserSession } from '../session/session';
import { shownAddress } from '../session/shown-address';
import { suggestion } from '../suggest';

/** Looks once whether a dialog of this scenario has said exactly this. @throws PageExpectationError */
export async function haveSaid(session: BrowserSession, text: string): Promise<void> {
  const { said, awaited } = session.dialogs;
  if (said.some(({ message }) => squeeze(message) === squeeze(text))) return;
  throw new PageExpectationError({
    what: said.length === 0 ? 'No browser dialog was shown.' : `No browser dialog said "${text}".`,
    where: await shownAddress(session),
    details: [
      suggestion(
        text,
        said.map(({ message }) => message),
      ),
      ...said.map(line),
      ...awaited.map((reply) => `Still awaited: a dialog to ${infinitive(reply)}`),
    ]
      .filter(Boolean)
      .join('\n'),
    next:
      said.length === 0
        ? 'A dialog is one of the browser itself (alert, confirm, prompt); look for what the page draws with: I should see the "…" dialog'
        : 'Compare with what was said, upper and lower case differ.',
  });
}

/** Looks once whether every dialog that a step spoke of has come. @throws PageExpectationError */
export async function expectNoneAwaited(session: BrowserSession): Promise<void> {
  const [first, ...others] = session.dialogs.awaited;
  if (!first) return;
  throw new PageExpectationError({
    what: `No browser dialog came to ${infinitive(first)}.`,
    where: await shownAddress(session),
    details: [
      ...others.map((reply) => `and none to ${infinitive(reply)}`),
      ...session.dialogs.said.map(line),
    ].join('\n'),
    next: 'Check that the page still asks, after the step that speaks of it; if it never should, take that step out.',
  });
}

function line({ type, message, how }: Said): string {
  return `- ${type} "${message}" (${how})`;
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
