// `node -r ./without-report.js cli/brine.js run`: a run of Brine that ends without its report, which is written by a process
// of its own after everything that a subject measures.
const Module = require('node:module');
const path = require('node:path');

const report = path.join(__dirname, '..', 'runs', 'report', 'report.ts');
const makeReport = async () => ({ index: path.join(process.cwd(), 'not-written.html'), warnings: [] });
require.cache[report] = Object.assign(new Module(report), { loaded: true, exports: { makeReport } });
