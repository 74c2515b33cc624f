// What is kept of a file holds as long as its stamp does. Size and time of writing alone would not do: some installers give
// all files of a package one time. The time of change is set by the system and by nobody else, and a file that takes
// another's place has a number of its own.
const { statSync } = require('node:fs');

/** Milliseconds in which a file may change twice without its times telling. */
const COARSE = 2_000;

const QUIET = { throwIfNoEntry: false };

/**
 * @param {string} place absolute path of a file or a folder; it need not be there.
 * @param {number} [since] milliseconds since 1970.
 * @returns {string | undefined} another one whenever the file, or the list of what is in the folder, may have changed;
 *   undefined if it may have changed since then.
 */
function stampOf(place, since) {
  const facts = look(place);
  if (!facts) return '-';
  const { ino, size, mtimeMs, ctimeMs } = facts;
  if (since !== undefined && Math.max(mtimeMs, ctimeMs) > since - COARSE) return undefined;
  return `${ino} ${size} ${mtimeMs} ${ctimeMs}`;
}

function look(place) {
  try {
    return statSync(place, QUIET);
  } catch {
    // Something that nobody may look into.
    return undefined;
  }
}

module.exports = { stampOf };
