/** Markdown, reduced to what a page of the site may show. */
export type Block =
  | { t: 'p'; of: Inline[] }
  | { t: 'h'; level: number; of: Inline[] }
  | { t: 'code'; text: string; lang?: string }
  | { t: 'quote'; of: Block[] }
  | { t: 'list'; ordered: boolean; items: Block[][] }
  | { t: 'table'; header: Inline[][]; rows: Inline[][][] }
  | { t: 'rule' };

export type Inline =
  | string
  | { t: 'em' | 'strong' | 'del'; of: Inline[] }
  | { t: 'code'; text: string }
  | { t: 'a'; href: string; of: Inline[] }
  | { t: 'br' };

/** `data/chapters.js`: the READMEs of folders, by the folder's path. */
export type Chapters = Record<string, Block[]>;
