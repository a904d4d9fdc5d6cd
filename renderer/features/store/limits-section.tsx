import { ShieldCheck, ShieldOff } from 'lucide-react';
import { catalogue } from '../../../shared/catalogue/index.js';
import { PageLink } from '../../ui/page-link.js';

const { storeLimits: words } = catalogue;

/** What the store protects against and what not, and why tools reach it through a program. */
export function LimitsSection({ isOpen }: { readonly isOpen: boolean }) {
  return (
    <section aria-labelledby="store-limits">
      <details className="store-limits" open={isOpen}>
        <summary>
          <h2 id="store-limits">{words.title}</h2>
        </summary>
        <dl className="store-threats text-selectable">
          {words.rows.map(({ threat, isStopped, text }) => (
            <div key={threat} className={isStopped ? 'store-threat store-threat-stopped' : 'store-threat'}>
              {isStopped ? (
                <ShieldCheck size={16} aria-hidden="true" />
              ) : (
                <ShieldOff size={16} aria-hidden="true" />
              )}
              <dt>
                {threat}
                <span className="visually-hidden">: {isStopped ? words.stopped : words.notStopped}</span>
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <h3>{words.processTitle}</h3>
        <p className="store-help text-selectable">{words.process}</p>
        <PageLink page="external-process">{words.processPage}</PageLink>
        <p className="store-help text-selectable">{words.documented}</p>
      </details>
    </section>
  );
}
