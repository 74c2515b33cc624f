import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import type { Encoded } from '../support/components/contract';
import {
  expectCalled,
  expectCalledTimes,
  expectCalledWith,
  expectNotCalled,
} from '../support/components/expect-calls';
import { expectCrashed, expectEmpty } from '../support/components/expect-page';
import { readLike } from '../support/components/like';
import { readValue, type Written } from '../support/components/values';
import type { ComponentWorld } from '../worlds/views';

Given('the {string} component', async function (this: ComponentWorld, name: string) {
  await this.components.mount('component', name);
});

/** What follows is a table (`customer.name` | `Ann`), or JSON. */
Given(
  'the {string} component with props:',
  async function (this: ComponentWorld, name: string, props: DataTable | string) {
    await this.components.mount('component', name, written(props));
  },
);

Given('the {string} story', async function (this: ComponentWorld, name: string) {
  await this.components.mount('story', name);
});

Given(
  'the {string} story with props:',
  async function (this: ComponentWorld, name: string, props: DataTable | string) {
    await this.components.mount('story', name, written(props));
  },
);

Given('the component runs inside {string}', function (this: ComponentWorld, wrapper: string) {
  this.components.wrap(wrapper);
});

Given(
  'the component runs inside {string} with:',
  function (this: ComponentWorld, wrapper: string, options: DataTable | string) {
    this.components.wrap(wrapper, written(options));
  },
);

/** @example the component setting "theme" is "dark" */
Given(
  'the component setting {string} is {value}',
  function (this: ComponentWorld, name: string, value: unknown) {
    this.components.set(name, value as Encoded);
  },
);

Given(
  'the callback {string} returns:',
  async function (this: ComponentWorld, callback: string, value: DataTable | string) {
    await this.components.behave({ callback, returns: readValue(written(value), 'what it returns') });
  },
);

/** @example the callback "onSubmit" fails with "out of stock" */
Given(
  'the callback {string} fails with {string}',
  async function (this: ComponentWorld, callback: string, message: string) {
    await this.components.behave({ callback, fails: message });
  },
);

/** @example the callback "onSubmit" takes 2 seconds */
Given(
  'the callback {string} takes {duration}',
  async function (this: ComponentWorld, callback: string, delay: number) {
    await this.components.behave({ callback, delay });
  },
);

When('the component props change to:', async function (this: ComponentWorld, props: DataTable | string) {
  await this.components.update(written(props));
});

When('the component is unmounted', async function (this: ComponentWorld) {
  await this.components.unmount();
});

Then('the component should have called {string}', componentShouldHaveCalled);
export async function componentShouldHaveCalled(this: ComponentWorld, callback: string): Promise<void> {
  await this.patience.eventually(() => expectCalled(this.components, callback));
}

Then('the component should not have called {string}', componentShouldNotHaveCalled);
export async function componentShouldNotHaveCalled(this: ComponentWorld, callback: string): Promise<void> {
  await expectNotCalled(this.components, callback);
}

Then('the component should have called {string} {int} time(s)', componentShouldHaveCalledTimes);
export async function componentShouldHaveCalledTimes(
  this: ComponentWorld,
  callback: string,
  times: number,
): Promise<void> {
  await this.patience.eventually(() => expectCalledTimes(this.components, callback, times));
}

Then('the component should have called {string} with:', componentShouldHaveCalledWith);
export async function componentShouldHaveCalledWith(
  this: ComponentWorld,
  callback: string,
  expected: DataTable | string,
): Promise<void> {
  const like = readLike(expectedOf(this, expected));
  await this.patience.eventually(() => expectCalledWith(this.components, callback, like));
}

Then('the component should have crashed with {string}', componentShouldHaveCrashed);
export async function componentShouldHaveCrashed(this: ComponentWorld, text: string): Promise<void> {
  await this.patience.eventually(() => expectCrashed(this.components, text));
}

Then('the component should be empty', componentShouldBeEmpty);
export async function componentShouldBeEmpty(this: ComponentWorld): Promise<void> {
  await this.patience.eventually(() => expectEmpty(this.components));
}

function written(argument: DataTable | string): Written {
  return typeof argument === 'string' ? argument : argument.raw();
}

/** Values that were filled in stand for themselves, also one that begins with `#`. */
function expectedOf({ values }: ComponentWorld, argument: DataTable | string): Written {
  if (typeof argument === 'string') return values.expected(argument);
  return argument.raw().map((row) => values.expected(row));
}
