import type { OpenApiDocument } from '../openapi/document';
import { type Subject, subjectsOf } from './describe';
import type { ApiHints } from './hints';

/** A document with what is known about it. */
export interface Source {
  /** Name of the API in the settings; undefined for the one that requests go to by default. */
  api: string | undefined;
  document: OpenApiDocument;
  hints: ApiHints;
  subjects: Subject[];
}

export function sourceOf(api: string | undefined, document: OpenApiDocument, hints: ApiHints = {}): Source {
  return { api, document, hints, subjects: subjectsOf(document) };
}
