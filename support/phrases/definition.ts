/** What is known of a step definition of Cucumber; its own class fits. */
export interface Definition {
  pattern: string | RegExp;
  expression: object;
  uri: string;
  line: number;
  matchesStepName(text: string): boolean;
}
