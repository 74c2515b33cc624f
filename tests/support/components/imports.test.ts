import { afterAll, describe, expect, it } from 'vitest';
import { bareImports, importsOf } from '../../../support/components/imports';
import { removeFrontEnd, write, writeFrontEnd } from './front-end';

describe('the imports of a module', () => {
  it('are found however they are written, types aside', () => {
    const code = `
      import React, { useState } from 'react';
      import * as router from "react-router";
      import './styles.css';
      import
        {
          one,
          two,
        } from 'several-lines';
      import type { Order } from 'types-only';
      export { three } from 'passed-on';
      export * from 'all-of-it';
      export type { Four } from 'types-too';
      const Late = lazy(() => import('late'));
      // import 'commented-out';`;
    expect(importsOf(code)).toEqual([
      'react',
      'react-router',
      './styles.css',
      'several-lines',
      'passed-on',
      'all-of-it',
      'late',
    ]);
  });
});

describe('the packages that a front end imports', () => {
  const folder = writeFrontEnd({ vite: 7, react: 19 }, {});
  afterAll(() => removeFrontEnd(folder));

  it('are those that are installed and run in a browser', () => {
    write(folder, 'node_modules/installed/package.json', '{}');
    write(folder, 'node_modules/@scope/installed/package.json', '{}');
    write(folder, 'node_modules/only-tests/package.json', '{}');
    write(folder, 'node_modules/setup-only/package.json', '{}');
    write(
      folder,
      'src/a.tsx',
      `import 'installed'; import '@scope/installed/sub/path'; import 'not-installed';`,
    );
    write(
      folder,
      'src/b.tsx',
      `import 'node:fs'; import './a'; import '@/alias'; import 'vite'; import 'installed/style.css';`,
    );
    write(folder, 'src/a.test.tsx', `import 'only-tests';`);
    write(folder, 'dist/built.js', `import 'only-tests';`);
    write(folder, 'component.setup.tsx', `import 'setup-only';`);
    expect(bareImports(folder, undefined)).toEqual(['@scope/installed/sub/path', 'installed']);
    expect(bareImports(folder, `${folder}/component.setup.tsx`)).toEqual([
      '@scope/installed/sub/path',
      'installed',
      'setup-only',
    ]);
  });
});
