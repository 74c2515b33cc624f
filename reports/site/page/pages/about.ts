import { moment } from '../../../moment';
import { command } from '../copy';
import { h } from '../dom';
import { duration, grouped } from '../format';
import { facts, section } from '../parts';
import type { Site } from '../site';

const KEYS: [key: string, does: string][] = [
  ['/', 'search everything'],
  ['j, k', 'next and previous scenario of a list'],
  ['Enter', 'open it'],
  ['c, r, m', 'copy the link, the command that runs it again, all of it as Markdown'],
  ['g then o, f, s, l', 'overview, failures, specification, list'],
  ['Escape', 'close what is open'],
];

/** Where all of it comes from. */
export function about(site: Site): HTMLElement {
  const { run, warnings, faults } = site.index;
  return h(
    'div',
    { class: 'page' },
    h('h1', {}, 'About this report'),
    section(
      'The run',
      facts([
        ['Project', run.project],
        ['Environment', run.environment],
        ['Began', moment(run.startedAt)],
        ['Wall time', run.wall === undefined ? 'unknown' : duration(run.wall)],
        ['Time of all attempts', duration(run.summed)],
        ['Scenarios', grouped(site.total)],
        ['Branch', run.branch],
        ['Commit', run.commit && h('code', {}, run.commit)],
        ['Browser', run.browser],
        ['Platform', run.platform],
        ['Node', run.node],
        ['Read from', run.streams.join(', ')],
        ['Warnings', String(warnings.length + faults.length)],
      ]),
      h('p', { class: 'rerun-label' }, 'It was started by:'),
      command(run.command),
    ),
    section(
      'Keys',
      h(
        'table',
        { class: 'counted' },
        h(
          'thead',
          {},
          h('tr', {}, h('th', { scope: 'col' }, 'Key'), h('th', { scope: 'col' }, 'What it does')),
        ),
        h(
          'tbody',
          {},
          KEYS.map(([key, does]) =>
            h('tr', {}, h('th', { scope: 'row' }, h('kbd', {}, key)), h('td', {}, does)),
          ),
        ),
      ),
    ),
    section(
      'What it holds and what it does not',
      h(
        'ul',
        { class: 'prose' },
        h(
          'li',
          {},
          'Secrets are replaced by [redacted:…]: values of sensitive headers, fields, columns and variables, tokens, passwords in addresses. Pictures, videos and other binary files are not searched.',
        ),
        h('li', {}, 'Names of users and machines, and the absolute path of the project, are left out.'),
        h('li', {}, 'Long texts are cut and say so where they end.'),
        h('li', {}, 'The pages ask nothing of any network: they load only the files beside them.'),
        h(
          'li',
          {},
          'A scenario has the outcome of its last attempt. One that began and was not seen to end is unknown, one that never began is not run; neither is ever green.',
        ),
      ),
    ),
    run.classic !== undefined &&
      section(
        'Classic dashboard',
        h(
          'p',
          {},
          'The same results as ',
          h('a', { href: run.classic }, 'multiple-cucumber-html-reporter'),
          ' shows them.',
        ),
      ),
  );
}
