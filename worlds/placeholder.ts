/** A `{value}` that is nothing but `"{{name}}"`: it becomes the saved value with its type, not its text. */
export class Placeholder {
  constructor(readonly text: string) {}

  static in(text: string): Placeholder | string {
    return /^\{\{[^{}]+\}\}$/.test(text) ? new Placeholder(text) : text;
  }
}
