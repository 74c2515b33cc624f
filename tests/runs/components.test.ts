import { describe, expect, it } from 'vitest';
import { expectGolden } from '../tools/golden';
import { results } from '../tools/results';
import { runProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';
import { BAD, FINE, FRONT_END } from './components-project';

/** Many scenarios in a browser, on a machine that may do other things too. */
const LIMIT = 180_000;

describe('a run with components', () => {
  it(
    'passes where every phrase is used well',
    async () => {
      const settings = settingsFile({ components: { root: 'web' } });
      const files = { ...FRONT_END, 'brine.config.ts': settings, 'features/fine.feature': FINE };
      const run = await runProject({ files });
      const failed = Object.entries(results(run.messages)).filter(([, status]) => status !== 'PASSED');
      expect(failed, run.output).toEqual([]);
      expect(run.exitCode, run.output).toBe(0);
      expect(Object.keys(results(run.messages))).toHaveLength(9);
    },
    LIMIT,
  );

  it(
    'says what is wrong, where, and what to do',
    async () => {
      const settings = settingsFile({
        components: { root: 'web', isolation: 'unmount' },
        timeouts: { expect: 3_000 },
      });
      const files = { ...FRONT_END, 'brine.config.ts': settings, 'features/bad.feature': BAD };
      const run = await runProject({ files });
      expectGolden(run, 'components');
      const passed = Object.entries(results(run.messages)).filter(([, status]) => status !== 'FAILED');
      expect(passed).toEqual([]);
      expect(run.exitCode).toBe(1);
      const told = run.messages.flatMap(({ attachment }) =>
        attachment?.fileName === 'component.txt' ? [attachment.body] : [],
      );
      expect(told).toContain(`the "OrderForm" component
props: {"total":7}
calls:
1. onSubmit({"name":"","lines":[],"total":7,"token":"[redacted:token]"}, "web")
2. onChange("Bob")
3. onSubmit({"name":"Bob","lines":[],"total":7,"token":"[redacted:token]"}, "web")`);
    },
    LIMIT,
  );
});
