import type { Chosen, Outside, Service } from '../choose';

/** `brine.config.ts` of a project, with what was guessed and from where. */
export function settingsText({ project, services, outside, app, proxy }: Chosen): string {
  const databases = services.flatMap(({ name, binary }) =>
    binary.database ? [`${key(name)}: { ${binary.database.kind}: true }`] : [],
  );
  const blocks = [
    `project: ${text(project)},`,
    block('services', [...outside.map(outsideText), ...services.map(serviceText)]),
    databases.length > 0 ? `databases: { ${databases.join(', ')} },` : '',
    app ? block('web', webLines(app.folder, proxy)) : '',
    services.length > 0 ? `api: { default: ${text(services.at(-1)?.name ?? '')} },` : '',
    app ? "pages: { start: '/' }," : '',
  ];
  const body = blocks.filter(Boolean).join('\n\n');
  return [
    "import { defineConfig } from 'brine';",
    '',
    '/** What the suite runs against. Every setting: node_modules/brine/docs/settings.md */',
    'export default defineConfig({',
    indent(body),
    '});',
    '',
  ].join('\n');
}

function outsideText({ name, openapi }: Outside): string {
  return block(
    key(name),
    ['mock: true,', ...(openapi ? [`openapi: ${text(openapi)},`] : [])],
    `Nothing in the project is called “${name}”, so a mock stands in for it.`,
  );
}

function serviceText({ name, binary, asks }: Service): string {
  const { listen, fixed, health, openapi, database, clock } = binary;
  const named = [...new Set(asks.map(({ service }) => service))];
  const env = [
    ...(listen?.as === 'env' ? [variable(listen.value, listen.placeholder, listen.at)] : []),
    ...(database ? [variable(database.value, `{{database.${name}}}`, database.at)] : []),
    ...asks.map(({ variable: one, service }) => variable(one, `{{${service}.url}}`)),
    ...(clock ? [variable(clock.value, '{{clock}}', clock.at)] : []),
  ];
  return block(key(name), [
    `cargo: { ${cargoText(binary)} },`,
    ...(listen?.as === 'argument'
      ? [`args: [${text(listen.value)}, ${text(listen.placeholder)}], // guessed from ${listen.at}`]
      : []),
    ...(listen ? [] : [portText(fixed)]),
    ...(named.length > 0 ? [`dependsOn: [${named.map(text).join(', ')}],`] : []),
    ...(env.length > 0 ? [block('env', env)] : []),
    ...(health ? [`ready: { http: ${text(health.value)} }, // guessed from ${health.at}`] : []),
    ...(openapi ? [`openapi: ${text(openapi.value)}, // guessed from ${openapi.at}`] : []),
  ]);
}

function portText(fixed: Service['binary']['fixed']): string {
  if (!fixed)
    return '// Which variable says where it listens? On a fixed port several workers would collide.';
  return `// It listens on port ${fixed.value} (${fixed.at}), so one worker at a time. Once it reads a variable: env: { PORT: '{{port}}' }.`;
}

function cargoText({ manifest, name, package: of }: Service['binary']): string {
  const parts = [
    `manifest: ${text(manifest)}`,
    `bin: ${text(name)}`,
    ...(of ? [`package: ${text(of)}`] : []),
  ];
  return parts.join(', ');
}

function variable(name: string, value: string, at?: string): string {
  return `${name}: ${text(value)},${at ? ` // guessed from ${at}` : ''}`;
}

function webLines(folder: string, proxy: Record<string, string>): string[] {
  const rules = Object.entries(proxy).map(([prefix, target]) => `${text(prefix)}: ${text(target)}`);
  return [`vite: ${text(folder)},`, ...(rules.length > 0 ? [`proxy: { ${rules.join(', ')} },`] : [])];
}

function block(name: string, lines: readonly string[], comment?: string): string {
  const head = comment ? `// ${comment}\n` : '';
  if (lines.length === 0) return `${head}${name}: {},`;
  return `${head}${name}: {\n${indent(lines.join('\n'))}\n},`;
}

/** A key of an object, quoted where it must be. */
function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : text(name);
}

/** A string of TypeScript. */
export function text(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}

function indent(lines: string): string {
  return lines
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
}
