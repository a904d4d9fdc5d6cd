import {
  Building2,
  FileLock,
  Globe,
  KeyRound,
  Lock,
  LogIn,
  Server,
  Settings2,
  Shield,
  SquareTerminal,
  type LucideIcon,
} from 'lucide-react';
import { catalogue } from '../../shared/catalogue/index.js';
import type { ProfileColour } from '../../shared/models/settings.js';
import type { ListedProfile } from '../../shared/models/profile.js';
import type { ProfileKind } from '../../shared/vocabulary.js';

const kindIcons: Readonly<Record<ProfileKind, LucideIcon>> = {
  sso: Building2,
  login: LogIn,
  role: Shield,
  'web-identity': Globe,
  metadata: Server,
  process: SquareTerminal,
  'access-key': KeyRound,
  settings: Settings2,
};

/** The picture of a kind. The kind is also said in words beside it, so it is hidden from screen readers. */
export function KindIcon({ kind, size = 16 }: { readonly kind: ProfileKind; readonly size?: number }) {
  const Icon = kindIcons[kind];
  return <Icon size={size} aria-hidden="true" />;
}

/** The dot of a profile's colour, with its meaning for those who do not see it. */
export function ColourDot({ colour }: { readonly colour: ProfileColour | null }) {
  if (colour === null) return <span className="colour-dot" aria-hidden="true" />;
  const name = catalogue.colours[colour];
  return <span className={`colour-dot colour-${colour}`} role="img" aria-label={name} title={name} />;
}

/** Where a profile stands; nothing for the shared files, where most do. */
export function StoreMark({ profile }: { readonly profile: Pick<ListedProfile, 'stores'> }) {
  if (!profile.stores.includes('encrypted')) return null;
  const isInBoth = profile.stores.includes('shared');
  const Icon = isInBoth ? FileLock : Lock;
  const text = isInBoth ? catalogue.storeMarks.both : catalogue.storeMarks.encrypted;
  return (
    <span className="store-mark" role="img" aria-label={text} title={text}>
      <Icon size={14} aria-hidden="true" />
    </span>
  );
}

/** Keyway's own mark. */
export function KeywayMark() {
  return (
    <span className="keyway-mark" aria-hidden="true">
      <KeyRound size={16} />
    </span>
  );
}
