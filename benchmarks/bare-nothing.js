// The floor of the subject `scenarios`: cucumber-js itself, its step definitions in plain JavaScript.
const { Given } = require('@cucumber/cucumber');

Given('the stopwatch {word}', async (call) => {
  await fetch(`${process.env.STOPWATCH}/${call === 'starts' ? 'begin' : 'end'}`);
});
Given('nothing happens', () => {});
