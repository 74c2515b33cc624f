import { describe, expect, it } from 'vitest';
import { exportsOf } from '../../../support/components/exports';
import { storyFile } from '../../../support/components/stories';

/** `export as name`, `<` for what another module defines. */
function told(code: string): string[] {
  return exportsOf(code).map(
    ({ export: exported, name, passedOn }) => `${exported} as ${name}${passedOn ? ' <' : ''}`,
  );
}

describe('the exports of a module', () => {
  it.each([
    ['export function OrderForm() {}', 'OrderForm as OrderForm'],
    ['export async function load() {}', 'load as load'],
    ['export const OrderForm: FC<Props> = () => null', 'OrderForm as OrderForm'],
    ['export class OrderForm extends Component {}', 'OrderForm as OrderForm'],
    ['export default function OrderForm() {}', 'default as OrderForm'],
    ['export default class OrderForm extends Component {}', 'default as OrderForm'],
    ['export default class extends Component {}', 'default as undefined'],
    ['const OrderForm = 1; export default OrderForm;', 'default as OrderForm'],
    ['export default memo(OrderForm);', 'default as OrderForm'],
    ['export default React.memo<Props>(forwardRef(function OrderForm() {}))', 'default as OrderForm'],
    ['export default () => null', 'default as undefined'],
    ['export default async () => null', 'default as undefined'],
    ['export default { title: "x" }', 'default as undefined'],
  ])('%s', (code, expected) => {
    expect(told(code)).toEqual([expected]);
  });

  it('are those of lists too, under the names they have outside', () => {
    expect(
      told("export { A, B as C, type D, E as default } ; export { F } from './f'; export * from './g'"),
    ).toEqual(['A as A', 'C as C', 'default as E', 'F as F <']);
  });

  it('are no types and no comments', () => {
    const code = `
      export type Props = {}; export interface More {}
      // export const Old = 1;
      /* export function Older() {} */
      export const url = 'http://x'; // export const Gone = 1;
      export const text = "// export const Quoted";`;
    expect(told(code)).toEqual(['url as url', 'text as text']);
  });
});

describe('a story file', () => {
  it('tells its title, its component and what its stories are called', () => {
    const code = `
      const meta = { title: 'Shop/Ordering', component: OrderForm } satisfies Meta<typeof OrderForm>;
      export default meta;
      export const Filled: Story = { name: 'Filled in', args: { total: 1 } };
      export const Empty = {};`;
    expect(storyFile(code)).toEqual({
      title: 'Shop/Ordering',
      component: 'OrderForm',
      names: new Map([['Filled', 'Filled in']]),
    });
  });
});
