const { brineProfile } = require('./runs/profile');

const shop = (own) => brineProfile({ require: ['step-definitions/shop/**/*.ts'], ...own });

/** Scenarios tagged @either run through the browser by default and in `ui`, through the API in `api`. */
const through = (surface) => ({ worldParameters: { surface } });

module.exports = {
  default: shop(through('browser')),
  smoke: shop({ ...through('browser'), tags: '@smoke' }),
  api: shop({ ...through('api'), tags: '@api or @services or @either' }),
  ui: shop({ ...through('browser'), tags: '@ui or @workflow or @either or @component' }),
  component: shop({ ...through('browser'), tags: '@component' }),
  ci: shop({
    ...through('browser'),
    parallel: 2,
    retry: 1,
    retryTagFilter: '@flaky',
    format: ['summary'],
  }),
};
