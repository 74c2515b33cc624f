/** A front end with a bit of everything: path → text. The lines of `crashes.tsx` are known to tests. */
export const FILES: Record<string, string> = {
  'package.json': JSON.stringify({ name: 'front-end', type: 'module', private: true }),
  'tsconfig.json': JSON.stringify({ compilerOptions: { jsx: 'react-jsx', target: 'ES2022' } }),
  'vite.config.js': `
    import path from 'node:path';
    export default {
      base: '/shop/',
      resolve: { alias: { '@': path.resolve('src') } },
      define: { __EDITION__: JSON.stringify('spring') },
      server: { port: 5173, open: false, proxy: { '/src': 'http://127.0.0.1:9' }, hmr: { overlay: true } },
      optimizeDeps: { entries: ['index.html'] },
      test: { environment: 'jsdom', globals: true },
      plugins: [
        { name: 'late', enforce: 'pre', transform: (code, id) => (id.endsWith('/late.tsx') ? 'import { useLate as late } from "late-package";' + code : null) },
      ],
    };`,
  'node_modules/late-package/package.json': JSON.stringify({
    name: 'late-package',
    version: '1.0.0',
    main: 'index.js',
  }),
  'node_modules/late-package/index.js': `
    const { useState } = require('react');
    exports.useLate = () => useState('late but the same React')[0];`,
  'node_modules/labels/package.json': JSON.stringify({ name: 'labels', version: '1.0.0', main: 'index.js' }),
  'node_modules/labels/index.js': `exports.label = (text) => text.toUpperCase();`,
  'component.setup.tsx': `
    import { ThemeContext } from '@/theme';
    export const wrap = ({ children, options }) => (
      <ThemeContext.Provider value={options.theme + (options.prepared ?? '')}>{children}</ThemeContext.Provider>
    );
    export const wrappers = {
      frame: ({ children, options }) => <section aria-label={options.title ?? 'Frame'}>{children}</section>,
      panel: ({ children }) => <div className="panel">{children}</div>,
    };
    export const functions = { euro: (amount) => '€ ' + amount.toFixed(2) };
    export const settings = { theme: 'light', hooks: false };
    export const strict = location.search === '?strict';
    export async function beforeMount({ options, props }) {
      if (options.hooks) {
        options.prepared = ', prepared';
        props.note = 'from beforeMount';
      }
    }
    export function afterMount({ name, options }) {
      if (options.hooks) document.title = name + ' mounted';
    }`,
  'src/theme.ts': `
    import { createContext, useContext } from 'react';
    export const ThemeContext = createContext('no theme');
    export const useTheme = (): string => useContext(ThemeContext);`,
  'src/orders/order-form.module.css': `.form { color: rgb(1, 2, 3); }`,
  'src/orders/order-form.tsx': `
    import { type FormEvent, useState } from 'react';
    import { label } from 'labels';
    import { useTheme } from '@/theme';
    import styles from './order-form.module.css';
    declare const __EDITION__: string;
    interface Props { product?: string; note?: string; due?: Date; total?: number; format?: (n: number) => string;
      onSubmit?: (order: unknown) => unknown; onCancel?: () => void; }
    export function OrderForm({ product = 'nothing', note, due, total, format, onSubmit, onCancel }: Props) {
      const [quantity, setQuantity] = useState(1);
      const [answer, setAnswer] = useState('');
      async function submit(event: FormEvent) {
        event.preventDefault();
        try {
          setAnswer('sending');
          const result = await onSubmit?.({ product, quantity, due });
          setAnswer(JSON.stringify(result) ?? 'no answer');
        } catch (error) { setAnswer('failed: ' + (error as Error).message); }
      }
      return (
        <form className={styles.form} onSubmit={submit} aria-label="Order">
          <p>{label(product)}, {useTheme()}, {__EDITION__}, {import.meta.env.BASE_URL}</p>
          {note && <p>{note}</p>}
          {due && <p>due {due.getUTCFullYear()}</p>}
          {total !== undefined && <p>{format ? format(total) : total}</p>}
          <button type="button" onClick={() => setQuantity(quantity + 1)}>More</button>
          <output>{quantity}</output>
          <button type="submit">Order</button>
          {onCancel && <button type="button" onClick={onCancel}>Cancel</button>}
          <p role="status">{answer}</p>
        </form>
      );
    }
    export default OrderForm;`,
  'src/orders/order-form.stories.tsx': `
    import { useState } from 'react';
    import { OrderForm } from './order-form';
    const meta = {
      title: 'Shop/Ordering',
      component: OrderForm,
      args: { product: 'tea' },
      decorators: [(Story) => <div data-testid="meta"><Story /></div>],
    };
    export default meta;
    export const Filled = {
      args: { note: 'filled' },
      decorators: [(Story) => { const [inner] = useState('story'); return <div data-testid={inner}><Story /></div>; }],
    };
    export const Loaded = {
      loaders: [async () => ({ note: 'loaded' })],
      render: (args, { loaded }) => <OrderForm {...args} note={loaded.note} />,
    };
    export const Played = {
      name: 'Played to the end',
      args: { onCancel: () => {} },
      play: async ({ canvasElement }) => canvasElement.querySelector('button').click(),
    };
    export const PlayFails = { play: async () => { throw new Error('the play went wrong'); } };`,
  'src/orders/basket.story.tsx': `
    import { OrderForm } from './order-form';
    export const Empty = ({ product = 'an empty basket' }: { product?: string }) => <OrderForm product={product} />;`,
  'src/caller.tsx': `
    export function Caller({ onCall, value }: { onCall: (...args: unknown[]) => void; value?: string }) {
      const all = () => {
        const cycle: Record<string, unknown> = { name: 'loop' };
        cycle.self = cycle;
        onCall(new Date(0), new File(['abc'], 'a.txt', { type: 'text/plain' }), new Map([['a', 1]]), new Set([1, 2]),
          new Error('no'), cycle, function named() {}, document.querySelector('button'), 10n, undefined, NaN,
          new URLSearchParams('a=1'), { absent: undefined, deep: [{ a: 1 }] });
      };
      return (
        <>
          <button type="button" onClick={all}>All</button>
          <input aria-label="Name" name="name" defaultValue={value} onChange={onCall} />
          <label><input type="checkbox" name="terms" onChange={onCall} /> Terms</label>
        </>
      );
    }`,
  'src/crashes.tsx': `import { Component, useEffect, useState } from 'react';
export function CrashInRender({ order }: { order?: { id: string } }) {
  return <p>{(order as { id: string }).id}</p>;
}
export function CrashInEffect() {
  useEffect(() => {
    throw new RangeError('the effect failed');
  }, []);
  return <p>shown</p>;
}
export function CrashInHandler() {
  return <button type="button" onClick={() => { throw new Error('the handler failed'); }}>Crash</button>;
}
export function CrashInPromise() {
  return <button type="button" onClick={() => void Promise.reject(new Error('the promise failed'))}>Crash</button>;
}
export function CrashOnUpdate() {
  const [crash, setCrash] = useState(false);
  if (crash) throw new Error('the update failed');
  return <button type="button" onClick={() => setCrash(true)}>Crash</button>;
}
export function CrashOnUnmount() {
  useEffect(() => () => {
    throw new Error('the cleanup failed');
  }, []);
  return <p>shown</p>;
}
class Safe extends Component<{ children: unknown }> {
  state = { failed: false };
  static getDerivedStateFromError() { return { failed: true }; }
  render() { return this.state.failed ? <p>caught</p> : this.props.children; }
}
export const CaughtByItself = () => <Safe><CrashInRender /></Safe>;
export const throwsText = 'no component';
export function ThrowsText() { throw 'just text'; }
export const CountsEffects = () => {
  const [count, setCount] = useState(0);
  useEffect(() => setCount((before) => before + 1), []);
  return <p>{count} effects</p>;
};
`,
  'src/broken.tsx': `export function Broken() {
  return <p>never closed;
}
`,
  'src/uses-broken.tsx': `import { Broken } from './broken';
export const UsesBroken = () => <Broken />;
`,
  'src/missing.tsx': `import { nothing } from './not-there';
export const Missing = () => <p>{nothing}</p>;
`,
  'src/module-crash.tsx': `const settings = undefined as unknown as { title: string };
const { title } = settings;
export const ModuleCrash = () => <p>{title}</p>;
`,
  'src/admin/toolbar.tsx': `export const Toolbar = () => <p>for admins</p>;`,
  'src/shop/toolbar.tsx': `export const Toolbar = () => <p>for customers</p>;`,
  'src/shop/index.ts': `export { Toolbar } from './toolbar';`,
  'src/late.tsx': `
export const Late = () => <p>{late()}</p>;`,
};
