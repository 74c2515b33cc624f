import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Contexts } from '../../../support/browser/contexts/contexts';
import { expectCalled, expectCalledTimes } from '../../../support/components/expect-calls';
import { expectCrashed, expectEmpty } from '../../../support/components/expect-page';
import { ComponentSession } from '../../../support/components/session';
import { renderComponent } from '../../../support/components/transcript';
import type { LoadedSettings } from '../../../support/settings/settings';
import { FRONT_END } from '../../runs/components-project';
import { messageOf, newSession, OnePage, realBrowser } from '../browser/surroundings';
import { type RunningServer, removeFrontEnd, startServer, writeFrontEnd } from './front-end';

const browser = realBrowser();
const contexts = new Contexts(async () => await browser.open());
const files = Object.entries(FRONT_END).filter(([file]) => !file.endsWith('vite.config.js'));
const root = writeFrontEnd(
  { vite: 8, react: 19 },
  Object.fromEntries(files.map(([file, text]) => [file.replace('web/', ''), text])),
);
let server: RunningServer;
const gallery = new OnePage();

beforeAll(async () => {
  server = await startServer(root, 'component.setup.tsx');
  await gallery.start();
}, 60_000);

afterAll(async () => {
  await contexts[Symbol.asyncDispose]();
  await browser[Symbol.asyncDispose]();
  await gallery[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
  removeFrontEnd(root);
});

interface Scenario {
  steps?: string[];
  tags?: string[];
  settings?: Partial<LoadedSettings['components']>;
  values?: Record<string, string>;
  address?: string;
  limit?: number;
}

/** A scenario with a browser context of its own; the worker's other things are kept. */
function scenario({ steps = [], tags = [], settings = {}, values = {}, address, limit }: Scenario = {}) {
  const session = newSession(browser, '', { contexts, baseUrl: async () => undefined });
  session.begin(tags);
  const components = new ComponentSession({
    browser: session,
    address: async () => (settings.root === '' ? undefined : (address ?? server.url)),
    settings: { root, components: { root, isolation: 'reload', ...settings } },
    ...(limit !== undefined && { limit }),
    fill: (text) => text.replaceAll(/\{\{(.*?)\}\}/g, (_, name: string) => values[name] ?? fail(name)),
  });
  components.begin(
    steps.map((text) => ({ text })),
    tags,
  );
  const close = async () => {
    await session.close({ failed: false });
  };
  return { session, components, page: async () => await session.page(), [Symbol.asyncDispose]: close };
}

function needs(phrase: string): string {
  return `NotInGalleryError: "${phrase}" needs Brine's own page for components.
  at brine.config.ts, components.url
  A page of the project takes only the name of a story and props that are plain data.
  → Do it in the story itself, or take components.url out of the settings (docs/components.md).`;
}

function fail(name: string): never {
  throw new Error(`no value ${name}`);
}

describe('a mounted component', () => {
  it('gets the callbacks that later steps speak of, and no others', async () => {
    await using one = scenario({
      steps: [
        'within 2 seconds the component should have called "{{name}}"',
        'the callback "late" takes 1 s',
      ],
      values: { name: 'onCancel' },
    });
    await one.components.mount('component', 'OrderForm');
    await (await one.page()).getByText('Cancel').click();
    await expectCalledTimes(one.components, 'onCancel', 1);
    expect(one.components.watches('late')).toBe(true);
    expect(one.components.watches('onSubmit')).toBe(false);
  });

  it('gets a callback that a step in code watches', async () => {
    await using one = scenario();
    one.components.watch('onCancel');
    await one.components.mount('component', 'OrderForm');
    await (await one.page()).getByText('Cancel').click();
    await expectCalled(one.components, 'onCancel');
  });

  it('keeps the other parts of a prop of which one changes', async () => {
    await using one = scenario();
    await one.components.mount('component', 'OrderForm', '{ "customer": { "name": "Ann", "phone": "1" } }');
    await one.components.update([['customer.phone', '(none)']]);
    expect(one.components.last.props).toEqual({ customer: { name: 'Ann', phone: { $undefined: true } } });
    expect(await (await one.page()).getByText('Phone unknown').count()).toBe(1);
  });

  it('keeps the other parts of what its story brought', async () => {
    const steps = ['the component should have called "actions.onSend"'];
    await using one = scenario({ steps });
    await one.components.mount('story', 'Rows/Two', [
      ['lines[1].quantity', '3'],
      ['note.text', 'late'],
    ]);
    const text = async () => await (await one.page()).locator('p').innerText();
    expect(await text()).toBe('2 × tea, 3 × cup, late');
    expect(renderComponent(one.components)).toContain('props: {"lines[1].quantity":3,"note.text":"late"}\n');
    await one.components.update([
      ['lines[0].sku', 'pot'],
      ['lines[1].quantity', '4'],
      ['lines[2]', '{"sku":"jar","quantity":1}'],
    ]);
    expect(await text()).toBe('2 × pot, 4 × cup, 1 × jar, late');
    expect(await messageOf(one.components.update([['lines[4].sku', 'can']]))).toBe(
      `PropsError: The props cannot be read.
  lines[3] is missing: the items of a list follow one another, from [0]
  → A table has two columns, the name and the value, without a heading: | customer.name | Ann | (docs/components.md).`,
    );
    expect(await text()).toBe('2 × pot, 4 × cup, 1 × jar, late');
    expect(await messageOf(one.components.mount('story', 'Rows/Two', [['lines[3].sku', 'can']]))).toContain(
      'lines[2] is missing',
    );
  });

  it('watches what its story brought inside a prop', async () => {
    await using one = scenario({ steps: ['the component should have called "actions.onSend"'] });
    await one.components.mount('story', 'Rows/Two');
    await (await one.page()).getByText('Send').click();
    await expectCalledTimes(one.components, 'actions.onSend', 1);
    expect(await (await one.page()).locator('output').innerText()).toBe('sent by the story');
  });

  it('may come after another, which a wrapper before it then surrounds', async () => {
    await using one = scenario({ steps: ['the "Where" component', 'the "Where" component'] });
    await one.components.mount('component', 'Where');
    one.components.wrap('router', [['route', '/next']]);
    one.components.set('theme', 'dark');
    await one.components.mount('component', 'Where');
    expect(await (await one.page()).locator('p').innerText()).toBe('At /next, dark');
    expect(renderComponent(one.components)).toBe(
      'the "Where" component\nprops: {}\ninside "router" {"route":"/next"}\nsettings: {"theme":"dark"}\ncalls: none',
    );
  });
});

describe('isolation', () => {
  const marked = async (one: ReturnType<typeof scenario>) =>
    await (await one.page()).evaluate(() => {
      const was = 'marked' in window;
      Object.assign(window, { marked: true });
      return was;
    });

  it('loads the page anew for each mount', async () => {
    await using one = scenario();
    await one.components.mount('component', 'OrderForm');
    expect(await marked(one)).toBe(false);
    await one.components.mount('component', 'OrderForm');
    expect(await marked(one)).toBe(false);
  });

  it('stays in the page by tag, from scenario to scenario, and hears nothing of the former one', async () => {
    const steps = ['the component should have called "actions.onLeave"'];
    const tags = ['@isolation:unmount'];
    {
      await using first = scenario({ steps, tags });
      await first.components.mount('component', 'Where');
      await marked(first);
    }
    await using second = scenario({ steps, tags });
    await second.components.mount('component', 'Where');
    expect(await marked(second)).toBe(true);
    await second.components.settle();
    expect(second.components.calls.all).toEqual([]);
    await second.components.unmount();
    await expectCalledTimes(second.components, 'actions.onLeave', 1);
    await expectEmpty(second.components);
  });
});

describe('a crash', () => {
  it('is given once, with what it explains as its cause', async () => {
    await using one = scenario();
    await one.components.mount('component', 'Later');
    expect(await one.components.crash()).toBeUndefined();
    await (await one.page()).getByRole('button', { name: 'Break', exact: true }).click();
    const cause = new Error('the next step');
    const crash = expect.poll(async () => await one.components.crash(cause), { timeout: 10_000 });
    await crash.toMatchObject({ name: 'ComponentCrashedError', cause });
    expect(await one.components.crash()).toBeUndefined();
    expect(renderComponent(one.components)).toContain('\ncrashed: Error: the button broke');
  });

  it('is told while the clock of the page stands still', async () => {
    await using one = scenario();
    const { clock } = await one.session.context();
    await clock.install({ time: 0 });
    await one.components.mount('component', 'Later');
    await clock.pauseAt(1_000_000);
    await (await one.page()).getByText('Break a promise').click();
    const crash = expect.poll(async () => await one.components.crash(), { timeout: 10_000 });
    await crash.toMatchObject({ name: 'ComponentCrashedError' });
  });

  it('fails the mount, unless a later step expects it', async () => {
    await using one = scenario();
    expect(await messageOf(one.components.mount('component', 'Orders'))).toContain(
      'ComponentCrashedError: The "Orders" component crashed while it rendered: TypeError',
    );
    await using other = scenario({ steps: ['the component should have crashed with "map"'] });
    await other.components.mount('component', 'Orders');
    await expectCrashed(other.components, 'map');
    expect(await other.components.crash()).toBeUndefined();
  });

  it('that is expected and was never looked for is left to tell', async () => {
    await using one = scenario({ steps: ['the component should have crashed with "map"'] });
    await one.components.mount('component', 'Orders');
    expect(await one.components.crash()).toMatchObject({ name: 'ComponentCrashedError' });
  });
});

describe('a project without a front end', () => {
  it('is told what to add to its settings', async () => {
    await using one = scenario({ settings: { root: '' } });
    expect(
      await messageOf(one.components.mount('component', 'OrderForm')),
    ).toBe(`ComponentsNotConfiguredError: No component can be mounted: the settings name no front end with Vite.
  at brine.config.ts, web.vite or components
  → Add components: { root: "…" } with the folder of the front end (docs/components.md).`);
  });
});

describe('the page that is open', () => {
  it('is a component until another page comes', async () => {
    await using one = scenario();
    gallery.body = 'a page of the app';
    const isShown = async () => await one.components.isOn(await one.page());
    expect(await isShown()).toBe(false);
    await one.components.mount('component', 'Where');
    await (await one.page()).evaluate(() => history.pushState(null, '', '/orders'));
    expect(await isShown()).toBe(true);
    await one.session.open(`${gallery.url}/orders`);
    expect(await isShown()).toBe(false);
  });

  it('is a component in a page of the project as well', async () => {
    gallery.body = '<script>window.mount = async () => {};</script>';
    await using one = scenario({ settings: { url: `${gallery.url}/gallery` } });
    await one.components.mount('story', 'Form');
    expect(await one.components.isOn(await one.page())).toBe(true);
    await one.session.open(`${gallery.url}/orders`);
    expect(await one.components.isOn(await one.page())).toBe(false);
  });
});

describe('a page that is not the one it should be', () => {
  it('is told of where Brine’s own page does not get ready', async () => {
    gallery.body = 'no code';
    await using one = scenario({ address: gallery.url, limit: 50 });
    expect(
      await messageOf(one.components.mount('component', 'OrderForm')),
    ).toBe(`PageNotReadyError: The page that mounts components did not get ready within 50 ms.
  at http://127.0.0.1:4173/__component__/
  → What the page wrote to its console is attached to this scenario in the report.`);
  });

  it('is told of where the project’s page mounts nothing', async () => {
    gallery.body = 'no code';
    await using one = scenario({ settings: { url: `${gallery.url}/gallery` }, limit: 50 });
    expect(
      await messageOf(one.components.mount('component', 'OrderForm')),
    ).toBe(`NoGalleryError: The page in the settings offers no window.mount.
  at http://127.0.0.1:4173/gallery
  → Correct components.url in brine.config.ts, or let the page honour the contract (docs/components.md).`);
  });
});

describe('a page of the project', () => {
  const PAGE = `<div id="root"></div><script>
    const root = document.getElementById('root');
    window.mount = async ({ story, props }) => {
      if (story === 'Broken') throw new TypeError('broken story');
      root.innerHTML = '<p></p><button onclick="missing()">Break</button>';
      root.firstChild.textContent = story + ' ' + JSON.stringify(props) + ' ' + (props.due instanceof Date);
    };
    window.unmount = async () => { root.innerHTML = ''; };
  </script>`;
  const inGallery = (steps: string[] = []) => {
    gallery.body = PAGE;
    return scenario({ steps, settings: { url: `${gallery.url}/gallery` } });
  };

  it('mounts, updates and unmounts by its contract', async () => {
    await using one = inGallery();
    await one.components.mount('story', 'Form/Filled', [
      ['due', '(date 2026-03-29)'],
      ['note', '(none)'],
      ['lines[0]', '1'],
    ]);
    const text = (await one.page()).locator('p');
    expect(await text.innerText()).toBe('Form/Filled {"due":"2026-03-29T00:00:00.000Z","lines":[1]} true');
    await one.components.update([['lines[1]', '2']]);
    expect(await text.innerText()).toBe('Form/Filled {"due":"2026-03-29T00:00:00.000Z","lines":[1,2]} true');
    await one.components.unmount();
    await expectEmpty(one.components);
  });

  it('tells of crashes, in its mount and later', async () => {
    await using one = inGallery();
    expect(await messageOf(one.components.mount('story', 'Broken'))).toMatch(
      /^ComponentCrashedError: The "Broken" story crashed while it rendered: TypeError: broken story\n/,
    );
    await one.components.mount('story', 'Form');
    await (await one.page()).getByText('Break').click();
    expect(await one.components.crash()).toMatchObject({
      message: expect.stringMatching(/handler or a promise: ReferenceError: missing is not defined/),
    });
  });

  it('has no wrappers, settings, callbacks and functions', async () => {
    await using one = inGallery();
    const mount = async (props: string[][] = []) => await one.components.mount('story', 'Form', props);
    expect(await messageOf(mount([['onSubmit', '(callback)']]))).toBe(needs('| onSubmit | (callback) |'));
    expect(await messageOf(mount([['a.b', '(function euro)']]))).toBe(needs('| a | (function euro) |'));
    expect(await messageOf(one.components.behave({ callback: 'onSubmit', fails: 'x' }))).toBe(
      needs('the callback "onSubmit" …'),
    );
    await using wrapped = inGallery();
    wrapped.components.wrap('router');
    expect(await messageOf(wrapped.components.mount('story', 'Form'))).toBe(
      needs('the component runs inside "router"'),
    );
    await using set = inGallery();
    set.components.set('theme', 'dark');
    expect(await messageOf(set.components.mount('story', 'Form'))).toBe(
      needs('the component setting "theme" is …'),
    );
    await using called = inGallery(['the component should have called "onSubmit"']);
    await called.components.mount('story', 'Form');
    expect(await messageOf(expectCalled(called.components, 'onSubmit'))).toBe(
      needs('the component should have called "onSubmit"'),
    );
  });

  it('may be the one of Brine itself', async () => {
    await using one = scenario({ settings: { url: `${server.url}/__component__/` } });
    await one.components.mount('story', 'OrderForm/Filled', [['total', '9']]);
    expect(await (await one.page()).getByText('Total 9').count()).toBe(1);
  });
});
