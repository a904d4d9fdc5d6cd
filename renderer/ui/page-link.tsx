import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { pageAddresses, type PageName } from '../../shared/pages.js';
import { useOpenPage } from '../state/pages.js';

/** Leads to one of AWS's own pages, in the person's browser. */
export function PageLink({ page, children }: { readonly page: PageName; readonly children: ReactNode }) {
  const openPage = useOpenPage();
  return (
    <a
      className="page-link"
      href={pageAddresses[page]}
      target="_blank"
      rel="noopener noreferrer"
      onClick={(event) => {
        if (openPage === null) return;
        event.preventDefault();
        void openPage(page);
      }}
    >
      {children}
      <ExternalLink size={12} aria-hidden="true" />
    </a>
  );
}
