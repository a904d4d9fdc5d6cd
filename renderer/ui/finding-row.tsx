import { catalogue } from '../../shared/catalogue/index.js';
import { type FindingFix, fixOf } from '../../shared/kinds/fixes.js';
import type { Finding } from '../../shared/models/finding.js';
import type { ListedProfile } from '../../shared/models/profile.js';
import { storeLocation } from '../../shared/vocabulary.js';
import { type NavigationStep, type OpenDialog, useNavigate } from '../state/navigation.js';
import { useProfileList } from '../state/queries.js';
import { canMoveIn } from '../state/store-rows.js';
import { Button } from './button.js';
import { Notice } from './notice.js';
import { OriginLink } from './origin-link.js';
import './findings.css';

const { findings, findingSentence, findingAdvice, findingsView: words, detail } = catalogue;

type DialogFix = Extract<FindingFix, { kind: 'dialog' }>['dialog'];

interface FindingRowProps {
  readonly finding: Finding;
  /** Said where it does not stand in the profile's own view. */
  readonly namesSubject?: boolean;
}

/** One finding in a sentence, where it stands, and what mends it. */
export function FindingRow({ finding, namesSubject = false }: FindingRowProps) {
  const { code, severity, subject, origin } = finding;
  const { title } = findings[code];
  return (
    <Notice
      severity={severity}
      word={detail.severity[severity]}
      title={
        <>
          {title}
          {namesSubject && <span className="finding-subject"> {subject}</span>}
        </>
      }
      actions={
        <>
          {origin !== null && <OriginLink origin={origin} />}
          <FixButton finding={finding} />
        </>
      }
    >
      <p className="text-selectable">
        {findingSentence(finding)} {findingAdvice(finding)}
      </p>
    </Notice>
  );
}

function FixButton({ finding }: { readonly finding: Finding }) {
  const navigate = useNavigate();
  const profiles = useProfileList().data?.profiles;
  const step = stepOf(fixOf(finding), finding, profiles ?? []);
  if (step === null) return null;
  const { title } = findings[finding.code];
  const isForm = step.kind === 'edit';
  const label = isForm ? words.openFormOf(title, finding.subject) : words.fixOf(title, finding.subject);
  return (
    <Button small aria-label={label} onPress={() => navigate(step)}>
      {isForm ? words.openForm : words.fix}
    </Button>
  );
}

/** Where the fix is made; null where nothing in the window makes it. */
function stepOf(
  fix: FindingFix,
  finding: Finding,
  profiles: readonly ListedProfile[],
): NavigationStep | null {
  const profile = profiles.find((each) => each.name === finding.subject && isIn(each, finding));
  switch (fix.kind) {
    case 'edit':
    case 'mode':
      return { kind: 'dialog', dialog: { kind: 'fix', finding } };
    case 'form':
      return profile === undefined
        ? null
        : { kind: 'edit', request: { mode: 'edit', id: profile.id, field: fix.field } };
    case 'dialog':
      if (profile === undefined || (fix.dialog === 'move-in' && !canMoveIn(profile))) return null;
      // By that name a rotation finds a profile of the shared files or the store.
      if (fix.dialog === 'rotate' && profile.location !== null && profile.location !== storeLocation)
        return null;
      return { kind: 'dialog', dialog: dialogOf(fix.dialog, profile) };
    case 'none':
      return null;
  }
}

function dialogOf(kind: DialogFix, profile: ListedProfile): OpenDialog {
  switch (kind) {
    case 'remove':
      return { kind, profiles: [profile] };
    case 'move-in':
      return { kind, profiles: [profile.name] };
    case 'rotate':
      return { kind, profile: profile.name, key: null, rotation: null };
    case 'to-sso-session':
    case 'replace-key':
    case 'rename':
      return { kind, profile };
  }
}

/** A name may stand in several places: the finding's is the one in whose file it was found. */
function isIn({ location, origin }: ListedProfile, finding: Finding): boolean {
  const file = finding.origin?.file;
  if (file === undefined) return location === null;
  return location === null ? origin.some((each) => each.file === file) : location === file;
}
