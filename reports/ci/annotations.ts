import type { Summary } from '../summary/shape';
import { failedOf } from '../summary/verdict';

/** What GitHub shows of each kind for a step. */
const MOST = 10;

interface Annotation {
  kind: 'error' | 'warning';
  title: string;
  text: string;
  file?: string;
  line?: number;
}

/**
 * Annotations for GitHub Actions, one line each: an error for each reason why scenarios failed, at the feature line of the
 * first; a warning for each that passed only when tried again. A reason that is told once is read; fifty are not shown.
 *
 * @param folder of the project in the repository, with `/`; empty when it is the repository.
 */
export function annotations(summary: Summary, folder = ''): string {
  const errors = [...runErrors(summary), ...clusterErrors(summary)];
  const warnings = summary.flaky.map(({ uri, line, name }): Annotation => {
    return {
      kind: 'warning',
      title: 'Flaky',
      text: `${name} passed only when tried again.`,
      file: uri,
      line,
    };
  });
  const shown = [...limited(errors, 'error'), ...limited(warnings, 'warning')];
  return shown.map((one) => `${render(one, folder)}\n`).join('');
}

function runErrors({ faults, verdict, totals }: Summary): Annotation[] {
  const told = faults.map(
    ({ title, text }): Annotation => ({ kind: 'error', title, text: text.slice(0, 2_000) }),
  );
  const incomplete = verdict.state === 'incomplete' || (totals.notRun > 0 && failedOf(totals) > 0);
  return incomplete ? [...told, { kind: 'error', title: 'Incomplete', text: verdict.sentence }] : told;
}

function clusterErrors({ clusters }: Summary): Annotation[] {
  return clusters.map(({ kind, culprit, what, facts, scenarios }): Annotation => {
    const [first] = scenarios;
    const others = scenarios.length > 1 ? `\n${scenarios.length} scenarios failed for this reason.` : '';
    return {
      kind: 'error',
      title: culprit === '' ? kind : `${kind}: ${culprit}`,
      text: [what, ...facts.slice(0, 5)].join('\n') + others,
      ...(first && { file: first.uri, line: first.line }),
    };
  });
}

/** The last one that is shown says how many are not. */
function limited(all: readonly Annotation[], kind: Annotation['kind']): Annotation[] {
  if (all.length <= MOST) return [...all];
  const left = all.length - MOST + 1;
  return [
    ...all.slice(0, MOST - 1),
    { kind, title: `${left} more`, text: `${left} more are in the report.` },
  ];
}

function render({ kind, title, text, file, line }: Annotation, folder: string): string {
  const path = file === undefined ? undefined : folder === '' ? file : `${folder}/${file}`;
  const properties = [
    ...(path === undefined ? [] : [`file=${property(path)}`]),
    ...(line ? [`line=${line}`] : []),
    `title=${property(title.slice(0, 250))}`,
  ];
  return `::${kind} ${properties.join(',')}::${data(text)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
