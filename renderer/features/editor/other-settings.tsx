import { Trash2 } from 'lucide-react';
import { type Dispatch, useState } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import { fieldName } from '../../../shared/kinds/field.js';
import { keysOfKind } from '../../../shared/kinds/forms.js';
import { serviceNames, settingOf, settings } from '../../../shared/kinds/settings.js';
import type { Problem } from '../../../shared/models/problem.js';
import { secretSettings } from '../../../shared/vocabulary.js';
import { Button, IconButton } from '../../ui/button.js';
import { ComboField } from '../../ui/combo-field.js';
import { FieldRow, type Choices } from './field-row.js';
import { type Around, type NamedSection, servicesOf } from './edit-request.js';
import type { Draft, Step } from './form-state.js';

const { editor: words } = catalogue;

interface OtherSettingsProps {
  readonly draft: Draft;
  readonly step: Dispatch<Step>;
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  readonly choices: Choices;
  readonly around: Around;
}

/** Settings that the kind's form has no field for: any of the AWS files, those that no tool knows too. */
export function OtherSettings({ draft, step, problems, choices, around }: OtherSettingsProps) {
  const own = new Set(keysOfKind(draft.kind));
  const [added, setAdded] = useState<readonly string[]>([]);
  const present = Object.keys(draft.values).filter(
    (key) => !own.has(key) && (draft.values[key] ?? '') !== '',
  );
  const keys = [...new Set([...present, ...added.filter((key) => !own.has(key))])];
  const offered = settings
    .filter(
      ({ key, section, file }) =>
        section === 'profile' && file === 'config' && !own.has(key) && !keys.includes(key),
    )
    .map(({ key }) => key);
  const services = servicesOf(draft, around);
  return (
    <details className="editor-others" open={keys.length > 0}>
      <summary>{words.otherSettings}</summary>
      <p className="editor-help">{words.otherHelp}</p>
      {keys.map((key) => (
        <div key={key} className="editor-other">
          <FieldRow
            field={key}
            rule={settingOf(key)?.rule ?? { kind: 'text' }}
            value={draft.values[key] ?? ''}
            onChange={(value) => step({ kind: 'value', key, value })}
            problems={problems.get(key) ?? []}
            choices={choices}
          />
          <IconButton
            label={words.removeSetting(key)}
            small
            onPress={() => {
              step({ kind: 'value', key, value: '' });
              setAdded(added.filter((each) => each !== key));
            }}
          >
            <Trash2 size={14} />
          </IconButton>
        </div>
      ))}
      <AddSetting offered={offered} taken={own} onAdd={(key) => setAdded([...added, key])} />
      {services !== null && <Services section={services} step={step} problems={problems} choices={choices} />}
    </details>
  );
}

const none: ReadonlySet<string> = new Set();
const secrets: ReadonlySet<string> = new Set(secretSettings);

interface AddSettingProps {
  readonly offered: readonly string[];
  /** Those that have a field already. */
  readonly taken: ReadonlySet<string>;
  readonly onAdd: (key: string) => void;
}

/** A name to begin with; its value has a field of its own then. Secrets have theirs in the form of an access key. */
function AddSetting({ offered, taken, onAdd }: AddSettingProps) {
  const [text, setText] = useState('');
  const key = foldKey(text.trim());
  const isSecret = secrets.has(key.slice(key.indexOf('.') + 1).toLowerCase());
  const refusal = isSecret ? words.secretElsewhere : taken.has(key) ? words.fieldAbove : null;
  return (
    <div className="editor-other">
      <ComboField
        label={words.settingName}
        value={text}
        options={offered.map((value) => ({ value }))}
        onChange={setText}
        note={refusal === null ? null : { look: 'error', text: refusal }}
      />
      <Button
        small
        isDisabled={key === '' || refusal !== null}
        onPress={() => {
          onAdd(key);
          setText('');
        }}
      >
        {words.addSetting}
      </Button>
    </div>
  );
}

/** Letter case counts within a block alone. */
function foldKey(text: string): string {
  const [first = '', ...nested] = text.split('.');
  return [first.toLowerCase(), ...nested].join('.');
}

interface ServicesProps extends Pick<OtherSettingsProps, 'step' | 'problems' | 'choices'> {
  readonly section: NamedSection;
}

/** The addresses of the `[services]` section that the profile names. */
function Services({ section, step, problems, choices }: ServicesProps) {
  const { name, isOthers, values } = section;
  const [added, setAdded] = useState<readonly string[]>([]);
  const present = Object.keys(values).filter((key) => values[key] !== '' || added.includes(key));
  const keys = [...new Set([...present, ...added])];
  const offered = serviceNames
    .map((service) => `${service}.endpoint_url`)
    .filter((key) => !keys.includes(key));
  return (
    <fieldset className="editor-group">
      <legend>{words.servicesSection(name)}</legend>
      <p className="editor-help">{isOthers ? words.servicesShared : words.serviceHelp}</p>
      {keys.map((key) => (
        <FieldRow
          key={key}
          field={fieldName('services', key)}
          rule={settingOf(key, 'services')?.rule ?? { kind: 'text' }}
          value={values[key] ?? ''}
          onChange={(value) => {
            // One that is emptied stays to be seen until the form is left.
            if (!added.includes(key)) setAdded([...added, key]);
            step({ kind: 'services', key, value });
          }}
          problems={problems.get(fieldName('services', key)) ?? []}
          choices={choices}
        />
      ))}
      {!isOthers && <AddSetting offered={offered} taken={none} onAdd={(key) => setAdded([...added, key])} />}
    </fieldset>
  );
}
