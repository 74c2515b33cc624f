// `import … from 'brine/steps'`: what step definitions of a project need. Cucumber's own functions are here too, so that
// they are those of the Cucumber that Brine runs, wherever npm has put another.
export {
  After,
  AfterAll,
  AfterStep,
  Before,
  BeforeAll,
  BeforeStep,
  DataTable,
  defineParameterType,
  Given,
  Status,
  Then,
  When,
} from '@cucumber/cucumber';
export { BrineError } from '../support/errors/brine-error';
export { expectMatch } from '../support/matching/expect';
export { expectContains } from '../support/matching/fields';
export type {
  ActorWorld,
  ApiWorld,
  BrowserWorld,
  ComponentWorld,
  DatabaseWorld,
  DataWorld,
  LinkWorld,
  LookWorld,
  MockWorld,
  NetworkWorld,
  ServiceWorld,
  SnapshotWorld,
  StreamWorld,
  TimeWorld,
  WebhookWorld,
} from '../worlds/views';
export type { BrineWorld } from '../worlds/world';
