import { useState } from 'react';
import { ListBox, ListBoxItem, ListBoxSection, Header } from 'react-aria-components';
import { catalogue } from '../../../shared/catalogue/index.js';
import { credentialSources } from '../../../shared/vocabulary.js';
import { useNavigate, type LearnPage } from '../../state/navigation.js';
import { Dialog } from '../../ui/dialog.js';
import { AuthenticationPage, OrderPage, SourcePageView } from './pages.js';
import './learn.css';

const { teaching, resolution } = catalogue;
const { learn: words } = teaching;

/** The common sources first, in the order of the AWS CLI; those of single tools after them. */
const pages: readonly LearnPage[] = ['authentication', 'order', ...credentialSources];

/** Pages that teach, with a list of them beside. */
export function LearnDialog({ page: first }: { readonly page: LearnPage }) {
  const navigate = useNavigate();
  const [page, setPage] = useState(first);
  return (
    <Dialog wide title={words.title} onClose={() => navigate({ kind: 'dialog', dialog: null })}>
      <div className="learn">
        <ListBox
          className="learn-list"
          aria-label={words.pages}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[page]}
          autoFocus
          onSelectionChange={(keys) => {
            const chosen = pages.find((each) => keys !== 'all' && keys.has(each));
            if (chosen !== undefined) setPage(chosen);
          }}
        >
          <PageItem page="authentication" />
          <PageItem page="order" />
          <ListBoxSection className="learn-section">
            <Header className="learn-heading">{words.sources}</Header>
            {credentialSources.map((source) => (
              <PageItem key={source} page={source} />
            ))}
          </ListBoxSection>
        </ListBox>
        <article className="learn-page text-selectable" tabIndex={0} aria-label={pageTitle(page)}>
          <h3>{pageTitle(page)}</h3>
          <Page page={page} onOpen={setPage} />
        </article>
      </div>
    </Dialog>
  );
}

function PageItem({ page }: { readonly page: LearnPage }) {
  return (
    <ListBoxItem id={page} textValue={pageTitle(page)} className="learn-item">
      {pageTitle(page)}
    </ListBoxItem>
  );
}

function pageTitle(page: LearnPage): string {
  if (page === 'authentication') return teaching.authentication.title;
  return page === 'order' ? teaching.sourceOrder.title : resolution.sourceName(page);
}

function Page({ page, onOpen }: { readonly page: LearnPage; readonly onOpen: (page: LearnPage) => void }) {
  if (page === 'authentication') return <AuthenticationPage />;
  return page === 'order' ? <OrderPage onOpen={onOpen} /> : <SourcePageView source={page} />;
}
