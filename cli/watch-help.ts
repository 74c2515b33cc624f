/** What `brine watch --help` says. */
export const WATCH_HELP = [
  'Usage: brine watch [features/file.feature | folder …] [options]',
  '',
  'Runs scenarios, and again what each save of a feature, a step definition, a Rust or a front-end file has to do with.',
  'Services, databases, browser and front end stay up meanwhile.',
  '',
  'Keys: Enter or a: all; f: what failed; q or Ctrl-C: end.',
  '',
  'Options are those of brine run that say which scenarios run and how: --tags, --name, --env, --profile, --retry,',
  '--retry-tag-filter, --seed, --headed, and those about what is loaded. See docs/running.md.',
  '',
].join('\n');
