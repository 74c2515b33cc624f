import { judge } from '../reports/gate/judge';
import { readQuarantine } from '../reports/gate/quarantine';
import { readSummary } from '../reports/gate/read-summary';
import { tellJudgement } from '../reports/gate/tell';
import type { Command } from './command';
import { isPercentage, isWholeNumber } from './options';

/** Looked for when no other is named. */
const QUARANTINE = 'quarantine.yaml';

export const gate: Command = {
  usage: '[folder of the report] [options]',
  about: [
    'Says whether a run may pass: only failures that nobody knew close the gate, and a run that is not whole.',
    'Exit code: 0 open, 1 closed, 2 when it cannot tell.',
  ].join('\n'),
  options: {
    'pass-rate': { value: 'percent', help: 'How many of all must pass: 98.5', fault: isPercentage },
    flaky: { value: 'number', help: 'How many may pass only when tried again', fault: isWholeNumber },
    duration: { value: 'seconds', help: 'How long the run may take', fault: isWholeNumber },
    quarantine: { value: 'file', help: `Failures to let through (default: ${QUARANTINE}, if it is there)` },
  },
  words: true,
  async run({ values, words, stdout }) {
    const summary = readSummary(words[0] ?? 'reports/output');
    const { quarantine, flaky, duration } = values;
    const passRate = values['pass-rate'];
    const judgement = judge(summary, {
      ...(passRate !== undefined && { passRate: Number.parseFloat(String(passRate)) / 100 }),
      ...(flaky !== undefined && { flaky: Number(flaky) }),
      ...(duration !== undefined && { duration: Number(duration) * 1_000 }),
      quarantine: readQuarantine(String(quarantine ?? QUARANTINE), quarantine !== undefined),
      today: new Date().toISOString().slice(0, 10),
    });
    stdout.write(tellJudgement(summary, judgement));
    return judgement.reasons.length === 0 ? 0 : 1;
  },
};
