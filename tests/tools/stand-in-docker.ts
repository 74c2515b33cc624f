import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * A program that speaks the command line of `docker compose` as far as Brine uses it. Each "container" is a process of
 * `service.mjs` in the folder of the compose file. `STAND_IN_DOCKER` is its folder: it keeps there what runs, a line for
 * each call, and files that break it: `no-compose`, `no-engine`, `no-up`.
 */
const DOCKER = `#!${process.execPath}
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const home = process.env.STAND_IN_DOCKER;
const args = process.argv.slice(2);
const at = (name) => path.join(home, name);
fs.appendFileSync(at('calls.txt'), args.join(' ') + '\\n');
const fail = (text) => { console.error(text); process.exit(1); };
const alive = (pid) => { try { process.kill(pid, 0); return !fs.existsSync('/proc/' + pid + '/stat') || !/\\) Z/.test(fs.readFileSync('/proc/' + pid + '/stat', 'utf8')); } catch { return false; } };
const stateOf = (service) => JSON.parse(fs.readFileSync(at(service + '.json'), 'utf8'));
const logOf = (service) => at(service + '.log');

if (args[0] === 'version') {
  if (fs.existsSync(at('no-engine'))) fail('Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?');
  console.log('28.0.0');
  process.exit(0);
}
if (args[1] === 'version') {
  if (fs.existsSync(at('no-compose'))) fail("docker: 'compose' is not a docker command.\\nSee 'docker --help'");
  console.log('Docker Compose version v2.40.0');
  process.exit(0);
}
const project = args[args.indexOf('--project-name') + 1];
const [command, ...rest] = args.slice(args.indexOf('--file') + 2);
const services = rest.filter((one, index) => !one.startsWith('--') && !['--wait-timeout', '--timeout', '--format'].includes(rest[index - 1]));

async function start(service) {
  if (fs.existsSync(at(service + '.json')) && alive(stateOf(service).pid)) return;
  const log = fs.openSync(logOf(service), 'a');
  const from = fs.fstatSync(log).size;
  const env = { ...process.env, LISTEN: '127.0.0.1:0', NAME: service, DATA: home };
  // In its own session, as a container lives without whoever asked for it.
  delete env.BRINE_RUN_ID;
  const child = spawn(process.execPath, ['service.mjs'], { env, detached: true, stdio: ['ignore', log, log] });
  child.unref();
  for (;;) {
    const port = /listening on .*:(\\d+)/.exec(fs.readFileSync(logOf(service), 'utf8').slice(from))?.[1];
    if (port || !alive(child.pid)) {
      fs.writeFileSync(at(service + '.json'), JSON.stringify({ pid: child.pid, port, from, project }));
      if (!port) fail('container ' + project + '-' + service + '-1 exited (3)');
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function stop(service) {
  const { pid } = stateOf(service);
  if (alive(pid)) process.kill(pid, 'SIGKILL');
  while (alive(pid)) await new Promise((resolve) => setTimeout(resolve, 5));
}

const commands = {
  async up() {
    if (fs.existsSync(at('no-up'))) fail('Error response from daemon: pull access denied for shop/inventory');
    for (const service of services) await start(service);
  },
  async restart() {
    for (const service of services) { await stop(service); await start(service); }
  },
  async port() {
    const { port } = stateOf(services[0]);
    console.log('0.0.0.0:' + port);
  },
  async logs() {
    const [service] = services;
    const { pid, from } = stateOf(service);
    let offset = from;
    for (;;) {
      const over = !alive(pid);
      const text = fs.readFileSync(logOf(service), 'utf8');
      process.stdout.write(text.slice(offset));
      offset = text.length;
      if (over) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  },
  async ps() {
    const [service] = services;
    const running = alive(stateOf(service).pid);
    console.log(JSON.stringify({ Service: service, State: running ? 'running' : 'exited', ExitCode: running ? 0 : 7 }));
  },
  async down() {
    for (const file of fs.readdirSync(home).filter((name) => name.endsWith('.json'))) {
      await stop(file.slice(0, -'.json'.length));
      fs.rmSync(at(file));
    }
  },
};
commands[command]().catch((error) => fail(String(error)));
`;

/** Writes it into a folder. @returns what has to be in the environment for it to be found. */
export function placeDocker(
  home: string,
  broken?: 'no-compose' | 'no-engine' | 'no-up',
): Record<string, string> {
  const bin = path.join(home, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(path.join(bin, 'docker'), DOCKER);
  chmodSync(path.join(bin, 'docker'), 0o755);
  if (broken) writeFileSync(path.join(home, broken), '');
  return { PATH: `${bin}${path.delimiter}${process.env.PATH}`, STAND_IN_DOCKER: home };
}
