import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { Asker } from '../../init/ask';

/** Answers each question as it comes. */
async function answering(answers: string[], ask: (asker: Asker) => Promise<unknown>) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  output.on('data', (shown) => String(shown).endsWith('] ') && input.write(`${answers.shift()}\n`));
  const said = text(output);
  const asker = new Asker({ input, output });
  const result = await ask(asker);
  asker[Symbol.dispose]();
  output.end();
  return { result, said: await said };
}

test('an empty answer takes what is offered', async () => {
  expect(await answering([''], (asker) => asker.text('What is it called?', 'shop'))).toEqual({
    result: 'shop',
    said: 'What is it called? [shop] ',
  });
});

test('names that are not known are asked for again', async () => {
  const known = ['orders', 'stock'];
  const { result, said } = await answering(['orders, stok', ' stock '], (asker) =>
    asker.some('Which are services?', known, known),
  );
  expect(result).toEqual(['stock']);
  expect(said).toContain('There is no stok; there are orders, stock.');
});

test('none is an answer too', async () => {
  const known = ['orders'];
  const { result } = await answering(['none'], (asker) => asker.some('Which are services?', known, known));
  expect(result).toEqual([]);
});
