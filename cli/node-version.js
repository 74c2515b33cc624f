/** The first Node that has all that Brine calls: the same as in `engines` of package.json. */
const [MAJOR, MINOR] = [22, 12];

/**
 * What to tell who starts Brine with a Node that it cannot run on.
 *
 * @param {string} version as Node tells its own: `20.19.1`.
 * @returns {string | undefined} undefined for one that is new enough.
 */
function tooOld(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > MAJOR || (major === MAJOR && minor >= MINOR)) return undefined;
  return [
    `Brine needs Node ${MAJOR}.${MINOR} or newer; this is Node ${version}.`,
    '  → Install a newer one from https://nodejs.org and run again.',
    '',
  ].join('\n');
}

module.exports = { tooOld };
