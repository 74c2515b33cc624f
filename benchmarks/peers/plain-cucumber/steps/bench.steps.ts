import { Given } from '@cucumber/cucumber';

Given('the stopwatch {word}', async (call: string) => {
  await fetch(`${process.env.STOPWATCH}/${call === 'starts' ? 'begin' : 'end'}`);
});

Given('nothing happens', () => {});
