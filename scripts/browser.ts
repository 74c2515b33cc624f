import { BrowserNotFoundError } from '../support/browser/launch/errors';
import { findBrowser } from '../support/browser/launch/find';
import { installBrowser } from '../support/browser/launch/install';

/** Makes sure that there is a browser for the UI scenarios; says which one it is. */
async function main(): Promise<void> {
  try {
    await findBrowser({}, process.env);
  } catch (error) {
    if (!(error instanceof BrowserNotFoundError)) throw error;
    console.error('Installing a browser …');
    await installBrowser({ log: (line) => console.error(`  ${line}`) });
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 2;
});
