import path from 'node:path';

/** Folder of Brine itself. */
export const HOME = path.join(__dirname, '..', '..');

/** What Node is given to run a suite through our command, and by plain `cucumber-js`. */
export const BRINE = ['-r', path.join(HOME, 'runs', 'typescript.js'), path.join(HOME, 'cli', 'run.ts')];
export const CUCUMBER_JS = [path.join(HOME, 'node_modules', '@cucumber', 'cucumber', 'bin', 'cucumber.js')];
