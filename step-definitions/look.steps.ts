import { type DataTable, Then } from '@cucumber/cucumber';
import { readExceptions } from '../support/accessibility/exceptions';
import { elementHaveStructure, haveStructure } from '../support/browser/structure/structure';
import { readMasks } from '../support/screenshots/masks';
import type { BrowserWorld, LookWorld } from '../worlds/views';

Then('the page should have no accessibility violations', pageShouldHaveNoViolations);
export async function pageShouldHaveNoViolations(this: LookWorld): Promise<void> {
  await this.patience.eventually(() => this.accessibility.check(this.browser));
}

/** @example the page should have no accessibility violations except: */
Then('the page should have no accessibility violations except:', pageShouldHaveNoOtherViolations);
export async function pageShouldHaveNoOtherViolations(this: LookWorld, table: DataTable): Promise<void> {
  const exceptions = readExceptions(table.raw());
  await this.patience.eventually(() => this.accessibility.check(this.browser, exceptions));
}

/** @example the "Shipping address" group should have no accessibility violations */
Then('the {string} {role} should have no accessibility violations', elementShouldHaveNoViolations);
export async function elementShouldHaveNoViolations(
  this: LookWorld,
  name: string,
  role: string,
): Promise<void> {
  await this.patience.eventually(() => this.accessibility.checkElement(this.browser, name, role));
}

/** @example the page should look like "orders list" */
Then('the page should look like {string}', pageShouldLookLike);
export async function pageShouldLookLike(this: LookWorld, picture: string): Promise<void> {
  await this.patience.eventually(() => this.screenshots.check(this.browser, picture));
}

/** @example the page should look like "orders list" except: */
Then('the page should look like {string} except:', pageShouldLookLikeExcept);
export async function pageShouldLookLikeExcept(
  this: LookWorld,
  picture: string,
  table: DataTable,
): Promise<void> {
  const masks = readMasks(table.raw());
  await this.patience.eventually(() => this.screenshots.check(this.browser, picture, masks));
}

/** @example the "Cart" region should look like "empty cart" */
Then('the {string} {role} should look like {string}', elementShouldLookLike);
export async function elementShouldLookLike(
  this: LookWorld,
  name: string,
  role: string,
  picture: string,
): Promise<void> {
  const element = { name, role };
  await this.patience.eventually(() => this.screenshots.checkElement(this.browser, element, picture));
}

/** @example the page structure should be: */
Then('the page structure should be:', pageStructureShouldBe);
export async function pageStructureShouldBe(this: BrowserWorld, structure: string): Promise<void> {
  await this.patience.eventually(() => haveStructure(this.browser, structure));
}

/** @example the structure of the "Cart" region should be: */
Then('the structure of the {string} {role} should be:', elementStructureShouldBe);
export async function elementStructureShouldBe(
  this: BrowserWorld,
  name: string,
  role: string,
  structure: string,
): Promise<void> {
  await this.patience.eventually(() => elementHaveStructure(this.browser, { name, role }, structure));
}
