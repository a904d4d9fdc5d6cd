import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import {
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Separator,
  SwitchButton,
  SwitchField,
} from 'react-aria-components';
import { catalogue } from '../../../shared/catalogue/index.js';
import { joinParts, type TextPart } from '../../../shared/catalogue/words.js';
import type { ResolutionAnswer } from '../../../shared/models/resolution.js';
import type { Trace } from '../../../shared/models/trace.js';
import { useProfileList } from '../../state/queries.js';
import { useAsk, useQuestion, type Trial, type TrialSwitch } from '../../state/question.js';
import { IconButton } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Text } from '../../ui/text.js';
import { ProfileMenu } from './choosers.js';
import { sectionTrials, variableTrials } from './trials.js';

const {
  resolution: { whatIf: words, whatIfParts },
} = catalogue;

/** What is tried on paper, each with a switch, and what else could be. */
export function WhatIfBar({ answer, trace }: { readonly answer: ResolutionAnswer; readonly trace: Trace }) {
  const { trials } = useQuestion();
  return (
    <div className="what-if" role="group" aria-label={words.label}>
      <span className="what-if-label" aria-hidden="true">
        {words.label}
      </span>
      {trials.map((each) => (
        <Chip key={each.id} trial={each} />
      ))}
      <AddTrial answer={answer} trace={trace} />
    </div>
  );
}

function Chip({ trial: { id, trial, isOn } }: { readonly trial: TrialSwitch }) {
  const ask = useAsk();
  const parts = trialParts(trial);
  return (
    <div className="what-if-chip">
      <SwitchField isSelected={isOn} onChange={(on) => ask({ kind: 'switch', id, isOn: on })}>
        <SwitchButton className="switch">
          <span className="switch-track" aria-hidden="true">
            <span className="switch-thumb" />
          </span>
          <span className="switch-text">
            <Text parts={parts} />
          </span>
        </SwitchButton>
      </SwitchField>
      <IconButton label={words.remove(joinParts(parts))} small onPress={() => ask({ kind: 'drop', id })}>
        <X size={12} />
      </IconButton>
    </div>
  );
}

function trialParts(trial: Trial): readonly TextPart[] {
  switch (trial.kind) {
    case 'change':
      return whatIfParts(trial.change, trial.section);
    case 'unset-all':
      return [{ text: words.unsetAll, style: 'plain' }];
    case 'profile':
      return words.give(trial.profile);
  }
}

/** Trials that need the name of a profile. */
type NamedTrial = 'give' | 'set';

function AddTrial({ answer, trace }: { readonly answer: ResolutionAnswer; readonly trace: Trace }) {
  const ask = useAsk();
  const [naming, setNaming] = useState<NamedTrial | null>(null);
  const profiles = useProfileList().data?.profiles ?? [];
  const offered = [...variableTrials(answer.environment), ...sectionTrials(trace, profiles)];
  const add = (trial: Trial): void => ask({ kind: 'try', trial });
  return (
    <>
      <MenuTrigger>
        <IconButton label={words.add} look="plain">
          <Plus size={14} />
        </IconButton>
        <Popover className="menu-popover" placement="bottom end">
          <Menu className="menu" aria-label={words.add}>
            {offered.map((trial) => {
              const parts = trialParts(trial);
              const text = joinParts(parts);
              return (
                <MenuItem key={text} className="menu-item" textValue={text} onAction={() => add(trial)}>
                  <span className="menu-item-text">
                    <Text parts={parts} />
                  </span>
                </MenuItem>
              );
            })}
            {offered.length > 0 && <Separator className="menu-separator" />}
            <MenuItem className="menu-item" onAction={() => setNaming('give')}>
              {words.giveOther}
            </MenuItem>
            <MenuItem className="menu-item" onAction={() => setNaming('set')}>
              {words.setOther}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {naming !== null && <NameDialog naming={naming} onChoose={add} onClose={() => setNaming(null)} />}
    </>
  );
}

interface NameDialogProps {
  readonly naming: NamedTrial;
  readonly onChoose: (trial: Trial) => void;
  readonly onClose: () => void;
}

/** Asks for the profile. */
function NameDialog({ naming, onChoose, onClose }: NameDialogProps) {
  const title = naming === 'give' ? words.giveOther : words.setOther;
  return (
    <Dialog title={title} onClose={onClose}>
      <ProfileMenu
        label={title}
        none={null}
        onChoose={(profile) => {
          if (profile !== null) onChoose(namedTrial(naming, profile));
          onClose();
        }}
      />
    </Dialog>
  );
}

function namedTrial(naming: NamedTrial, profile: string): Trial {
  if (naming === 'give') return { kind: 'profile', profile };
  return { kind: 'change', change: { kind: 'set', variable: 'AWS_PROFILE', value: profile }, section: null };
}
