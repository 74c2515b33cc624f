import type * as Cucumber from '@cucumber/cucumber';

type Methods = Pick<
  typeof Cucumber,
  'Given' | 'Before' | 'After' | 'BeforeStep' | 'AfterStep' | 'defineParameterType' | 'setWorldConstructor'
> & { setDefaultTimeout(milliseconds: number): void };

/** A scenario of each kind that Cucumber tells apart; each line of it is a step of its own. */
export const FEATURE = `
Feature: all that can happen to a scenario

  Scenario: passes
    Given nothing happens
    Given 3 apples cost "4" cents
    Given a promise of 20
    Given it attaches "a" and logs
    Given the proxy is the World

  Scenario: gets arguments
    Given a text:
      """
      two
      lines
      """
    Given a table:
      | a | b |
      | 1 | 2 |
    Given an eventual orange

  Scenario: calls back
    Given it calls back
    Given it calls back twice
    Given nothing happens, and the callback is called
    Given it calls back with an error
    Given nothing happens

  Scenario: calls back and promises
    Given it calls back and promises

  Scenario: throws an error
    Given it throws an error
    Given nothing happens
    Given nobody wrote this
    Given it is meant twice

  Scenario: throws an error with a cause
    Given it throws an error with a cause

  Scenario: throws a text
    Given it throws a text

  Scenario: throws nothing
    Given it throws nothing

  Scenario: rejects with an error
    Given it rejects with an error

  Scenario: rejects with an object
    Given it rejects with an object

  Scenario: rejects without a reason
    Given it rejects without a reason

  Scenario: is a thenable
    Given it is a thenable

  Scenario: takes too long
    Given it takes too long
    Given nothing happens

  Scenario: takes too long to call back
    Given it never calls back

  Scenario: may take for ever
    Given it has no limit

  Scenario: is interrupted
    Given an error comes from elsewhere

  Scenario: is skipped
    Given nothing happens
    Given it is skipped
    Given nothing happens
    Given nobody wrote this

  Scenario: is pending
    Given it is pending
    Given nothing happens
    Given nobody wrote this

  Scenario: is undefined
    Given nobody wrote this
    Given nothing happens

  Scenario: is ambiguous
    Given it is meant twice
    Given nothing happens

  Scenario: has a wrong number of arguments
    Given it wants too much

  Scenario: has a parameter that throws
    Given a rotten apple

  Scenario: has a parameter that rejects
    Given an eventual lemon

  @flaky
  Scenario: passes at last
    Given nothing happens
    Given it passes at last

  @flaky
  Scenario: never passes
    Given it throws an error

  @hooks
  Scenario: has hooks
    Given nothing happens
    Given it throws an error

  @before:fails
  Scenario: fails before its first step
    Given nothing happens

  @before:skips
  Scenario: is skipped before its first step
    Given nothing happens
    Given nobody wrote this

  @before:pends
  Scenario: is pending before its first step
    Given nothing happens

  @after:fails
  Scenario: fails behind its last step
    Given nothing happens

  @step:before
  Scenario: fails before a step
    Given nothing happens

  @step:after
  Scenario: fails after a step
    Given nothing happens
    Given nothing happens

  @step:skips
  Scenario: is skipped by a hook of its step
    Given nothing happens
    Given nothing happens

  @wrong
  Scenario: has a hook with a wrong number of arguments
    Given nothing happens

  Scenario: attaches too late
    Given it attaches too late
    Given it waits for that

  Scenario: has no steps
`;

