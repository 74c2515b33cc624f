import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { saveInto } from '../reports/attachments';
import { cleanRun } from '../reports/clean';
import { gather } from '../reports/gather';
import { writeSite } from '../reports/site/write';
import { summarise } from '../reports/summary/summarise';

/** What writing a site took; processor time in milliseconds, memory in megabytes. */
export interface SiteCost {
  cpu: number;
  memory: number;
  /** Of reading the file and parsing its lines, which nobody can do without. */
  parse: number;
}

/** Reads messages and writes their site, and nothing else: the outputs for CI and the classic dashboard are left out. */
export async function site(messages: string, output: string): Promise<void> {
  const save = saveInto(path.join(output, 'files'));
  const { streams: _, ...gathered } = await gather([{ messages }], { save, root: output });
  const run = cleanRun(gathered.run, output);
  const summary = summarise({ ...gathered, run });
  writeSite(run, gathered.facts, { output, root: output, shown: '', summary, streams: [] });
}

function cpuOf(usage: NodeJS.CpuUsage): number {
  return (usage.user + usage.system) / 1_000;
}

/** `node report-site.ts <messages>`: prints a `SiteCost` as JSON, or calls the stopwatch where there is one. */
async function main(messages: string): Promise<void> {
  const output = mkdtempSync(path.join(tmpdir(), 'brine-bench-'));
  const call = async (what: string) => {
    if (process.env.STOPWATCH) await fetch(`${process.env.STOPWATCH}/${what}`);
  };
  try {
    await call('begin');
    const before = process.cpuUsage();
    await site(messages, output);
    const cpu = cpuOf(process.cpuUsage(before));
    await call('end');
    // Somebody outside looks at the memory: reading the file again would be part of it.
    if (process.env.STOPWATCH) return;
    const memory = process.resourceUsage().maxRSS / 1_024;
    const again = process.cpuUsage();
    for (const line of readFileSync(messages, 'utf8').split('\n')) if (line !== '') JSON.parse(line);
    const cost: SiteCost = { cpu, memory, parse: cpuOf(process.cpuUsage(again)) };
    process.stdout.write(`${JSON.stringify(cost)}\n`);
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}

if (require.main === module) void main(process.argv[2] ?? '');
