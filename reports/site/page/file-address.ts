/** Where a file of the report is: beside the page, or inside it where the report is one file. */
export function fileAddress(path: string): string {
  const inside = document.querySelector<HTMLElement>(`script[data-file="${CSS.escape(path)}"]`);
  if (!inside) return path;
  return `data:${inside.dataset.type ?? ''};base64,${inside.textContent?.trim() ?? ''}`;
}
