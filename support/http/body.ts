import { readDocument } from '../matching/document';
import { DocumentError } from '../matching/document-error';
import { isJsonKind } from '../openapi/media-range';
import { isJsonText } from '../values/json-text';

export interface Body {
  content: string;
  contentType: string;
}

/**
 * What a text given as a request body is sent as.
 *
 * Without a type: JSON goes out exactly as written, YAML objects and lists as JSON, any other text as plain text. With
 * a JSON type: the same, except that text with a bracket in front goes out exactly as written even when it is not
 * JSON, because a service must be shown broken JSON too. With any other type: exactly as written.
 *
 * @throws DocumentError without a type, when a text that means to be JSON or YAML is neither.
 */
export function readBody(text: string, contentType?: string): Body {
  if (contentType !== undefined && !isJsonKind(contentType)) return { content: text, contentType };
  const jsonType = contentType ?? 'application/json';
  if (isJsonText(text)) return { content: text, contentType: jsonType };
  if (contentType !== undefined && /^\s*[{[]/.test(text)) return { content: text, contentType };
  const value = readYaml(text, contentType === undefined);
  if (typeof value === 'object' && value !== null) {
    return { content: JSON.stringify(value), contentType: jsonType };
  }
  return { content: text, contentType: contentType ?? 'text/plain; charset=utf-8' };
}

function readYaml(text: string, strict: boolean): unknown {
  try {
    return readDocument(text, 'the request body');
  } catch (error) {
    if (strict || !(error instanceof DocumentError)) throw error;
    return undefined;
  }
}
