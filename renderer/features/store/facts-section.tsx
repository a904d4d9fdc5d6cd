import { catalogue } from '../../../shared/catalogue/index.js';
import type { StoreDetail } from '../../../shared/models/store.js';

const { storeView: words } = catalogue;

/** Where the key and the file are. */
export function FactsSection({ detail }: { readonly detail: StoreDetail }) {
  const { summary, path, historySealed } = detail;
  return (
    <section aria-labelledby="store-facts">
      <h2 id="store-facts">{words.facts}</h2>
      <dl className="store-facts text-selectable">
        {summary.key !== null && (
          <div>
            <dt>{words.key}</dt>
            <dd>{words.keyNames[summary.key]}</dd>
          </div>
        )}
        {summary.id !== null && (
          <div>
            <dt>{words.id}</dt>
            <dd>
              <code>{summary.id}</code>
            </dd>
          </div>
        )}
        <div>
          <dt>{words.path}</dt>
          <dd>
            <code>{path}</code>
          </dd>
        </div>
        <div>
          <dt>{words.history}</dt>
          <dd>{historySealed ? words.historySealed : words.historyOpen}</dd>
        </div>
      </dl>
    </section>
  );
}
