import { examine } from '../runs/doctor/examine';
import type { Finding } from '../runs/doctor/finding';
import type { Command } from './command';

const MARKS = { ok: '✓', missing: '✗', unneeded: '·' };

export const doctor: Command = {
  usage: '[options]',
  about: [
    'Looks whether this machine has what a run of the project needs, and tells what to do where it has not.',
    'Exit code: 0 all is there, 1 something is missing.',
  ].join('\n'),
  options: { json: { help: 'For programs' } },
  words: false,
  async run({ values, env, stdout }) {
    const findings = await examine(process.cwd(), env);
    stdout.write(values.json ? `${JSON.stringify(findings, null, 2)}\n` : told(findings));
    return findings.some(({ state }) => state === 'missing') ? 1 : 0;
  },
};

function told(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ name }) => name.length));
  const lines = findings.flatMap(({ name, state, text, fix }) => [
    `${MARKS[state]} ${name.padEnd(width)}  ${text.replaceAll('\n', `\n${' '.repeat(width + 4)}`)}`,
    ...(fix === undefined ? [] : [`${' '.repeat(width + 4)}→ ${fix}`]),
  ]);
  const gone = findings.filter(({ state }) => state === 'missing').length;
  const end = gone === 0 ? 'All that a run needs is there.' : `Missing: ${gone}.`;
  return [...lines, '', end, ''].join('\n');
}
