import path from 'node:path';

/** Folder of Brine itself. */
export const HOME = path.join(__dirname, '..', '..');

/** What Node is given to run a suite through our command, and by plain `cucumber-js`. */
export const BRINE = [path.join(HOME, 'cli', 'brine.js'), 'run'];
export const WATCH = [path.join(HOME, 'cli', 'brine.js'), 'watch'];
export const CUCUMBER_JS = [path.join(HOME, 'node_modules', '@cucumber', 'cucumber', 'bin', 'cucumber.js')];
