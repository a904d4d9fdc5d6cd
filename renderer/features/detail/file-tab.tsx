import { Eraser } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { ProfileDetail, ShownSection } from '../../../shared/models/profile.js';
import { useActions } from '../../state/actions.js';
import { useNavigation, type LineMark } from '../../state/navigation.js';
import { useChanges } from '../../state/queries.js';
import { Button } from '../../ui/button.js';
import { ChangeList } from '../../ui/change-list.js';

const { detail: words, purging } = catalogue;

/** The exact lines of the profile, and what Keyway did to it. */
export function FileTab({ detail }: { readonly detail: ProfileDetail }) {
  const { mark } = useNavigation();
  const changes = useChanges().data?.changes ?? [];
  const touching = changes.filter((change) => change.profiles.includes(detail.profile.name));
  return (
    <div className="file-tab">
      {detail.sections.length === 0 && <p>{words.noLines}</p>}
      {detail.sections.map((section, index) => (
        <Section key={`${section.file} ${index}`} section={section} mark={mark} />
      ))}
      <p className="file-note">{words.masked}</p>
      <h3 className="file-heading">{words.history}</h3>
      {touching.length === 0 ? (
        <p className="file-note">{words.noHistory}</p>
      ) : (
        <ChangeList changes={touching} label={words.history} />
      )}
      {changes.length > 0 && <Purge name={detail.profile.name} />}
    </div>
  );
}

/** What Keyway keeps of the files may hold its secrets, whichever profile a change was for. */
function Purge({ name }: { readonly name: string }) {
  const actions = useActions();
  return (
    <div className="file-purge">
      <p className="file-note">{purging.help}</p>
      <Button small onPress={() => void actions.purge(name)}>
        <Eraser size={14} aria-hidden="true" />
        {purging.secret}
      </Button>
    </div>
  );
}

function Section({ section, mark }: { readonly section: ShownSection; readonly mark: LineMark | null }) {
  const marked = useRef<HTMLDivElement>(null);
  const line = mark?.file === section.file ? mark.line : null;
  useEffect(() => {
    if (line !== null) marked.current?.scrollIntoView({ block: 'center' });
  }, [line, section]);
  return (
    <div className="lines">
      <div className="lines-head">
        <span>{section.file}</span>
      </div>
      <div className="lines-body" role="group" tabIndex={0} aria-label={words.lines(section.file)}>
        {section.lines.map((each) => (
          <div
            key={each.number}
            ref={each.number === line ? marked : null}
            aria-current={each.number === line ? 'true' : undefined}
            className={`line line-${each.kind} ${each.number === line ? 'line-marked' : ''}`}
          >
            <span className="line-number">{each.number}</span>
            <span className="line-text">{each.text}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
