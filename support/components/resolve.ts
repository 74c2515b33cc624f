import { closestNames } from '../browser/suggest';
import type { Resolved } from './contract';
import { exportsOf } from './exports';
import { readSource, sourcesIn } from './sources';
import { type StoryFile, storyFile } from './stories';

type Found = Pick<Extract<Resolved, { ok: true }>, 'ok' | 'file' | 'export'>;
type Missed = Extract<Resolved, { ok: false }>;

interface Candidate {
  file: string;
  export: string;
  /** What scenarios call it: `OrderForm`, `OrderForm/Filled`. */
  name: string;
  /** Its other names. */
  also: string[];
  passedOn: boolean;
}

/** Knows what components and stories a front end has, from the text of its files. */
export class Resolver {
  #known: { component: Candidate[]; story: Candidate[] } | undefined;

  constructor(private readonly root: string) {}

  /**
   * @param name `OrderForm`; where that is ambiguous, with a path (or its end): `orders/order-form#OrderForm`. Stories:
   * `OrderForm/Filled`, the file, CSF title or component before the story, or `orders/order-form/Filled`.
   */
  resolve(kind: 'component' | 'story', name: string): Found | Missed {
    const known = this.#known?.[kind];
    const found = known && this.#find(kind, name, known);
    if (found && found.length > 0) return answer(found);
    // It may be newer than what is known.
    this.#known = candidatesIn(this.root);
    const now = this.#find(kind, name, this.#known[kind]);
    if (now.length > 0) return answer(now);
    return { ok: false, reason: 'unknown', near: near(name, this.#known[kind]), several: [] };
  }

  #find(kind: 'component' | 'story', name: string, known: Candidate[]): Candidate[] {
    const [place, exported] = name.split('#');
    const matching =
      exported === undefined
        ? known.filter(
            ({ name: own, also }) => same(kind, own, name) || also.some((each) => same(kind, each, name)),
          )
        : known.filter((each) => isAt(each.file, place ?? '') && [each.export, each.name].includes(exported));
    const defined = matching.filter(({ passedOn }) => !passedOn);
    return withoutTwins(defined.length > 0 ? defined : matching);
  }
}

function answer(found: Candidate[]): Found | Missed {
  const [first, second] = found;
  if (first && !second) return { ok: true, file: first.file, export: first.export };
  return {
    ok: false,
    reason: 'ambiguous',
    near: [],
    several: found.map((each) => `${bare(each.file)}#${each.export}`),
  };
}

/** A component that is spelled right has stories, however their names differ from the wanted one. */
function near(name: string, known: Candidate[]): string[] {
  const closest = closestNames(
    name,
    known.map((candidate) => candidate.name),
  );
  if (closest.length > 0 || !name.includes('/')) return closest;
  const group = loose(name.slice(0, name.lastIndexOf('/') + 1));
  const siblings = known.filter((each) =>
    [each.name, ...each.also].some((own) => loose(own).startsWith(group)),
  );
  return [...new Set(siblings.map((each) => each.name))].slice(0, 5);
}

function candidatesIn(root: string): { component: Candidate[]; story: Candidate[] } {
  const sources = sourcesIn(root);
  const of = (kind: string, read: (file: string, code: string) => Candidate[]) =>
    sources.filter((each) => each.kind === kind).flatMap(({ file }) => read(file, readSource(root, file)));
  return { component: of('module', componentsIn), story: of('story', storiesIn) };
}

function componentsIn(file: string, code: string): Candidate[] {
  return exportsOf(code).map(({ export: exported, name, passedOn }) => ({
    file,
    export: exported,
    name: name ?? pascal(nameOf(file)),
    also: [],
    passedOn,
  }));
}

function storiesIn(file: string, code: string): Candidate[] {
  const told = storyFile(code);
  const groups = groupsOf(file, told);
  return exportsOf(code)
    .filter((each) => each.export !== 'default')
    .map((each) => {
      const own = [
        each.export,
        ...(told.names.get(each.export) ? [told.names.get(each.export) as string] : []),
      ];
      const [name = '', ...also] = groups.flatMap((group) => own.map((story) => `${group}/${story}`));
      return { file, export: each.export, name, also, passedOn: false };
    });
}

/** `OrderForm`, `orders/order-form`, `Orders/OrderForm` and each end of those: what a story's name may begin with. */
function groupsOf(file: string, { title, component }: StoryFile): string[] {
  const path = bare(file).split('/');
  const titled = title?.split('/') ?? [];
  const ends = (parts: string[]) => parts.map((_, at) => parts.slice(at).join('/')).reverse();
  const first = component ?? titled.at(-1) ?? pascal(nameOf(file));
  return [...new Set([first, ...ends(titled), ...ends(path)])];
}

/** Stories are named in prose, components as they are spelled. */
function same(kind: 'component' | 'story', a: string, b: string): boolean {
  return kind === 'component' ? a === b : loose(a) === loose(b);
}

function loose(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, '');
}

/** One thing that a module exports twice, by name and by default, is one. */
function withoutTwins(found: Candidate[]): Candidate[] {
  return found.filter(
    (each) => each.export !== 'default' || !found.some((other) => other !== each && other.file === each.file),
  );
}

function isAt(file: string, place: string): boolean {
  const wanted = place.replace(/^\.?\//, '');
  return [file, bare(file), file.replace(/\.[^./]+$/, '')].some(
    (each) => each === wanted || each.endsWith(`/${wanted}`),
  );
}

/** `src/orders/form.stories.tsx` → `orders/form`. */
function bare(file: string): string {
  return file.replace(/^src\//, '').replace(/(?:\.(?:stories|story))?\.[^./]+$/, '');
}

/** `order-form`; of `orders/index.tsx`, `orders`. */
function nameOf(file: string): string {
  const parts = bare(file).split('/');
  return (parts.at(-1) === 'index' ? parts.at(-2) : parts.at(-1)) ?? '';
}

function pascal(name: string): string {
  return name.replaceAll(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
