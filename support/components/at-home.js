// Preloaded before runs/typescript.js, which compiles by the tsconfig.json of the folder it starts in: for the component
// server that would be the front end's, which speaks of browsers. main.ts goes back to the front end.
process.chdir(require('node:path').join(__dirname, '..', '..'));
