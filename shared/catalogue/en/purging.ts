/** Words about what is still left of a secret: earlier versions of files, and other places of the same key. */
import type { KeyPlace } from '../../models/store.js';
import { plain, strong, type TextPart } from '../words.js';
import { plural } from './format.js';

/** Of many places the first ones are told, and how many more there are. */
const mostPlaces = 3;

function alsoIn(name: string, { file, line, section }: KeyPlace): string {
  return `The key of ${name} also stands in ${file}, line ${String(line)}, in [${section}]: there it is still in plain text.`;
}

export const purging = {
  button: 'Purge…',
  buttonOf: (name: string) => `Purge the secrets of ${name} from earlier versions`,
  secret: 'Purge this secret…',
  help: 'Earlier versions of your files are kept for 90 days, and hold the secrets that stood in them. Purging takes the secrets of this profile out of them; the changes that held one cannot be undone then. Keyway asks before it does.',
  stillKept: 'Earlier versions of your files still hold this secret.',
  done: (name: string, changes: number): readonly TextPart[] => [
    plain('No earlier version that Keyway keeps holds a secret of '),
    strong(name),
    plain(
      changes === 0 ? ' any more.' : ` any more. ${plural(changes, 'change', 'changes')} cannot be undone.`,
    ),
  ],
  /** Where else the key of a moved profile stands, one sentence each. */
  alsoIn: (name: string, places: readonly KeyPlace[]): readonly string[] => {
    const told = places.slice(0, mostPlaces).map((place) => alsoIn(name, place));
    const rest = places.length - told.length;
    return rest === 0 ? told : [...told, `It stands in ${plural(rest, 'more place', 'more places')}.`];
  },
} as const;
