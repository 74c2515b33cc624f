import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ComposeProject } from '../../../support/compose/project';
import { newFolder } from '../../tools/folder';
import { SHOP_SERVICE } from '../../tools/shop-service';
import { placeDocker } from '../../tools/stand-in-docker';

const STOCK = { name: 'stock', service: 'inventory', port: 80 };

function open(home: string, broken?: 'no-compose' | 'no-engine' | 'no-up'): ComposeProject {
  const file = path.join(home, 'compose.yaml');
  writeFileSync(file, 'services: {}\n');
  writeFileSync(path.join(home, 'service.mjs'), SHOP_SERVICE);
  return new ComposeProject({
    project: 'brine-test',
    file,
    shown: 'docker/compose.yaml',
    services: [STOCK],
    env: { ...process.env, ...placeDocker(home, broken) },
    mark: 'BRINE_TEST_MARK',
    timeouts: { build: 20_000, ready: 5_000, stop: 500 },
    progress: () => {},
  });
}

async function complaint(broken: 'no-compose' | 'no-engine' | 'no-up'): Promise<string> {
  await using project = open(newFolder(), broken);
  return await project.up().then(
    () => 'it is up',
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

describe.skipIf(process.platform === 'win32')('a compose project', () => {
  it('tells how a container has ended, and where it is once it was started again', async () => {
    const home = newFolder();
    await using project = open(home);
    await project.up();
    const log = path.join(home, 'followed.log');
    const { exited } = await project.follow(STOCK, log);
    expect(await project.exitOf(STOCK)).toBeUndefined();
    const former = await project.addressOf(STOCK);
    await fetch(`http://${former}/exit`).catch(() => {});
    await exited;
    expect(await project.exitOf(STOCK)).toEqual({ code: 7, signal: null });
    expect(readFileSync(log, 'utf8')).toContain('listening on');
    await project.start(STOCK);
    expect(await (await fetch(`http://${await project.addressOf(STOCK)}/env/NAME`)).json()).toEqual({
      said: 'inventory',
    });
  });

  it('says what docker says when it does not start', async () => {
    expect(await complaint('no-compose')).toMatchInlineSnapshot(`
      "DockerUnusableError: docker has no compose plugin, and the service "stock" comes from a compose file.
        docker: 'compose' is not a docker command.
        See 'docker --help'
        → Install the compose plugin: \`docker compose version\` has to answer."
    `);
    expect(await complaint('no-engine')).toMatchInlineSnapshot(`
      "DockerUnusableError: No Docker engine is running, and the service "stock" comes from a compose file.
        Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?
        → Start Docker: \`docker version\` has to name a server."
    `);
    expect(await complaint('no-up')).toMatchInlineSnapshot(`
      "ComposeFailedError: The service "stock" could not be started by docker compose.
        at docker/compose.yaml
        Error response from daemon: pull access denied for shop/inventory
        → Read above what docker says, and try the same by hand: \`docker compose -f FILE up --wait\`."
    `);
  });
});
