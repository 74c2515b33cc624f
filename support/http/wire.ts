/** A request as it goes over the wire. */
export interface WireRequest {
  method: string;
  url: URL;
  /** Names in lower case. */
  headers: Record<string, string>;
  content?: string | Buffer;
}

export interface WireAnswer {
  status: number;
  statusText: string;
  /** Names in lower case; several values joined by `, `. */
  headers: Record<string, string>;
  /** Each `Set-Cookie` header. */
  cookies: string[];
  /** Unpacked. */
  content: Buffer;
  /** Address and headers as the project's interceptors left them; absent without such. */
  sent?: { url: string; headers: Record<string, string> };
}
