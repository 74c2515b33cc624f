// What a scenario of the subject `ui` does, without Brine.
import { brief, contest, VIEWPORT } from './bare.mjs';

await contest((browser) => async (number) => {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  await page.goto(`${brief.stopwatch}/orders`);
  await page.getByLabel('Customer').fill(`Ann ${number}`);
  await page.getByLabel('Quantity').fill('3');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.getByText(`Ann ${number} ordered 3`).waitFor();
  await page.getByRole('cell', { name: `Ann ${number}`, exact: true }).waitFor();
  await context.close();
});
