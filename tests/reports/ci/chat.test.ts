import { describe, expect, it } from 'vitest';
import { slackJson, stateChanged, teamsJson } from '../../../reports/ci/chat';
import type { ChangesSummary } from '../../../reports/summary/shape';
import { summaryWith } from './made';

const CHANGES: ChangesSummary = {
  environment: 'local',
  base: { id: 'r', at: '2026-03-01T10:20:30.400Z', state: 'passed' },
  regressed: [],
  fixed: [],
  newlyFailing: [],
  known: [],
  stillFailing: [],
  new: 0,
  gone: [],
  flaky: [],
};

describe('messages to a chat', () => {
  it('stay within what Slack takes, however much failed', () => {
    const what = `<!channel> ${'x'.repeat(9_000)}`;
    const summary = { ...summaryWith(500, { what }), links: { report: 'https://ci.example/a?b=1&c=2' } };
    const { text, blocks } = JSON.parse(slackJson(summary));
    expect(text).toBe('❌ Shop: 500 of 500 scenarios failed.');
    expect(blocks.length).toBeLessThan(50);
    for (const block of blocks) expect(block.text.text.length).toBeLessThanOrEqual(3_000);
    expect(slackJson(summary)).not.toContain('<!channel>');
    expect(blocks.at(-2).text.text).toBe('… and 490 more reasons');
    expect(blocks.at(-1).text.text).toBe('<https://ci.example/a?b=1&amp;c=2|Open the report>');
  });

  it('are an adaptive card for Teams, in which nothing is markup and which is not too large', () => {
    const summary = {
      ...summaryWith(500, { what: `[a](b) *c* ${'x'.repeat(9_000)}` }),
      links: { ci: 'https://ci.example/7' },
    };
    const json = teamsJson(summary);
    expect(json.length).toBeLessThan(28_000);
    const [{ content }] = JSON.parse(json).attachments;
    expect(content.actions).toEqual([
      { type: 'Action.OpenUrl', title: 'Open the report', url: 'https://ci.example/7' },
    ]);
    expect(JSON.stringify(content.body)).toContain(JSON.stringify('\\[a\\]\\(b\\) \\*c\\*').slice(1, -1));
  });

  it('say whether something is new to say', () => {
    const failed = summaryWith(1);
    expect(stateChanged(failed)).toBeUndefined();
    expect(stateChanged({ ...failed, changes: [CHANGES] })).toBe(true);
    expect(slackJson({ ...failed, changes: [CHANGES] })).toContain('It passed the time before.');
    const before = { ...CHANGES, base: { ...CHANGES.base, state: 'failed' as const } };
    expect(stateChanged({ ...failed, changes: [before] })).toBe(false);
    const green = { ...failed, verdict: { state: 'passed' as const, sentence: 'All passed.' } };
    expect(stateChanged({ ...green, changes: [before] })).toBe(true);
    expect(teamsJson({ ...green, changes: [before] })).toContain('It failed the time before.');
  });
});
