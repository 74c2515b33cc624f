import { describeBytes } from './content';

export interface AttachedFile {
  /** Name of the part. */
  part: string;
  fileName: string;
  type: string;
  content: Buffer;
}

export interface Multipart {
  content: Buffer;
  /** With the boundary. */
  contentType: string;
  /** The body as text, binary parts as `<n bytes of type>`. */
  shown: string;
}

/** Encodes fields and files as `multipart/form-data`, fields first. */
export async function encodeMultipart(
  fields: readonly (readonly [string, string])[],
  files: readonly AttachedFile[],
): Promise<Multipart> {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  for (const { part, fileName, type, content } of files) {
    form.append(part, new File([new Uint8Array(content)], fileName, { type }));
  }
  const encoded = new Response(form);
  const content = Buffer.from(await encoded.arrayBuffer());
  const contentType = encoded.headers.get('content-type') ?? 'multipart/form-data';
  return { content, contentType, shown: show(content, contentType) };
}

function show(content: Buffer, contentType: string): string {
  const boundary = `--${/boundary=(.+)$/.exec(contentType)?.[1]}`;
  return content.toString('latin1').split(boundary).map(showPart).join(boundary);
}

function showPart(part: string): string {
  const head = part.indexOf('\r\n\r\n') + 4;
  const text = Buffer.from(part, 'latin1').toString('utf8');
  if (head === 3 || !/[\uFFFD\0]/.test(text)) return text;
  const type = /^content-type: *(.+)$/im.exec(part.slice(0, head))?.[1];
  return `${part.slice(0, head)}${describeBytes(part.length - head - 2, type)}\r\n`;
}
