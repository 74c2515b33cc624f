/** What was found out about one thing that a run may need. */
export interface Finding {
  name: string;
  /** `missing`: the project needs it and it is not as it should be. `unneeded`: not looked for. */
  state: 'ok' | 'missing' | 'unneeded';
  /** What there is, or what is wrong. */
  text: string;
  /** What to do about it. */
  fix?: string;
}

export const ok = (name: string, text: string): Finding => ({ name, state: 'ok', text });
export const missing = (name: string, text: string, fix: string): Finding => ({
  name,
  state: 'missing',
  text,
  fix,
});
export const unneeded = (name: string, text: string): Finding => ({ name, state: 'unneeded', text });
