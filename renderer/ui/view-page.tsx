import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { catalogue } from '../../shared/catalogue/index.js';
import { errorWords } from '../state/failures.js';
import { Button } from './button.js';
import { Empty } from './empty.js';

const { shell } = catalogue;

interface ViewPageProps {
  /** Of the view: the name of its class, and the beginning of its ids. */
  readonly name: string;
  readonly title: string;
  /** How it stands, in a sentence. Read aloud when it changes, unless something else in the view is. */
  readonly sentence?: string;
  readonly isQuiet?: boolean;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A view of its own page: what it is, how it stands, what can be done, and the rest. */
export function ViewPage(props: ViewPageProps) {
  const { name, title, sentence = '', isQuiet = false, actions = null, children } = props;
  const titleId = `${name}-title`;
  return (
    <section className={`page ${name}`} aria-labelledby={titleId} data-pane tabIndex={-1}>
      <header className="page-head page-head-row">
        <div>
          <h1 id={titleId}>{title}</h1>
          <p role={isQuiet ? undefined : 'status'}>{sentence}</p>
        </div>
        {actions !== null && <div className="page-head-actions">{actions}</div>}
      </header>
      {children}
    </section>
  );
}

interface ViewNotReadyProps extends Pick<ViewPageProps, 'name' | 'title'> {
  readonly query: {
    readonly isError: boolean;
    readonly error: Error | null;
    readonly refetch: () => Promise<unknown>;
  };
  /** Stands where the rest will be. */
  readonly skeleton: ReactNode;
}

/** The same page while what it shows is not there: still asked for, or not to be had. */
export function ViewNotReady({ name, title, query, skeleton }: ViewNotReadyProps) {
  const { isError, error, refetch } = query;
  return (
    <ViewPage name={name} title={title} isQuiet>
      {isError && error !== null ? <Failed error={error} onRetry={() => void refetch()} /> : skeleton}
    </ViewPage>
  );
}

function Failed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { happened, advice } = errorWords(error);
  return (
    <Empty icon={CircleAlert} title={happened} advice={advice}>
      <Button onPress={onRetry}>{shell.retry}</Button>
    </Empty>
  );
}
