import './page-head.css';
import type { Dataset } from '../../api/types.ts';
import { Facts } from '../facts/facts.tsx';
import { Head } from '../head/head.tsx';

interface PageHeadProps {
  readonly title: string;
  /** What the page answers, in one or two sentences; search engines read it too. */
  readonly lead: string;
  /** The dataset whose release the page shows. */
  readonly dataset: Dataset;
}

/** What a page is about, and how fresh its figures are. */
export function PageHead({ title, lead, dataset }: PageHeadProps) {
  return (
    <>
      <Head title={title} description={lead} />
      <div className="page-head">
        <h1>{title}</h1>
        <p>{lead}</p>
        <Facts dataset={dataset} />
      </div>
    </>
  );
}
