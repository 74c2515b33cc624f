import { describe, expect, it } from 'vitest';
import { quiet } from '../../../../support/browser/elements/quiet';
import { showing } from '../surroundings';

const { session, show: put } = showing();

async function show(body: string) {
  await put(body);
  return await session.page();
}

describe('waiting for a page to be quiet', () => {
  it('lasts while its content changes', async () => {
    const page = await show(`<p>0</p><script>
      let n = 0; const timer = setInterval(() => { document.querySelector('p').textContent = ++n; if (n === 10) clearInterval(timer) }, 50)</script>`);
    await quiet(page);
    expect(await page.locator('p').textContent()).toBe('10');
  });

  it('lasts while an animation is half way', async () => {
    const page = await show(
      '<style>@keyframes in { from { opacity: 0 } } p { animation: in 1s }</style><p>x</p>',
    );
    await quiet(page);
    expect(await page.locator('p').evaluate((one) => getComputedStyle(one).opacity)).toBe('1');
  });

  it('does not last for what never ends', async () => {
    const page =
      await show(`<style>@keyframes in { from { opacity: 0 } } b { animation: in 1s infinite }</style><b>x</b><p>0</p>
      <script>let n = 0; setInterval(() => { document.querySelector('p').textContent = ++n }, 20)</script>`);
    const start = performance.now();
    await quiet(page);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('works while the clock of the page stands still', async () => {
    const page = await session.page();
    await page.clock.install({ time: new Date('2026-01-01') });
    await show('<p>x</p>');
    await page.clock.pauseAt(new Date('2026-02-01'));
    await quiet(page);
  });
});
