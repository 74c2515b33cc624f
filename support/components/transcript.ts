import { formatPath } from '../matching/path';
import { preview } from '../matching/preview';
import type { MountRequest } from './contract';
import { textOf } from './crashes';
import { nameOf } from './errors';
import type { ComponentSession } from './session';

/** Calls and characters of a value that are shown; a component may call a hundred times a second. */
const SHOWN = 50;
const LONGEST = 1_000;

/** What was mounted last, with which props, and what it has called since the scenario began. */
export function renderComponent(session: ComponentSession): string {
  const { last, calls, crashes } = session;
  const left = calls.all.length - SHOWN;
  return [
    nameOf(last),
    `props: ${preview({ ...last.props, ...partsOf(last) }, LONGEST)}`,
    ...last.wrappers.map(({ name, options }) => `inside "${name}" ${preview(options, LONGEST)}`),
    ...(Object.keys(last.settings).length > 0 ? [`settings: ${preview(last.settings, LONGEST)}`] : []),
    calls.all.length > 0 ? 'calls:' : 'calls: none',
    ...calls.all.slice(0, SHOWN).map(({ callback, args }, index) => {
      return `${index + 1}. ${callback}(${args.map((argument) => preview(argument, LONGEST)).join(', ')})`;
    }),
    ...(left > 0 ? [`and ${left} more`] : []),
    ...crashes.all.map((fault) => `crashed: ${textOf(fault)}`),
  ].join('\n');
}

/** By their paths, as a table writes them. */
function partsOf({ parts }: MountRequest): Record<string, unknown> {
  const asked = parts.filter(({ unasked }) => !unasked);
  return Object.fromEntries(asked.map(({ path, value }) => [formatPath(path), value]));
}
