// What npm does before it packs (`prepack`): compiles Brine into dist/, so that nothing of it is transpiled where it is
// installed. What the front end's own Vite serves stays in modules, what the report shows becomes one piece.
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { root, run } from './tools.mjs';

const require = createRequire(import.meta.url);
const dist = path.join(root, 'dist');

rmSync(dist, { recursive: true, force: true });
const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const code = await run(process.execPath, [tsc, '-p', path.join(root, 'tsconfig.build.json')]);
if (code !== 0) process.exit(code);
copyAssets();
keepReportPage();
await bundleComponentPage();

/** What the code reads from beside itself. */
function copyAssets() {
  const folders = ['authoring', 'cli', 'reports', 'runs', 'support', 'worlds'];
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true }).map((file) => path.join(folder, file)),
  );
  for (const file of files.filter((file) => /\.(?:css|html|json)$/.test(file))) {
    if (/^reports[\\/](?:output|site[\\/]page)[\\/]/.test(file)) continue;
    mkdirSync(path.dirname(path.join(dist, file)), { recursive: true });
    cpSync(path.join(root, file), path.join(dist, file));
  }
}

/** The compiled report does by this file without a bundler. */
function keepReportPage() {
  const { bundlePage } = require(path.join(dist, 'reports', 'site', 'bundle.js'));
  const { parts } = bundlePage(path.join(root, 'reports', 'site', 'page'));
  writeFileSync(path.join(dist, 'reports', 'site', 'page.json'), JSON.stringify(parts));
  rmSync(path.join(dist, 'reports', 'site', 'page'), { recursive: true, force: true });
}

/** React stays outside: it is the front end's. */
async function bundleComponentPage() {
  const page = path.join('support', 'components', 'page');
  rmSync(path.join(dist, page), { recursive: true, force: true });
  await build({
    entryPoints: ['main.ts', 'vite-client.ts'].map((entry) => path.join(root, page, entry)),
    outdir: path.join(dist, page),
    bundle: true,
    external: ['react', 'react-dom'],
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
  });
}
