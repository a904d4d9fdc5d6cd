import { catalogue } from '../../shared/catalogue/index.js';
import type { CallerIdentity } from '../../shared/models/session.js';
import { Notice } from './notice.js';

const { identity: words } = catalogue;

/** What is wrong with who one is: the root user, or another account than the person expects. */
export function IdentityWarnings({ identity }: { readonly identity: CallerIdentity }) {
  const { isRoot, accountId, expectedAccountId } = identity;
  return (
    <>
      {isRoot && (
        <Notice severity="warning" title={words.rootTitle}>
          <p>{words.rootAdvice}</p>
        </Notice>
      )}
      {expectedAccountId !== null && expectedAccountId !== accountId && (
        <Notice severity="error" title={words.otherTitle(accountId, expectedAccountId)}>
          <p>{words.otherAdvice}</p>
        </Notice>
      )}
    </>
  );
}
