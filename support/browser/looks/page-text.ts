/** What a person reads in a part of the page. */
export interface PageText {
  /** As written in the document, one line a block. */
  written: string;
  /** As it shows: with the capitals that styles make. */
  shown: string;
  headings: string[];
  alerts: string[];
}

/**
 * Runs in the page, so it may use nothing from outside itself.
 *
 * `innerText` would also read what nobody sees: the options of a closed list. Of a list only the chosen option counts.
 */
export function readPageText(part?: Element): PageText {
  const root = part ?? document.body ?? document.documentElement;
  const written: string[] = [];
  const shown: string[] = [];

  function say(text: string, transform: string): void {
    written.push(text);
    if (transform === 'uppercase') shown.push(text.toUpperCase());
    else if (transform === 'lowercase') shown.push(text.toLowerCase());
    else if (transform === 'capitalize')
      shown.push(text.replaceAll(/(^|\s)\S/g, (first) => first.toUpperCase()));
    else shown.push(text);
  }

  function sayControl(element: Element): boolean {
    if (element instanceof HTMLSelectElement) {
      say([...element.selectedOptions].map((option) => option.label).join(', '), 'none');
      return true;
    }
    const button = element instanceof HTMLInputElement && /^(?:button|submit|reset)$/.test(element.type);
    if (button) say(element.value, getComputedStyle(element).textTransform);
    return button || /^(?:SCRIPT|STYLE|TEMPLATE|NOSCRIPT|TEXTAREA)$/.test(element.tagName);
  }

  function visit(element: Element): void {
    const { display, visibility, textTransform } = getComputedStyle(element);
    // An element without a box of its own is not "visible", but what it holds may be.
    if (display !== 'contents' && !element.checkVisibility({ opacityProperty: true })) return;
    const inline = /^(?:inline|contents|ruby)/.test(display) && element.tagName !== 'BR';
    const edge = inline ? '' : display === 'table-cell' ? '\t' : '\n';
    say(edge, 'none');
    if (!sayControl(element)) sayNodes(element, visibility === 'visible', textTransform);
    say(edge, 'none');
  }

  function sayNodes(element: Element, visible: boolean, transform: string): void {
    for (const node of nodesOf(element)) {
      if (node instanceof Element) visit(node);
      else if (visible && node instanceof Text) say(node.data.replaceAll(/\s+/g, ' '), transform);
    }
  }

  function nodesOf(element: Element): Iterable<Node> {
    if (element instanceof HTMLDetailsElement && !element.open) {
      return [...element.children].filter(({ tagName }) => tagName === 'SUMMARY').slice(0, 1);
    }
    const assigned = element instanceof HTMLSlotElement ? element.assignedNodes() : [];
    return assigned.length > 0 ? assigned : (element.shadowRoot ?? element).childNodes;
  }

  function lines(parts: string[]): string {
    const all = parts
      .join('')
      .split('\n')
      .map((line) => line.replaceAll(/\s+/g, ' ').trim());
    return all.filter((line) => line !== '').join('\n');
  }

  function texts(selector: string): string[] {
    return [...root.querySelectorAll<HTMLElement>(selector)]
      .filter((element) => element.checkVisibility())
      .map((element) => element.innerText.replaceAll(/\s+/g, ' ').trim())
      .filter((text) => text !== '')
      .slice(0, 5);
  }

  visit(root);
  return {
    written: lines(written),
    shown: lines(shown),
    headings: texts('h1, h2, h3, [role=heading]'),
    alerts: texts('[role=alert], [role=status], output'),
  };
}
