import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { listProducts, type ProductQuery } from '../api/inventory';
import { addToCart } from '../cart/cart';
import { useSession } from '../session/session';
import { LoadError } from '../shared/load-error';
import { Loading } from '../shared/loading';
import { PageHeading } from '../shared/page-heading';
import { pageNumber } from '../shared/page-number';
import { Pager } from '../shared/pager';
import { ProductSearch } from './product-search';
import { ProductsTable } from './products-table';

/** The search and the page live in the address, so that a list can be reloaded, shared and gone back to. */
export function ProductsPage() {
  const [params, setParams] = useSearchParams();
  const search = params.get('search') ?? '';
  const onPage = (page: number) => setParams({ ...(search && { search }), page: String(page) });
  return (
    <>
      <div className="page-top">
        <PageHeading>Products</PageHeading>
        <ProductSearch
          search={search}
          onSearch={(text) => setParams(text ? { search: text } : {}, { replace: true })}
        />
      </div>
      <Products query={{ search, page: pageNumber(params) }} onPage={onPage} />
    </>
  );
}

function Products({ query, onPage }: { query: ProductQuery; onPage: (page: number) => void }) {
  const canBuy = useSession()?.role === 'buyer';
  const products = useQuery({
    queryKey: ['products', query],
    queryFn: ({ signal }) => listProducts(query, signal),
    // The rows stay while the next search is under way, instead of flickering with each letter.
    placeholderData: keepPreviousData,
  });
  if (products.isPending) return <Loading what="products" />;
  if (products.isError) return <LoadError what="Products" onRetry={() => products.refetch()} />;
  if (products.data.items.length === 0) return <p className="empty">No products match your search.</p>;
  return (
    <>
      <ProductsTable
        products={products.data.items}
        busy={products.isPlaceholderData}
        onAdd={canBuy ? (product) => addToCart(product) : undefined}
      />
      <Pager page={products.data} onPage={onPage} />
    </>
  );
}
