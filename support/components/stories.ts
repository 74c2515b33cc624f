import { withoutComments } from './code-text';

/** What a story file says of itself, read from its text. */
export interface StoryFile {
  /** CSF's `title`: `Orders/OrderForm`. */
  title: string | undefined;
  /** CSF's `component`: `OrderForm`. */
  component: string | undefined;
  /** Export → the story's own `name`. */
  names: Map<string, string>;
}

export function storyFile(code: string): StoryFile {
  const text = withoutComments(code);
  const own = /\bexport\s+const\s+([A-Za-z_$][\w$]*)[^\n=]*=\s*\{[^{}]*?\bname:\s*(['"])(.*?)\2/g;
  return {
    title: /\btitle:\s*(['"])(.*?)\1/.exec(text)?.[2],
    component: /\bcomponent:\s*([A-Za-z_$][\w$]*)/.exec(text)?.[1],
    names: new Map([...text.matchAll(own)].map(([, exported = '', , name = '']) => [exported, name])),
  };
}
