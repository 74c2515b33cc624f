import type { Chosen } from '../choose';
import { text } from './settings';

/** The first feature of a project: it passes when what was found is right. */
export function featureText({ project, services, app }: Chosen): string {
  const scenarios = [
    ...(services.length > 0
      ? [`@smoke @api\n  Scenario: Every service answers\n    Then the system should be up`]
      : []),
    ...(app
      ? [
          '@smoke @ui\n  Scenario: The app opens\n    Given I open "start"\n    Then the app should show something',
        ]
      : []),
    ...(services.length === 0 && !app
      ? [
          '@smoke\n  Scenario: A suite that runs\n    Given a project called "Brine"\n    Then its name should be short',
        ]
      : []),
  ];
  return [
    'Feature: The system is up',
    `  The first promise of ${project}. The next ones belong beside it: a file for each capability.`,
    '',
    `  ${scenarios.join('\n\n  ')}`,
    '',
  ].join('\n');
}

/** The phrases of that feature: the first of the project's own. */
export function stepsText(chosen: Chosen): string {
  const { services, app } = chosen;
  const own = [...(services.length > 0 ? [upText(chosen)] : []), ...(app ? [SHOWS] : [])];
  const phrases = own.length > 0 ? own : [NOTHING_FOUND];
  const types = [
    ...(services.length > 0 ? ['type ApiWorld'] : []),
    ...(app ? ['type BrowserWorld'] : []),
    ...(own.length === 0 ? ['type DataWorld', 'Given'] : []),
    'Then',
  ];
  return [
    `import { ${types.join(', ')} } from 'brine/steps';`,
    '',
    "// The project's own phrases, on top of Brine's (npx brine steps): a sentence each, in the words of the business.",
    '',
    phrases.join('\n'),
  ].join('\n');
}

function upText({ services }: Chosen): string {
  const paths = services.map(({ name, binary }) => `  ${key(name)}: ${text(binary.health?.value ?? '/')},`);
  const limit = services.every(({ binary }) => binary.health) ? 400 : 500;
  return `/** Where each service says how it is. */
const HEALTH = {
${paths.join('\n')}
};

/** @example the system should be up */
Then('the system should be up', async function (this: ApiWorld) {
  for (const [service, path] of Object.entries(HEALTH)) {
    this.api.use(service);
    await this.api.send('GET', path);
    const { status } = this.api.response;
    if (status >= ${limit}) throw new Error(\`\${service} answered \${status} to GET \${path}.\`);
  }
});
`;
}

const SHOWS = `/** @example the app should show something */
Then('the app should show something', async function (this: BrowserWorld) {
  const page = await this.browser.page();
  await this.patience.eventually(async () => {
    const shown = await page.locator('body').innerText();
    if (shown.trim() === '') throw new Error('The page shows nothing.');
  });
});
`;

const NOTHING_FOUND = `/** @example a project called "Brine" */
Given('a project called {string}', function (this: DataWorld, name: string) {
  this.values.set('name', name);
});

/** @example its name should be short */
Then('its name should be short', function (this: DataWorld) {
  const name = String(this.values.get('name'));
  if (name.length > 20) throw new Error(\`\${name} is long.\`);
});
`;

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : text(name);
}

/** `cucumber.js`: the profiles. */
export const PROFILES = `const { brineProfile } = require('brine/cucumber');

/** The project's own step definitions; Brine's come with the profile. */
const suite = (own) => brineProfile({ require: ['step-definitions/**/*.ts'], ...own });

module.exports = {
  default: suite(),
  smoke: suite({ tags: '@smoke' }),
  ci: suite({ retry: 1, retryTagFilter: '@flaky', format: ['summary'] }),
};
`;

/** `tsconfig.json`: for editors and `npm run features:types`; a run needs none. */
export const TSCONFIG = `${JSON.stringify(
  {
    compilerOptions: {
      target: 'es2022',
      module: 'nodenext',
      moduleResolution: 'nodenext',
      types: ['node'],
      strict: true,
      noEmit: true,
      skipLibCheck: true,
    },
    include: ['brine.config.ts', 'step-definitions'],
  },
  null,
  2,
)}\n`;

/** `.vscode/settings.json`: the official extension reads phrases from sources, Brine's too. */
export const EDITOR = `${JSON.stringify(
  {
    'cucumber.features': ['features/**/*.feature'],
    'cucumber.glue': ['step-definitions/**/*.ts', 'node_modules/brine/step-definitions/**/*.ts'],
  },
  null,
  2,
)}\n`;

/** `.vscode/extensions.json`. */
export const EXTENSIONS = `${JSON.stringify({ recommendations: ['CucumberOpen.cucumber-official'] }, null, 2)}\n`;
