// What a scenario of the subject `ui-page` does, without Brine: one page for all.
import { brief, contest, VIEWPORT } from './bare.mjs';

await contest(async (browser) => {
  const page = await browser.newPage({ viewport: VIEWPORT });
  return async (number) => {
    await page.goto(`${brief.stopwatch}/orders`);
    await page.getByLabel('Customer').fill(`Ann ${number}`);
    await page.getByLabel('Quantity').fill('3');
    await page.getByRole('button', { name: 'Add' }).click();
    await page.getByText(`Ann ${number} ordered 3`).waitFor();
    await page.getByRole('cell', { name: `Ann ${number}`, exact: true }).waitFor();
  };
});
