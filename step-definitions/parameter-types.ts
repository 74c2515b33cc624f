import { defineParameterType } from '@cucumber/cucumber';
import { parseDuration } from '../support/wait/duration';
import { Placeholder } from '../worlds/placeholder';

/** A text between quotes, a number, `true`, `false` or `null`; `"{{name}}"` alone keeps the type of the saved value. */
defineParameterType({
  name: 'value',
  useForSnippets: false,
  regexp: /"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false)|(null)/,
  transformer: (text?: string, number?: string, boolean?: string) => {
    if (text !== undefined) return Placeholder.in(text.replaceAll(/\\(["\\])/g, '$1'));
    if (number !== undefined) return Number(number);
    return boolean === undefined ? null : boolean === 'true';
  },
});

defineParameterType({
  name: 'method',
  useForSnippets: false,
  regexp: /GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS/,
  transformer: (method: string) => method,
});

/** A number and its unit: `300 ms`, `5 seconds`, `1.5 minutes`, `1 hour`, `3 days`. */
defineParameterType({
  name: 'duration',
  regexp: /(\d+(?:\.\d+)?) (ms|seconds?|minutes?|hours?|days?)/,
  transformer: (amount: string, unit: string) => parseDuration(amount, unit),
});

const ROLES: Record<string, string> = {
  'menu item': 'menuitem',
  image: 'img',
  'list item': 'listitem',
};

defineParameterType({
  name: 'role',
  useForSnippets: false,
  regexp:
    /button|link|heading|checkbox|radio|tab|menu item|dialog|alert|status|row|cell|image|list item|listbox|list|group|region|navigation|form|switch|slider|option|combobox|textbox|searchbox|table|field/,
  transformer: (role: string) => ROLES[role] ?? role,
});

defineParameterType({
  name: 'elementState',
  useForSnippets: false,
  regexp: /enabled|disabled|checked|unchecked|visible|hidden|focused|selected|expanded|collapsed/,
  transformer: (state: string) => state,
});

defineParameterType({
  name: 'responseClass',
  useForSnippets: false,
  regexp: /successful|a redirect|a client error|a server error/,
  transformer: (name: string) => name,
});

defineParameterType({
  name: 'valueKind',
  useForSnippets: false,
  regexp: /text|number|boolean|list|object|uuid|date|email|url/,
  transformer: (kind: string) => kind,
});

defineParameterType({
  name: 'comparison',
  useForSnippets: false,
  regexp: /at least|at most|more than|less than/,
  transformer: (comparison: string) => comparison,
});

defineParameterType({
  name: 'serviceState',
  useForSnippets: false,
  regexp: /running|stopped|ready|healthy/,
  transformer: (state: string) => state,
});

/** Of a connection between services: broken, two seconds late, or as it should be. */
defineParameterType({
  name: 'linkState',
  useForSnippets: false,
  regexp: /down|slow|restored/,
  transformer: (state: string) => state,
});

/** What the caller of a mock meets in place of a reply. */
defineParameterType({
  name: 'mockFault',
  useForSnippets: false,
  regexp: /a connection reset|a timeout|an empty response|a malformed response/,
  transformer: (fault: string) => fault,
});
