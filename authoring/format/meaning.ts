import type {
  Background,
  DataTable,
  DocString,
  Examples,
  GherkinDocument,
  RuleChild,
  Scenario,
  Step,
  TableRow,
  Tag,
} from '@cucumber/messages';

/** What a document says, piece by piece, without where it stands; comments last. */
export function meaningOf({ feature, comments }: GherkinDocument): string[] {
  const said = feature
    ? [
        `language ${feature.language}`,
        ...head(feature),
        ...feature.children.flatMap(({ rule, ...child }) =>
          rule ? [...head(rule), ...rule.children.flatMap(partsOf)] : partsOf(child),
        ),
      ]
    : [];
  return [...said, ...comments.map(({ text }) => `the comment “${text.trim()}”`)];
}

interface Titled {
  tags?: readonly Tag[];
  keyword: string;
  name: string;
  description: string;
}

function head({ tags = [], keyword, name, description }: Titled): string[] {
  const about = description.split('\n').map((line) => line.trim());
  return [
    ...tags.map((tag) => `the tag ${tag.name}`),
    `${keyword}: ${name}`,
    ...(description === '' ? [] : [`the description “${about.join(' ')}”`]),
  ];
}

function partsOf({ background, scenario }: RuleChild): string[] {
  const part: Background | Scenario | undefined = background ?? scenario;
  if (!part) return [];
  return [...head(part), ...part.steps.flatMap(stepOf), ...(scenario?.examples ?? []).flatMap(examplesOf)];
}

function stepOf({ keyword, text, docString, dataTable }: Step): string[] {
  return [`${keyword}${text}`, ...docStringOf(docString), ...tableOf(dataTable)];
}

function docStringOf(docString: DocString | undefined): string[] {
  if (!docString) return [];
  const { mediaType = '', content } = docString;
  return [`the text ${JSON.stringify(content)}${mediaType === '' ? '' : ` of the type ${mediaType}`}`];
}

function tableOf(table: DataTable | undefined): string[] {
  return table ? table.rows.map(rowOf) : [];
}

function examplesOf(examples: Examples): string[] {
  const rows = [...(examples.tableHeader ? [examples.tableHeader] : []), ...examples.tableBody];
  return [...head(examples), ...rows.map(rowOf)];
}

function rowOf({ cells }: TableRow): string {
  return `the row ${JSON.stringify(cells.map(({ value }) => value))}`;
}
