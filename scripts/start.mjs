// `npm start`: sets up what is missing, runs the reference suite, writes the report. Options go on to the run:
// `npm start -- --tags @smoke --env staging`.
import path from 'node:path';
import { setup } from './setup.mjs';
import { node, root, run } from './tools.mjs';

await setup();
const command = [path.join(root, 'cli', 'brine.js'), 'run'];
process.exit(await run(node, [...command, ...process.argv.slice(2)]));
