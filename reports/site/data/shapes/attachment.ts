export type Attachment = { name: string; mediaType: string } & (
  | { kind: 'text'; text: string }
  | { kind: 'file'; path: string; bytes: number; note?: string; source?: string }
  | { kind: 'lost'; path: string }
  | { kind: 'link'; url: string }
  | { kind: 'exchanges'; exchanges: ExchangeText[] }
);

/** One request and its answer, as text. */
export interface ExchangeText {
  /** `orders → inventory`, when a service asked. */
  caller?: string;
  http: string;
  curl: string;
}
