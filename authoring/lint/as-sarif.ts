import type { Fault, Findings } from './fault';
import { RULES } from './rules';

/** SARIF 2.1.0, which GitHub, GitLab and Azure show at the lines of a change. */
export function asSarif({ faults, unchecked }: Findings, version: string): string {
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Brine',
            version,
            rules: RULES.map(({ name, about }) => ({ id: name, shortDescription: { text: about } })),
          },
        },
        columnKind: 'unicodeCodePoints',
        originalUriBaseIds: { PROJECT: { description: { text: 'The folder of the project.' } } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: unchecked.map((text) => ({ level: 'note', message: { text } })),
          },
        ],
        results: faults.map(resultOf),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function resultOf({ rule, file, line, column, message, next }: Fault) {
  const index = RULES.findIndex(({ name }) => name === rule);
  const uri = file.split('/').map(encodeURIComponent).join('/');
  return {
    ruleId: rule,
    ...(index !== -1 && { ruleIndex: index }),
    level: 'error',
    message: { text: next === undefined ? message : `${message}\n${next}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri, uriBaseId: 'PROJECT' },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  };
}
