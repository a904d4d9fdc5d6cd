import { BadgeCheck, UserRoundSearch } from 'lucide-react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ListedProfile } from '../../../shared/models/profile.js';
import type { CallerIdentity } from '../../../shared/models/session.js';
import { useNow } from '../../state/clock.js';
import { useNavigate } from '../../state/navigation.js';
import { canIdentify } from '../../state/session-kinds.js';
import { useKnownIdentity } from '../../state/session-queries.js';
import { useBusySessions, useSessionActions } from '../../state/sessions.js';
import { Button } from '../../ui/button.js';
import { IdentityWarnings } from '../../ui/identity-warnings.js';
import { Text } from '../../ui/text.js';

const { identity: words, format } = catalogue;

interface Given {
  readonly profile: ListedProfile;
}

/** Who AWS says that the profile is: asked when the person says so, remembered with its date. */
export function IdentitySection({ profile }: Given) {
  const known = useKnownIdentity(canIdentify(profile) ? profile.name : null);
  if (!canIdentify(profile)) return null;
  return (
    <section className="identity" aria-label={words.title}>
      <div className="identity-head">
        <p className="identity-sentence text-selectable">
          {known === null ? words.never : <Known identity={known} />}
        </p>
        <AskButton profile={profile} wasAsked={known !== null} />
      </div>
      {known !== null && <IdentityWarnings identity={known} />}
      <Expected profile={profile} known={known} />
    </section>
  );
}

function Known({ identity }: { readonly identity: CallerIdentity }) {
  const now = useNow();
  return (
    <>
      <Text parts={words.sentence(identity)} />{' '}
      <span className="identity-date">{words.learned(format.clockTime(identity.learnedAt, now))}.</span>
    </>
  );
}

function AskButton({ profile, wasAsked }: Given & { readonly wasAsked: boolean }) {
  const sessions = useSessionActions();
  const isBusy = useBusySessions().has(profile.name);
  return (
    <Button
      small
      isDisabled={isBusy}
      onPress={() => void sessions.run({ kind: 'identity', profile: profile.name })}
    >
      <UserRoundSearch size={14} aria-hidden="true" />
      {isBusy ? words.asking : wasAsked ? words.askAgain : words.ask}
    </Button>
  );
}

/** The account that the profile is for, as the person says. */
function Expected({ profile, known }: Given & { readonly known: CallerIdentity | null }) {
  const navigate = useNavigate();
  const sessions = useSessionActions();
  const expected = known?.expectedAccountId ?? null;
  const openDialog = (): void =>
    navigate({
      kind: 'dialog',
      dialog: { kind: 'expect-account', profile: profile.name, accountId: expected },
    });
  if (known === null) return null;
  return (
    <p className="identity-expected">
      <span className="identity-date">{words.expected}:</span>
      {expected === null ? words.expectedNone : format.accountId(expected)}
      {expected === known.accountId && (
        <span className="identity-good">
          <BadgeCheck size={14} aria-hidden="true" />
          {words.isExpected}
        </span>
      )}
      {expected === null && (
        <Button small onPress={() => void sessions.expectAccount(profile.name, known.accountId)}>
          {words.expect}
        </Button>
      )}
      <Button small onPress={openDialog}>
        {words.expectOther}
      </Button>
    </p>
  );
}
