import { catalogue } from '../../shared/catalogue/index.js';
import type { CallerIdentity, SessionRow } from '../../shared/models/session.js';
import { Notice } from './notice.js';

const { identity: words } = catalogue;

/** What is wrong with who one is: the root user, or another account than the person expects. */
export function IdentityWarnings({ identity }: { readonly identity: CallerIdentity }) {
  return (
    <>
      {identity.isRoot && (
        <Notice severity="warning" title={words.rootTitle}>
          <p>{words.rootAdvice}</p>
        </Notice>
      )}
      <OtherAccountWarning of={identity} />
    </>
  );
}

interface OtherAccountWarningProps {
  readonly of: Pick<SessionRow, 'accountId' | 'expectedAccountId'>;
}

/** Nothing where it is the account that the person expects. */
export function OtherAccountWarning({ of }: OtherAccountWarningProps) {
  const other = words.otherAccount(of);
  if (other === null) return null;
  return (
    <Notice severity="error" title={other.title}>
      <p>{other.advice}</p>
    </Notice>
  );
}