interface Shown {
  attach(text: string, type: string): void;
  log(text: string): void;
  late?: Promise<string>;
}

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/** Registers the steps and hooks of the corpus. */
export function register(cucumber: Methods, proxy: object): void {
  const { Given, Before, After, BeforeStep, AfterStep, defineParameterType } = cucumber;
  // Long enough for all that is to be over in time, however busy the machine is.
  cucumber.setDefaultTimeout(800);
  const tries = new Map<string, number>();
  defineParameterType({
    name: 'rotten',
    regexp: /rotten/,
    transformer: () => {
      throw new Error('rotten');
    },
  });
  defineParameterType({
    name: 'fruit',
    regexp: /orange|lemon/,
    transformer: async (name) => (name === 'lemon' ? Promise.reject(new Error('sour')) : name.length),
  });
  Given('nothing happens', () => {});
  Given('nothing happens, and the callback is called', (...all: unknown[]) => {
    (all.at(-1) as () => void)();
  });
  Given('{int} apple(s) cost(s) {string} cents', function (this: Shown, apples: number, cents: string) {
    this.log(`${typeof apples} ${cents}`);
  });
  Given(/^a promise of (\d+)$/, async (time: string) => await pause(Number(time)));
  Given('it attaches {string} and logs', async function (this: Shown, text: string) {
    this.attach(text, 'text/plain');
    await pause(1);
    this.log('logged');
    this.attach(Buffer.from('bytes').toString('base64'), 'base64:image/png');
  });
  Given('the proxy is the World', async function (this: Shown) {
    await pause(1);
    (proxy as Shown).log(
      `through the proxy: ${Reflect.getPrototypeOf(proxy) === Reflect.getPrototypeOf(this)}`,
    );
  });
  Given('a text:', function (this: Shown, text: string) {
    this.log(text);
  });
  Given('a table:', function (this: Shown, table: Cucumber.DataTable) {
    this.log(JSON.stringify(table.hashes()));
  });
  Given('an eventual {fruit}', function (this: Shown, size: number) {
    this.log(String(size));
  });
  Given('a {rotten} apple', (_: unknown) => {});
  Given('it calls back', (done: () => void) => void setTimeout(done, 1));
  Given('it calls back twice', (done: (error?: Error) => void) => {
    done();
    done(new Error('too late'));
  });
  Given('it calls back with an error', (done: (error?: Error) => void) => {
    setTimeout(() => done(new Error('called back')), 1);
  });
  Given('it calls back and promises', async (_done: () => void) => {});
  Given('it throws an error', () => {
    throw new TypeError('thrown');
  });
  Given('it throws an error with a cause', () => {
    throw new Error('thrown', { cause: new Error('the cause') });
  });
  Given('it throws a text', () => {
    throw 'a text';
  });
  Given('it throws nothing', () => {
    throw undefined;
  });
  Given('it rejects with an error', async () => {
    throw new Error('rejected');
  });
  Given('it rejects with an object', async () => await Promise.reject({ an: 'object' }));
  Given('it rejects without a reason', async () => await Promise.reject());
  // biome-ignore lint/suspicious/noThenProperty: that is the case.
  Given('it is a thenable', () => ({ then: (resolve: (status: string) => void) => resolve('pending') }));
  Given('it takes too long', { timeout: 30 }, async () => await pause(2_000));
  Given('it never calls back', (_done: () => void) => {});
  Given('it has no limit', { timeout: -1 }, async () => await pause(10));
  Given('an error comes from elsewhere', async () => {
    // Cucumber begins to listen when the step has returned.
    await Promise.resolve();
    // The one that was added last; those who test listen too.
    const own = process.listeners('uncaughtException').at(-1) as ((error: Error) => void) | undefined;
    own?.(new Error('from elsewhere'));
    await pause(2_000);
  });
  Given('it is skipped', () => 'skipped');
  Given('it is pending', async () => 'pending');
  Given('it is meant twice', () => {});
  Given(/^it is meant twice$/, () => {});
  Given('it wants too much', (_one: unknown, _other: unknown) => {});
  Given('it passes at last', () => {
    const count = (tries.get('at last') ?? 0) + 1;
    tries.set('at last', count);
    if (count < 3) throw new Error(`not yet: ${count}`);
  });
  Given('it attaches too late', function (this: Shown) {
    const late = pause(5).then(() => this.attach('late', 'text/plain'));
    this.late = late.then(
      () => 'attached',
      (error: Error) => error.message,
    );
  });
  Given('it waits for that', async function (this: Shown) {
    this.log(await (this.late ?? 'nothing'));
  });
  Before({ name: 'named' }, function (this: Shown, told: object) {
    this.log(`before: ${Object.keys(told).sort()}`);
  });
  Before({ tags: '@before:fails' }, () => {
    throw new Error('before');
  });
  Before({ tags: '@before:skips' }, () => 'skipped');
  Before({ tags: '@before:pends' }, async () => 'pending');
  Before({ tags: '@wrong' }, ((_one: unknown, _other: unknown, _third: unknown) => {}) as () => void);
  Before({ tags: '@before:fails or @before:skips' }, function (this: Shown) {
    this.log('not run');
  });
  After(function (this: Shown, { result, error, willBeRetried }: Cucumber.ITestCaseHookParameter) {
    this.log(`after: ${result?.status} ${result?.message} ${error} ${willBeRetried}`);
  });
  After({ tags: '@after:fails' }, async () => await Promise.reject(new Error('after')));
  BeforeStep({ tags: '@hooks' }, function (this: Shown, told: Cucumber.ITestStepHookParameter) {
    this.log(`before ${told.pickleStep.text}: ${Object.keys(told).sort()} ${told.testStepId}`);
  });
  BeforeStep({ tags: '@hooks' }, async () => await pause(1));
  AfterStep({ tags: '@hooks' }, async function (this: Shown, told: Cucumber.ITestStepHookParameter) {
    this.log(`after ${told.pickleStep.text}: ${told.result?.status} ${told.error}`);
  });
  BeforeStep({ tags: '@step:before' }, () => {
    throw new Error('before the step');
  });
  AfterStep({ tags: '@step:before' }, function (this: Shown, told: Cucumber.ITestStepHookParameter) {
    this.log(`after: ${told.result} ${told.error}`);
  });
  AfterStep({ tags: '@step:after' }, () => {
    throw new Error('after the step');
  });
  AfterStep({ tags: '@step:skips' }, () => 'skipped');
}
