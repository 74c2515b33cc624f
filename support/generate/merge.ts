import { type Block, hashOf, isEdited, joinSections, type Section, sectionsOf } from './blocks';
import type { Feature } from './feature';
import { printFeature } from './print';

/** What became of a block. */
export interface Change {
  what:
    | 'added'
    | 'updated'
    | 'removed'
    | 'kept'
    | 'kept though its operation is gone'
    | 'kept though the document changed'
    | 'taken over';
  /** As scenarios are told apart: `placeOrder.taken`. */
  key: string;
  name: string;
  /** Of what somebody edited: what stands there, and what would be generated in its place. */
  proposal?: { now: string; generated: string };
}

export interface Merged {
  /** Undefined when nothing is left: the file goes. */
  text: string | undefined;
  changes: Change[];
  /** All that the document gives, also what somebody has taken out. */
  keys: string[];
}

/**
 * Puts what a document gives now into a feature that was generated before. What nobody touched is brought up to date;
 * what somebody edited, added or took out stays so.
 *
 * @param existing text of the file; undefined when there is none.
 * @param given keys that an earlier generation gave: what is missing of them was taken out by somebody.
 * @param feature undefined when the document gives nothing any more.
 * @param taken keys of what is to be as it is generated, whoever edited it.
 */
export function mergeFeature(
  file: string,
  existing: string | undefined,
  given: readonly string[],
  feature: Feature | undefined,
  taken: ReadonlySet<string> = new Set(),
): Merged {
  const fresh = feature ? generatedSections(feature) : [];
  const old = existing === undefined ? [] : sectionsOf(existing, file);
  const keys = fresh.flatMap(({ head, cases }) => [head, ...cases].map(({ key }) => key as string));
  const changes: Change[] = [];
  const known = new Set(existing === undefined ? [] : given);
  const sections = mergeSections(old, fresh, known, { changes, taken });
  const isEmpty = sections.every(({ cases }) => cases.length === 0);
  return { text: isEmpty ? undefined : joinSections(sections), changes, keys };
}

/** A feature's sections, marked with what they are and what they say. */
function generatedSections(feature: Feature): Section[] {
  const keys = [
    ['feature', ...feature.cases.map(({ key }) => key)],
    ...feature.rules.map((rule) => [`rule:${rule.key}`, ...rule.cases.map(({ key }) => key)]),
  ];
  return sectionsOf(printFeature(feature), feature.file).map(({ head, cases }, index) => {
    const mark = (block: Block, position: number): Block => ({
      ...block,
      key: keys[index]?.[position],
      hash: hashOf(block.text),
    });
    return { head: mark(head, 0), cases: cases.map((block, at) => mark(block, at + 1)) };
  });
}

/** What a merge tells, and what it takes over all the same. */
interface Told {
  changes: Change[];
  taken: ReadonlySet<string>;
}

function mergeSections(
  old: readonly Section[],
  fresh: readonly Section[],
  given: ReadonlySet<string>,
  told: Told,
): Section[] {
  const merged = fresh.flatMap((section) => {
    const known = old.find(({ head }) => head.key === section.head.key);
    if (!known && given.has(section.head.key as string)) return [];
    const head = known ? mergeBlock(known.head, section.head, told) : section.head;
    return [{ head, cases: mergeCases(known?.cases ?? [], section.cases, given, told) }];
  });
  for (const [index, section] of old.entries()) {
    if (fresh.some(({ head }) => head.key === section.head.key)) continue;
    const cases = section.cases.filter((block) => staysWithout(block, told));
    if (cases.length === 0 && section.head.key !== undefined) continue;
    const heads = old.slice(0, index).map(({ head }) => head.key);
    const before = merged.findLastIndex(({ head }) => heads.includes(head.key));
    merged.splice(before === -1 ? merged.length : before + 1, 0, { head: section.head, cases });
  }
  return merged;
}

function mergeCases(
  old: readonly Block[],
  fresh: readonly Block[],
  given: ReadonlySet<string>,
  told: Told,
): Block[] {
  const merged = fresh.flatMap((block) => {
    const known = old.find(({ key }) => key === block.key);
    if (known) return [mergeBlock(known, block, told)];
    if (given.has(block.key as string)) return [];
    told.changes.push(change('added', block));
    return [block];
  });
  // What somebody wrote stands where it stood: behind the same scenario.
  let anchor: Block | undefined;
  for (const { block, isCopy } of ownFirst(old)) {
    const own = isCopy ? undefined : merged.find(({ key }) => key !== undefined && key === block.key);
    if (!own && !isCopy && !staysWithout(block, told)) continue;
    const kept = own ?? (isCopy ? { ...block, key: undefined, hash: undefined } : block);
    if (!own) merged.splice(anchor ? merged.indexOf(anchor) + 1 : 0, 0, kept);
    anchor = kept;
  }
  return merged;
}

/** The blocks, each with whether it is the copy of one before it, mark and all: a copy is somebody's own. */
function ownFirst(blocks: readonly Block[]): { block: Block; isCopy: boolean }[] {
  const seen = new Set<string>();
  return blocks.map((block) => {
    const isCopy = block.key !== undefined && seen.has(block.key);
    if (block.key !== undefined) seen.add(block.key);
    return { block, isCopy };
  });
}

/** Both, or the one that wins. */
function mergeBlock(old: Block, fresh: Block, { changes, taken }: Told): Block {
  if (!isEdited(old)) {
    if (old.hash !== fresh.hash) changes.push(change('updated', fresh));
    return fresh;
  }
  if (hashOf(old.text) === fresh.hash) return fresh;
  if (taken.has(fresh.key as string)) {
    changes.push(change('taken over', fresh));
    return fresh;
  }
  const what = old.hash === fresh.hash ? 'kept' : 'kept though the document changed';
  changes.push({ ...change(what, old), proposal: { now: old.text, generated: fresh.text } });
  // The mark tells which version of the document was seen, so that this is told once.
  return { ...old, key: fresh.key, hash: fresh.hash };
}

/** Whether a block of an operation that is gone stays. */
function staysWithout(block: Block, { changes }: Told): boolean {
  if (block.key === undefined) return true;
  const stays = isEdited(block);
  changes.push(change(stays ? 'kept though its operation is gone' : 'removed', block));
  return stays;
}

function change(what: Change['what'], { key, name }: Block): Change {
  return { what, key: key as string, name };
}
