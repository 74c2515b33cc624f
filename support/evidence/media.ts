/** A recording that `npx playwright show-trace` opens. */
export const TRACE = 'application/vnd.playwright.trace+zip';
/** What went over the network, as HTTP Archive 1.2. */
export const HAR = 'application/har+json';

/** What a browser shows or hands on without running it. */
const EXTENSIONS: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/gif': 'gif',
  'video/webm': 'webm',
  'video/mp4': 'mp4',
  'application/zip': 'zip',
  [TRACE]: 'zip',
  [HAR]: 'har',
  'application/pdf': 'pdf',
};

/** The media type that `extensionOf` gave a file its ending for. @param file a name or a path */
export function mediaTypeOf(file: string): string {
  const extension = file.slice(file.lastIndexOf('.') + 1);
  const known = Object.entries(EXTENSIONS).find(([, ending]) => ending === extension);
  return known?.[0] ?? 'application/octet-stream';
}

/** The ending of a file's name, without its dot, by media type; `bin` for whatever a browser might run. */
export function extensionOf(mediaType: string): string {
  return EXTENSIONS[mediaType.split(';')[0] ?? ''] ?? 'bin';
}
