const MISFIT = /^(?:Error: )?function has (\d+) arguments?, should have (\d+) \(if synchronous/;

/** In words for people what Cucumber says of a step that gives its function more or fewer values than it takes; undefined for all else. */
export function misfitText(message: string | undefined): string | undefined {
  const [, takes, given] = MISFIT.exec(message ?? '') ?? [];
  if (takes === undefined || given === undefined) return undefined;
  const values = given === '1' ? '1 value' : `${given} values`;
  const isMore = Number(given) > Number(takes);
  return [
    `The step gives ${values} to a function that takes ${takes}.`,
    '  A value is what stands for each {…} of the phrase, and the table or text below the step.',
    isMore
      ? '  → Take away the table or the text below the step, or let the function take it.'
      : '  → Write a table or a text below the step, or let the function take less.',
  ].join('\n');
}
