import { Given } from './fixtures';

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it which fixtures are wanted.
Given('the stopwatch {word}', async ({}, call: string) => {
  await fetch(`${process.env.STOPWATCH}/${call === 'starts' ? 'begin' : 'end'}`);
});

Given('nothing happens', () => {});
