import { Copy } from 'lucide-react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { CredentialSource } from '../../../shared/vocabulary.js';
import { useCopy } from '../../state/copy.js';
import { IconButton, LinkButton } from '../../ui/button.js';
import { KindIcon } from '../../ui/marks.js';

const { teaching, kinds } = catalogue;
const { learn: words, authentication, sourceOrder, sourcePages } = teaching;

interface Documentation {
  readonly title: string;
  readonly address: string;
}

/** AWS's own page. The window opens no addresses; it hands them over. */
function Reference({ documentation: { title, address } }: { readonly documentation: Documentation }) {
  const copy = useCopy();
  return (
    <div className="learn-reference">
      <p>
        {title}
        <code>{address}</code>
      </p>
      <IconButton label={words.copyAddress(title)} small onPress={() => copy(address)}>
        <Copy size={14} />
      </IconButton>
    </div>
  );
}

/** What a source is, when it is used, what one writes for it. */
export function SourcePageView({ source }: { readonly source: CredentialSource }) {
  const { what, when, example, documentation } = sourcePages[source];
  return (
    <>
      <h4>{words.what}</h4>
      <p>{what}</p>
      <h4>{words.when}</h4>
      <p>{when}</p>
      {example !== null && (
        <>
          <h4>{words.example}</h4>
          <pre className="learn-example">{example}</pre>
        </>
      )}
      <h4>{words.more}</h4>
      <Reference documentation={documentation} />
    </>
  );
}

/** The six ways to authenticate, in AWS's order. */
export function AuthenticationPage() {
  return (
    <>
      <p>{authentication.lead}</p>
      <ol className="learn-options">
        {authentication.options.map((option) => {
          const { recommendation, name, who, purpose, documentation } = option;
          const advice = authentication.recommendations[recommendation];
          return (
            <li key={name} className="learn-option">
              <p className="learn-option-name">
                <strong>{name}</strong>
                {advice !== null && (
                  <span
                    className={recommendation === 'recommended' ? 'badge badge-good' : 'badge badge-warn'}
                  >
                    {advice}
                  </span>
                )}
              </p>
              <dl className="learn-facts">
                <dt>{words.who}</dt>
                <dd>{who}</dd>
                <dt>{words.purpose}</dt>
                <dd>{purpose}</dd>
                <dt>{words.kinds}</dt>
                <dd className="learn-kinds">
                  {option.kinds.map((kind) => (
                    <span key={kind}>
                      <KindIcon kind={kind} size={14} /> {kinds[kind].name}
                    </span>
                  ))}
                </dd>
              </dl>
              <Reference documentation={documentation} />
            </li>
          );
        })}
      </ol>
      <h4>{words.more}</h4>
      <Reference documentation={authentication.documentation} />
    </>
  );
}

/** The order of sources as AWS has published it, twice. */
export function OrderPage({ onOpen }: { readonly onOpen: (source: CredentialSource) => void }) {
  return (
    <>
      <p>{sourceOrder.lead}</p>
      <h4>{sourceOrder.newer}</h4>
      <ol className="learn-order">
        {sourceOrder.steps.map(({ name, source, isNew }) => (
          <li key={name}>
            {source === null ? (
              name
            ) : (
              <LinkButton className="learn-link" onPress={() => onOpen(source)}>
                {name}
              </LinkButton>
            )}
            {isNew && <span className="badge badge-accent">{sourceOrder.added}</span>}
          </li>
        ))}
      </ol>
      <p>{sourceOrder.beyond}</p>
      <h4>{words.more}</h4>
      {sourceOrder.documentation.map((each) => (
        <Reference key={each.address} documentation={each} />
      ))}
    </>
  );
}
