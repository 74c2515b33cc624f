import type { RunFacts } from '../facts';
import { faultsOf, type RunFault } from '../faults';
import type { Run } from '../messages/run';
import { attachmentHtml } from './attachment';
import { errorHtml, wrap } from './evidence';
import type { LegacyFeature, LegacyScenario } from './legacy';
import { line } from './text';

/**
 * Features of our own making for what no scenario can say. They come first and fail, so that a run without scenarios is
 * never a green page.
 */
export function faultFeatures(run: Run, facts: RunFacts): LegacyFeature[] {
  const faults = faultsOf(run, facts);
  const those = (of: RunFault['of']) => faults.filter((fault) => fault.of === of);
  return [
    ...feature('Set-up', 'What kept scenarios from running.', those('set-up')),
    ...feature('Run', 'What happened to the run itself.', those('run')),
  ];
}

function feature(name: string, description: string, faults: RunFault[]): LegacyFeature[] {
  if (faults.length === 0) return [];
  const id = name.toLowerCase();
  const elements = faults.map((fault, index) => scenario(fault, index + 1));
  return [{ id, uri: '', keyword: 'Feature', name, description, line: 0, tags: [], elements }];
}

function scenario({ title, text, status, attachments }: RunFault, ordinal: number): LegacyScenario {
  const more = attachments.map((attachment, index) => attachmentHtml(attachment, index + 1));
  const restWireData = wrap([errorHtml(text), ...more]);
  const step = { keyword: '', name: line(title), line: 0, result: { status, duration: 0 }, restWireData };
  const head = {
    id: `line-${ordinal}`,
    type: 'scenario' as const,
    keyword: '',
    name: line(title),
    description: '',
  };
  return { ...head, line: ordinal, tags: [], steps: [step] };
}
