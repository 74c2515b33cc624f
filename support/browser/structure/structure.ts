import type { Locator } from 'playwright';
import { findOne } from '../elements/locate';
import { LOOK, steadily } from '../elements/steadily';
import { expectScope, type View, whereOf } from '../elements/view';
import { byRole, nameRole } from '../elements/wanted';
import type { BrowserSession } from '../session/session';
import { StructureMismatchError, StructureTextError } from './errors';

/**
 * The page, or the part of it that steps look inside, has this structure: an ARIA snapshot in Playwright's YAML. What
 * it does not mention may be there too. It looks once.
 *
 * @throws StructureMismatchError, StructureTextError
 */
export async function haveStructure(session: BrowserSession, wanted: string): Promise<void> {
  await expectStructure(await session.view(), wanted);
}

/** @throws as `haveStructure`, and ElementNotFoundError or AmbiguousElementError. */
export async function elementHaveStructure(
  session: BrowserSession,
  { name, role }: { name: string; role: string },
  wanted: string,
): Promise<void> {
  const view = await session.view();
  const scope = await findOne(view, byRole(name, role));
  await expectStructure({ ...view, scope, inside: nameRole(name, role) }, wanted);
}

/** What Playwright's own `toMatchAriaSnapshot` asks; that one works only inside its test runner. */
interface Asked {
  matches: boolean;
  received?: { value?: { raw: string } };
  errorMessage?: string;
}

async function ask({ scope }: View, wanted: string): Promise<Asked> {
  const locator = scope as Locator & {
    _expect(
      what: string,
      options: { expectedValue: string; isNot: boolean; timeout: number },
    ): Promise<Asked>;
  };
  // The first look is not cut short by the time limit, and there should be no second.
  return await locator._expect('to.match.aria', { expectedValue: wanted, isNot: false, timeout: 1 });
}

async function expectStructure(view: View, text: string): Promise<void> {
  const wanted = outdented(text);
  if (wanted === '') throw new StructureTextError({ reason: 'It is empty', line: 1, text: '' });
  await steadily(view, async () => {
    await expectScope(view);
    const { matches, received, errorMessage } = await ask(view, wanted);
    if (matches) return;
    if (errorMessage && !/not found/.test(errorMessage)) throw await faultIn(view, wanted, errorMessage);
    const actual = received?.value?.raw ?? (await view.scope.ariaSnapshot({ timeout: LOOK }));
    throw new StructureMismatchError({ inside: view.inside, where: whereOf(view), wanted, actual });
  });
}

/** Finds the line by asking with more and more of the lines: Playwright does not always tell it. */
async function faultIn(view: View, wanted: string, fault: string): Promise<StructureTextError> {
  const lines = wanted.split('\n');
  const reason = reasonOf(fault);
  for (let line = 1; line < lines.length; line += 1) {
    const { errorMessage = '' } = await ask(view, lines.slice(0, line).join('\n'));
    if (reasonOf(errorMessage) === reason)
      return new StructureTextError({ reason, line, text: lines[line - 1] ?? '' });
  }
  return new StructureTextError({ reason, line: lines.length, text: lines.at(-1) ?? '' });
}

function reasonOf(fault: string): string {
  const [first = ''] = fault.replace(/^(?:Error: )?(?:SyntaxError: )?/, '').split('\n');
  return first.replace(/ at line \d+, column \d+/, '').replace(/:$/, '');
}

/** Without the margin that all lines have. */
function outdented(text: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.trimEnd());
  const margins = lines.filter((line) => line !== '').map((line) => line.length - line.trimStart().length);
  const margin = Math.min(...margins);
  return lines
    .map((line) => line.slice(margin))
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}
