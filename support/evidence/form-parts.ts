/** One part of a multipart form, as recorded. */
export interface FormPart {
  name: string;
  /** Absent for a plain field. */
  fileName?: string;
  type?: string;
  /** Binary content as `<n bytes of type>`. */
  text: string;
}

/** Reads a recorded `multipart/form-data` body; `undefined` for any other body. */
export function readFormParts(
  contentType: string | undefined,
  body: string | undefined,
): FormPart[] | undefined {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/i.exec(contentType ?? '')?.[1];
  if (boundary === undefined || body === undefined) return undefined;
  const parts: FormPart[] = [];
  for (const section of body.split(`--${boundary}`).slice(1)) {
    const split = section.indexOf('\r\n\r\n');
    if (split === -1) continue;
    parts.push(readPart(section.slice(0, split), section.slice(split + 4).replace(/\r\n$/, '')));
  }
  return parts;
}

function readPart(head: string, text: string): FormPart {
  const fileName = /; filename="([^"]*)"/i.exec(head)?.[1];
  const type = /^content-type: *(\S.*?)\r?$/im.exec(head)?.[1];
  return {
    name: /; name="([^"]*)"/i.exec(head)?.[1] ?? '',
    ...(fileName === undefined ? {} : { fileName }),
    ...(type === undefined ? {} : { type }),
    text,
  };
}
