import type { Rule } from './rule';
import { ambiguousStep } from './rules/ambiguous-step';
import { duplicateName } from './rules/duplicate-name';
import { gherkin } from './rules/gherkin';
import { missingThen } from './rules/missing-then';
import { phrase } from './rules/phrase';
import { selector } from './rules/selector';
import { specification } from './rules/specification';
import { undefinedStep } from './rules/undefined-step';
import { unformatted } from './rules/unformatted';
import { unknownTag } from './rules/unknown-tag';
import { unusedStep } from './rules/unused-step';

/** The rules of `brine lint`, in the order of docs/lint.md. */
export const RULES: readonly Rule[] = [
  gherkin,
  undefinedStep,
  ambiguousStep,
  unusedStep,
  phrase,
  missingThen,
  selector,
  duplicateName,
  unknownTag,
  specification,
  unformatted,
];
