/** Fills `{{name}}` in the texts of a service's settings; the settings' own check has seen every name. */
export function fillTemplate(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{(.*?)\}\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}
