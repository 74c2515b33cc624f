import { BrineError } from '../errors/brine-error';
import { capitalised } from '../matching/json';

const FORMS = {
  table: 'A table has two columns, the name and the value, without a heading: | customer.name | Ann |',
  text: 'A text is JSON or YAML: { "customer": { "name": "Ann" }, "due": { "$date": "2026-03-29" } }',
};

/** What stands below a step cannot be read as props. */
export class PropsError extends BrineError {
  override readonly name = 'PropsError';

  /** @param subject what cannot be read, as in a sentence: `the props`. @param form in which it is written. */
  constructor(subject: string, faults: readonly string[], form: keyof typeof FORMS) {
    super({
      what: `${capitalised(subject)} cannot be read${faults.length > 1 ? `: ${faults.length} faults` : ''}.`,
      details: faults.join('\n'),
      next: `${FORMS[form]} (docs/components.md).`,
      final: true,
    });
  }
}
