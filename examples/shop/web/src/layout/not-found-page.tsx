import { Link } from 'react-router';
import { PageHeading } from '../shared/page-heading';

export function NotFoundPage() {
  return (
    <>
      <PageHeading>Page not found</PageHeading>
      <p>
        <Link to="/products">Back to the products</Link>
      </p>
    </>
  );
}
