import type { Uncovered } from '../reports/uncovered';
import type { Drafted } from '../runs/generate/draft';
import type { Change } from '../support/generate/merge';
import { type Plan, proposalOf } from '../support/generate/plan';
import { BRINE } from '../support/home/home';

export function tellDraft({ file, known, scenarios, calls, passedOver, left }: Drafted): string {
  const list = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : `${title}:\n${lines.map((line) => `  ${line}\n`).join('')}`;
  return [
    `${file} (${known ? 'as it was' : 'new'}: scenarios: ${scenarios}, requests: ${calls})\n`,
    list('Not in it', passedOver),
    list('Left for you to write', left),
  ].join('');
}

export function missingLine({ service, method, path, statuses, inputs, never }: Uncovered): string {
  const parts = [
    ...(statuses.length > 0 ? [`never answered with ${statuses.join(', ')}`] : []),
    ...(inputs.length > 0 ? [`never sent: ${inputs.join(', ')}`] : []),
  ];
  return `${service}: ${method} ${path}: ${never ? 'never asked for' : parts.join('; ')}`;
}

/** What became of scenarios, file by file. */
export function tellPlan(plan: Plan, proposals: boolean): string {
  const lines = plan.files.flatMap(({ file, before, after, changes }) => {
    const told = before === undefined ? [] : changes.map((change) => tellChange(change, proposals));
    if (told.length === 0 && before === after) return [];
    const state =
      before === undefined
        ? `new, ${count(changes.length, 'scenario')}`
        : after === undefined
          ? 'gone'
          : count(told.length, 'change');
    return [`${file} (${state})`, ...told];
  });
  return lines.length === 0 ? 'Nothing has changed.\n' : `${lines.join('\n')}\n`;
}

/** What would be generated in the place of an edited scenario is told where the document changed, or on demand. */
function tellChange(change: Change, proposals: boolean): string {
  const { what, key, name } = change;
  const line = `  ${what}: ${name}`;
  if (what === 'kept' ? !proposals : what !== 'kept though the document changed') return line;
  const patch = (proposalOf(change) ?? '').trimEnd().replaceAll(/^(?=.)/gm, '    ');
  return `${line}\n    Generated it would be so; ${BRINE} generate --take ${key} takes it over.\n${patch}`;
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
