import type { Fault, Findings } from './fault';

/** The faults as a terminal shows them, by file. */
export function asText({ faults, unchecked }: Findings, files: number): string {
  const byFile = new Map<string, Fault[]>();
  for (const fault of faults) byFile.set(fault.file, [...(byFile.get(fault.file) ?? []), fault]);
  const counted = `${faults.length === 0 ? 'No' : faults.length} fault${faults.length === 1 ? '' : 's'} in ${files} feature file${files === 1 ? '' : 's'}.`;
  return [
    ...[...byFile].flatMap(([file, found]) => [...found.flatMap((fault) => block(file, fault)), '']),
    counted,
    ...unchecked,
    '',
  ].join('\n');
}

function block(file: string, { line, column, rule, message, next }: Fault): string[] {
  return [
    `${file}:${line}:${column}  ${rule}`,
    `  ${message}`,
    ...(next === undefined ? [] : [`  → ${next.replaceAll('\n', '\n  ')}`]),
  ];
}
