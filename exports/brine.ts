// `import … from 'brine'`: what a brine.config.ts needs.
export { apiKey } from '../support/identity/api-key';
export { basic } from '../support/identity/basic';
export { bearer } from '../support/identity/bearer';
export { oauth2ClientCredentials, oauth2Password } from '../support/identity/oauth2';
export { defineConfig } from '../support/settings/define';
export type { ServiceSettings } from '../support/settings/service-settings';
export type {
  Actor,
  Identity,
  Overrides,
  Settings,
  SignInTools,
  WebSettings,
} from '../support/settings/settings';
