// What was worked out from a file of the project, such as where its step definitions are written, holds as long as its text
// does. It is kept beside what was made of the text, so that the next run need not work it out.
const { readFileSync } = require('node:fs');
const { keepFile } = require('../../support/home/cache');

/** By file: where its notes are kept, the text they are about, and once somebody asked the notes themselves. */
const known = new Map();

/**
 * @param {string} file absolute, as stacks name it.
 * @param {string} place absolute, where what was made of it is kept.
 * @param {string} text something that is another one for every text of the file.
 */
function takeNotes(file, place, text) {
  known.set(file, { place: `${place}on`, text });
}

/**
 * @param {string} file absolute.
 * @returns {Record<string, unknown> | undefined} what is known, to be added to; undefined where nothing is kept of the file.
 */
function notesOf(file) {
  const one = known.get(file);
  if (!one) return undefined;
  one.notes ??= read(one);
  one.before ??= Object.keys(one.notes).length;
  return one.notes;
}

/** Writes those down that are new. To be called when nobody waits. */
function keepNotes() {
  for (const one of known.values()) {
    const { place, text, notes = {}, before = 0 } = one;
    const count = Object.keys(notes).length;
    if (count === before) continue;
    one.before = count;
    keepFile(place, JSON.stringify({ text, notes }));
  }
}

function read({ place, text }) {
  try {
    const kept = JSON.parse(readFileSync(place, 'utf8'));
    return kept.text === text && typeof kept.notes === 'object' ? { ...kept.notes } : {};
  } catch {
    // None were kept as yet, or another run is writing them.
    return {};
  }
}

module.exports = { keepNotes, notesOf, takeNotes };
