import { catalogue } from '../../shared/catalogue/index.js';
import type { Origin } from '../../shared/models/origin.js';
import { profileAtLine } from '../state/answers.js';
import { useNavigate } from '../state/navigation.js';
import { useProfileList } from '../state/queries.js';
import { LinkButton } from './button.js';

const { resolution } = catalogue;

/** Where something is from. A line of a profile opens it; anything else is said. */
export function OriginLink({ origin }: { readonly origin: Origin }) {
  const profiles = useProfileList().data?.profiles ?? [];
  const navigate = useNavigate();
  const name = resolution.originName(origin);
  if (!('file' in origin)) return <code className="origin-text">{name}</code>;
  const profile = profileAtLine(profiles, origin);
  if (profile === undefined) return <code className="origin-text">{name}</code>;
  return (
    <LinkButton
      className="origin-link"
      aria-label={resolution.resolutionView.openLine(origin.file, origin.line)}
      onPress={() => navigate({ kind: 'open-line', id: profile.id, mark: origin })}
    >
      {name}
    </LinkButton>
  );
}
