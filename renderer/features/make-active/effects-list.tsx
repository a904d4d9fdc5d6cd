import { useMemo } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import type { Trace } from '../../../shared/models/trace.js';
import { effectGroups, type EffectGroup } from '../../state/effects.js';
import { OutcomeBadge } from '../../ui/outcome-badge.js';

const { makeActive: words, resolution, format } = catalogue;
const mostNames = 12;

/** What each tool will then use; those that will not use the profile, and why. */
export function EffectsList({ traces, name }: { readonly traces: readonly Trace[]; readonly name: string }) {
  const groups = useMemo(() => effectGroups(traces, name), [traces, name]);
  if (groups.length === 0) return null;
  return (
    <ul className="effects" aria-label={words.effects}>
      {groups.map((group) => (
        <li key={group.tools.join(' ')} className="effect">
          <div className="effect-text">
            <p>{format.listOf(group.tools.map(resolution.toolName), mostNames)}</p>
            <p className="effect-note">{noteOf(group)}</p>
          </div>
          <OutcomeBadge outcome={group.outcome} differs={group.effect.kind !== 'used'} />
        </li>
      ))}
    </ul>
  );
}

function noteOf({ effect, isCommand }: EffectGroup): string {
  switch (effect.kind) {
    case 'used':
      return isCommand ? words.fromNextCommand : words.fromNextStart;
    case 'stops':
      return words.stops(effect.because === null ? effect.code : resolution.reasonText(effect.because));
    case 'other-profile':
      return words.otherProfile(effect.variable, effect.profile);
    case 'variables':
      return words.variablesCount(effect.variable);
    case 'other-source':
      return words.otherSource(resolution.spokenSource(effect.source));
    case 'nothing':
      return words.findsNothing(effect.because === null ? null : resolution.reasonText(effect.because));
  }
}
