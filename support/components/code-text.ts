/** The code without its comments, line breaks kept; strings stay, even those that look like comments. */
export function withoutComments(code: string): string {
  return code.replaceAll(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*/g,
    (found, text?: string) => text ?? found.replaceAll(/[^\n]/g, ' '),
  );
}
