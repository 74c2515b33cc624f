import type { Page } from '../api/types';

interface Props {
  page: Page<unknown>;
  onPage: (page: number) => void;
}

export function Pager({ page: { page, pageSize, total }, onPage }: Props) {
  const pages = Math.ceil(total / pageSize);
  if (pages <= 1) return null;
  return (
    <nav aria-label="Pages" className="pager">
      <button type="button" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        Previous page
      </button>
      <span aria-live="polite">{`Page ${page} of ${pages}`}</span>
      <button type="button" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        Next page
      </button>
    </nav>
  );
}
