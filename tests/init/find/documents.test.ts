import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { findDocuments } from '../../../init/find/documents';

const FILES = {
  'openapi.json': '',
  'contracts/mail.yaml': '# What the provider promises.\nopenapi: 3.1.0\ninfo: {}\n',
  'contracts/rates.json': '{\n  "openapi": "3.0.3"\n}',
  'contracts/old.yaml': "swagger: '2.0'\n",
  'config/app.yaml': 'title: about\nlinks:\n  openapi: /docs\n',
  'src/openapi.ts': 'export const openapi = 3;',
};

it('OpenAPI documents are those that are called so, and those that begin so', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'brine-documents-'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  const found = findDocuments(root, [...Object.keys(FILES), 'gone.yaml']);
  rmSync(root, { recursive: true, force: true });
  expect(found).toEqual(['openapi.json', 'contracts/mail.yaml', 'contracts/rates.json']);
});
