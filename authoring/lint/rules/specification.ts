import type { Pickle, PickleStep } from '@cucumber/messages';
import { suggest } from '../../../support/matching/suggest';
import { buildRequest } from '../../../support/openapi/build-request';
import type { OpenApiDocument } from '../../../support/openapi/document';
import {
  OperationParametersError,
  UndocumentedRequestError,
  UnknownOperationError,
} from '../../../support/openapi/errors';
import {
  everyOperation,
  findOperation,
  matchOperation,
  type Operation,
} from '../../../support/openapi/operation';
import { documentsOf } from '../../api/documents';
import { responseFieldFault } from '../../api/fields';
import type { FeatureFile } from '../../features/read';
import { writtenSteps } from '../../features/steps';
import { withoutGuard } from '../../vocabulary/examples';
import type { Found, Rule } from '../rule';

export const specification: Rule = {
  name: 'specification',
  about:
    'Operations, their parameters and the fields of responses are as the API specifications in files name them.',
  check: async ({ features, settings }) => {
    const { byService, unchecked } = await documentsOf(settings);
    if (byService.size === 0) return { found: [], unchecked };
    const first = settings.api.default;
    return { found: features.flatMap((feature) => faultsIn(feature, byService, first)), unchecked };
  },
};

type Documents = ReadonlyMap<string, OpenApiDocument>;

function faultsIn(
  { file, document, pickles }: FeatureFile,
  documents: Documents,
  first: string | undefined,
): Found[] {
  const places = new Map(document ? writtenSteps(document).map((step) => [step.id, step]) : []);
  const found = pickles.flatMap((pickle) =>
    talkOf(pickle, documents, first).map(({ step, message }) => {
      const written = places.get(step.astNodeIds[0] ?? '');
      const { line = 1, column = 1 } = written?.location ?? {};
      return { file, line, column: column + (written?.keyword.length ?? 0), message };
    }),
  );
  // The rows of an outline say the same.
  return [...new Map(found.map((one) => [`${one.line} ${one.message}`, one])).values()];
}

interface Said {
  step: PickleStep;
  message: string;
}

/** Follows a scenario: which service it speaks to, what it asks for, and what it expects of the answer. */
function talkOf({ steps }: Pickle, documents: Documents, first: string | undefined): Said[] {
  let service = first;
  let operation: Operation | undefined;
  return steps.flatMap((step) => {
    const text = withoutGuard(step.text);
    service = /^I use the "([^"]*)" API$/.exec(text)?.[1] ?? service;
    if (!/^I (?:send a|call the operation)\b/.test(text))
      return operation ? told(step, fieldFaults(step, text, operation)) : [];
    const asked = operationOf(text, documents.get(service ?? ''));
    operation = asked.operation;
    return told(step, asked.faults ?? (operation ? parameterFaults(step, text, operation) : []));
  });
}

function told(step: PickleStep, messages: readonly string[]): Said[] {
  return messages.map((message) => ({ step, message }));
}

interface Asked {
  operation?: Operation;
  faults?: string[];
}

function operationOf(text: string, document: OpenApiDocument | undefined): Asked {
  if (!document) return {};
  const [, id] = /^I call the operation "([^"]*)"/.exec(text) ?? [];
  const [, method, address] = /^I send a ([A-Z]+) request to "([^"]*)"/.exec(text) ?? [];
  try {
    if (id !== undefined && !id.includes('{{')) return { operation: findOperation(document, id) };
    if (method === undefined || address === undefined || !address.startsWith('/')) return {};
    const filled = address.replaceAll(/\{\{[^}]*\}\}/g, 'value');
    return { operation: matchOperation(document, method, `http://service${filled}`) };
  } catch (error) {
    // A request that the specification does not describe may be meant so.
    if (error instanceof UndocumentedRequestError) return {};
    if (!(error instanceof UnknownOperationError)) throw error;
    const near = suggest(id ?? '', operationIds(document));
    return {
      faults: [
        `The API specification has no operation “${id}”${near === undefined ? '.' : `: did you mean “${near}”?`}`,
      ],
    };
  }
}

function operationIds(document: OpenApiDocument): string[] {
  return everyOperation(document).flatMap(({ part }) =>
    typeof part.node.operationId === 'string' ? part.node.operationId : [],
  );
}

function parameterFaults(step: PickleStep, text: string, operation: Operation): string[] {
  if (!text.startsWith('I call the operation')) return [];
  const rows = step.argument?.dataTable?.rows ?? [];
  const values = rows.map(({ cells }) => [cells[0]?.value ?? '', cells[1]?.value || 'value']);
  try {
    buildRequest(operation, Object.fromEntries(values));
    return [];
  } catch (error) {
    if (!(error instanceof OperationParametersError)) return [];
    return error.faults.map((fault) => `Operation ${operation.name}: ${fault}`);
  }
}

function fieldFaults(step: PickleStep, text: string, operation: Operation): string[] {
  if (/ should not exist$/.test(text)) return [];
  const [, field] = /^(?:every item in )?the response field "([^"]*)"/.exec(text) ?? [];
  const rows = /^the response fields should be:$/.test(text) ? (step.argument?.dataTable?.rows ?? []) : [];
  const fields = [
    ...(field === undefined ? [] : [field]),
    ...rows.slice(1).map(({ cells }) => cells[0]?.value ?? ''),
  ];
  return fields.flatMap((one) => responseFieldFault(operation, one) ?? []);
}
