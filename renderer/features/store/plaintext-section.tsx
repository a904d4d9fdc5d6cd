import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import { useNavigate } from '../../state/navigation.js';
import { Button } from '../../ui/button.js';

const { storeView: words, findingsView } = catalogue;
/** So many are shown until more are asked for: a home may have thousands. */
const mostShown = 50;
/** Main takes no more at once. */
const mostMoved = 1000;

interface PlaintextProps {
  readonly names: readonly string[];
  /** Without one, creating it comes first. */
  readonly hasStore: boolean;
}

/** Long-term keys that any program of the person's can read. */
export function PlaintextSection({ names, hasStore }: PlaintextProps) {
  const navigate = useNavigate();
  const [shown, setShown] = useState(mostShown);
  const more = Math.min(mostShown, names.length - shown);
  const move = (profiles: readonly string[]): void =>
    navigate({ kind: 'dialog', dialog: { kind: 'move-in', profiles } });
  return (
    <section aria-labelledby="store-plaintext">
      <div className="store-section-head">
        <h2 id="store-plaintext">{words.plaintext}</h2>
        {names.length > 1 && (
          <Button small look={hasStore ? 'primary' : 'plain'} onPress={() => move(names.slice(0, mostMoved))}>
            {words.moveAll(Math.min(names.length, mostMoved))}
          </Button>
        )}
      </div>
      {names.length === 0 ? (
        <p className="store-none">
          <CircleCheck size={14} aria-hidden="true" />
          {words.plaintextNone}
        </p>
      ) : (
        <>
          <p className="store-help">{words.plaintextHelp}</p>
          <ul className="store-rows">
            {names.slice(0, shown).map((name) => (
              <li key={name} className="store-row">
                <TriangleAlert className="store-warning" size={16} aria-hidden="true" />
                <div className="store-row-text">
                  <span className="store-row-name">{name}</span>
                </div>
                <Button small aria-label={words.moveOf(name)} onPress={() => move([name])}>
                  {words.move}
                </Button>
              </li>
            ))}
          </ul>
          {more > 0 && (
            <Button small onPress={() => setShown(shown + mostShown)}>
              {findingsView.showMore(more)}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
