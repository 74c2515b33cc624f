import { readdirSync, readFileSync } from 'node:fs';

/** What something took so far. */
export interface Cost {
  /** Milliseconds. */
  wall: number;
  /** Milliseconds of processor time of a process and all that it started; undefined where the system does not tell. */
  cpu: number | undefined;
  /** The most megabytes that the largest of its processes held, where that was watched. */
  memory?: number;
}

/** What a contestant took. */
export interface Taken extends Cost {
  /** From its start to its end, where that was asked for too. */
  whole?: Cost;
}

/** Milliseconds of one tick of the kernel's clock for user space. */
const TICK = 10;

/** The cost of a process and of all below it until now: the difference of two is what lies between. */
export function costSoFar(pid: number): Cost {
  return { wall: performance.now(), cpu: process.platform === 'linux' ? cpuOfTree(pid) : undefined };
}

export function between(begin: Cost, end: Cost): Cost {
  const cpu = begin.cpu === undefined || end.cpu === undefined ? undefined : end.cpu - begin.cpu;
  return { wall: end.wall - begin.wall, cpu };
}

/**
 * Milliseconds of processor time of all children of this process that have ended, and of what they in turn had waited for;
 * undefined where the system does not tell.
 */
export function cpuOfEnded(): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const text = readFileSync('/proc/self/stat', 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) * TICK;
}

/** The most memory in megabytes that the largest process at or below this one has held so far; undefined where unknown. */
export function peakMemory(root: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  return Math.max(0, ...treeOf(root).map(([pid]) => highWater(pid))) / 1024;
}

/** Kilobytes. */
function highWater(pid: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

interface Stat {
  parent: number;
  /** Its own ticks and those of its children that have ended. */
  ticks: number;
}

function cpuOfTree(root: number): number {
  return treeOf(root).reduce((sum, [, { ticks }]) => sum + ticks, 0) * TICK;
}

/** A process and all below it. */
function treeOf(root: number): [number, Stat][] {
  const stats = new Map(pids().flatMap((pid) => statOf(pid)));
  const isBelow = (pid: number): boolean => {
    if (pid === root) return true;
    const parent = stats.get(pid)?.parent;
    return parent !== undefined && parent > 1 && isBelow(parent);
  };
  return [...stats].filter(([pid]) => isBelow(pid));
}

function pids(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

/** Empty for a process that ended meanwhile. */
function statOf(pid: number): [number, Stat][] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name stands in brackets and may hold blanks.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return [[pid, { parent: Number(fields[1]), ticks }]];
  } catch {
    return [];
  }
}

/** Megabytes that a process and all below it hold now; what several share counts once. 0 where the system does not tell. */
export function memoryNow(root: number): number {
  if (process.platform !== 'linux') return 0;
  const tree = treeOf(root).map(([pid]) => proportionalMemory(pid));
  return tree.reduce((sum, one) => sum + one, 0) / 1024;
}

/** Kilobytes. */
function proportionalMemory(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
