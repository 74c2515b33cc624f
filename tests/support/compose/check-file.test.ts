import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkComposeFile } from '../../../support/compose/check-file';
import { newFolder } from '../../tools/folder';
import { told } from '../../tools/told';

const COMPOSE = `services:
  inventory:
    image: shop/inventory
    ports: ["80", "127.0.0.1::81/tcp", "9000-9010:8000-8010", { target: 90, published: "9090" }]
  ledger:
    image: shop/ledger
    expose: ["80"]
  variable:
    image: shop/variable
    ports: ["\${PORT}:\${PORT}"]
  extended:
    extends: { file: other.yaml, service: extended }
`;

function check(service: string, port: number, text = COMPOSE): void {
  const file = path.join(newFolder(), 'compose.yaml');
  writeFileSync(file, text);
  checkComposeFile('stock', { file, service, port }, 'docker/compose.yaml');
}

/** What is wrong with a service of a compose file. */
function complaint(service: string, port: number, text = COMPOSE): string {
  return told(() => check(service, port, text));
}

describe('a compose file', () => {
  it.each([80, 81, 90, 8_000, 8_010])('may publish port %d in any way of writing', (port) => {
    expect(() => check('inventory', port)).not.toThrow();
  });

  it('is left to docker where it takes from elsewhere', () => {
    expect(() => check('variable', 80)).not.toThrow();
    expect(() => check('extended', 80)).not.toThrow();
    expect(() => check('any', 80, 'include: [other.yaml]\nservices: {}\n')).not.toThrow();
  });

  it('is told with the services and ports that there are', () => {
    expect(complaint('inventry', 80)).toMatchInlineSnapshot(`
      "ComposeFileError: The compose file has no service "inventry", which "stock" is to be. Did you mean "inventory"?
        at docker/compose.yaml
        services there: inventory, ledger, variable, extended
        → Correct services.stock.compose.service in brine.config.ts."
    `);
    expect(complaint('ledger', 80)).toMatchInlineSnapshot(`
      "ComposeFileError: The compose file does not publish port 80 of the service "stock", so nothing outside reaches it.
        at docker/compose.yaml
        published there: none
        → Add \`ports: ["80"]\` to it, which takes a free port of this machine, or correct services.stock.compose.port in brine.config.ts."
    `);
    expect(complaint('inventory', 8_011)).toMatchInlineSnapshot(`
      "ComposeFileError: The compose file does not publish port 8011 of the service "stock", so nothing outside reaches it.
        at docker/compose.yaml
        published there: 80, 81, 8000-8010, 90
        → Add \`ports: ["8011"]\` to it, which takes a free port of this machine, or correct services.stock.compose.port in brine.config.ts."
    `);
  });

  it('is told where it is not there, or no YAML', () => {
    const file = path.join(newFolder(), 'compose.yaml');
    expect(
      told(() => checkComposeFile('stock', { file, service: 'inventory', port: 80 }, 'docker/compose.yaml')),
    ).toMatchInlineSnapshot(`
      "ComposeFileError: The service "stock" has no compose file where the settings say.
        at docker/compose.yaml
        → Correct services.stock.compose.file in brine.config.ts."
    `);
    expect(complaint('inventory', 80, 'services:\n  inventory: [\n')).toMatchInlineSnapshot(`
      "ComposeFileError: The compose file is no YAML.
        at docker/compose.yaml
        Flow sequence in block collection must be sufficiently indented and end with a ] at line 3, column 1:

          inventory: [

        ^

        → Correct it: \`docker compose config\` shows the same."
    `);
  });
});
