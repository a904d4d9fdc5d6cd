import { catalogue } from '../../shared/catalogue/index.js';
import { shortcutText } from '../state/platform.js';
import './shortcut-table.css';

const { shortcuts: words } = catalogue;

interface Shortcut {
  readonly does: string;
  /** Ways to press it; any one of them. */
  readonly keys: readonly string[];
}

const everywhere: readonly Shortcut[] = [
  { does: words.palette, keys: [shortcutText('K')] },
  { does: words.search, keys: [shortcutText('F')] },
  { does: words.add, keys: [shortcutText('N')] },
  { does: words.resolution, keys: [shortcutText('E')] },
  { does: words.lock, keys: [shortcutText('L')] },
  { does: words.undo, keys: [shortcutText('Z')] },
  { does: words.panes, keys: ['F6'] },
  { does: words.back, keys: ['Esc'] },
  { does: words.help, keys: [shortcutText('/')] },
];

const inList: readonly Shortcut[] = [
  { does: words.move, keys: ['↑', '↓'] },
  { does: words.pages, keys: ['PgUp', 'PgDn'] },
  { does: words.ends, keys: ['Home', 'End'] },
  { does: words.typeAhead, keys: [words.letters] },
  { does: words.open, keys: ['Enter'] },
  { does: words.makeActive, keys: [shortcutText('Enter')] },
  { does: words.choose, keys: [words.space, shortcutText(words.click)] },
  { does: words.chooseMore, keys: ['Shift ↑', 'Shift ↓', words.shiftClick] },
  { does: words.chooseAll, keys: [shortcutText('A')] },
  { does: words.rename, keys: ['F2'] },
  { does: words.remove, keys: ['Del'] },
  { does: words.menu, keys: ['Shift F10'] },
];

/** Every shortcut there is. */
export function ShortcutTable() {
  return (
    <div className="shortcuts">
      <Group title={words.everywhere} shortcuts={everywhere} />
      <Group title={words.inList} shortcuts={inList} />
    </div>
  );
}

function Group({ title, shortcuts }: { readonly title: string; readonly shortcuts: readonly Shortcut[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {shortcuts.map(({ does, keys }) => (
          <div key={does} className="shortcut">
            <dt>{does}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
