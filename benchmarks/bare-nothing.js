// Bare cucumber-js: its step definitions in plain JavaScript. The words of the API scenarios do nothing either, so that what
// cucumber-js itself needs for them is known.
const { Given } = require('@cucumber/cucumber');

Given('the stopwatch {word}', async (call) => {
  await fetch(`${process.env.STOPWATCH}/${call === 'starts' ? 'begin' : 'end'}`);
});
Given('nothing happens', () => {});
Given('I send a {word} request to {string}', (_method, _path) => {});
Given('I send a {word} request to {string} with body:', (_method, _path, _body) => {});
Given('the response status should be {int}', (_status) => {});
Given('the response field {string} should be {string}', (_field, _value) => {});
Given('the response field {string} should be {int}', (_field, _value) => {});
