import { useState, type Dispatch } from 'react';
import { catalogue } from '../../../shared/catalogue/index.js';
import { fieldName, type FormField } from '../../../shared/kinds/field.js';
import { forms } from '../../../shared/kinds/forms.js';
import { settingOf } from '../../../shared/kinds/settings.js';
import type { Problem } from '../../../shared/models/problem.js';
import { FieldRow, type Choices } from './field-row.js';
import { type Around, heldFor, isMasked, sessionOf } from './edit-request.js';
import type { Draft, Step } from './form-state.js';

const { editor: words, fieldWords } = catalogue;

interface KindFieldsProps {
  readonly draft: Draft;
  readonly step: Dispatch<Step>;
  /** By field. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  readonly choices: Choices;
  readonly around: Around;
}

/** The fields of the kind: those that are needed, then the others once they are asked for or filled. */
export function KindFields(props: KindFieldsProps) {
  const { draft, around } = props;
  const [showsMore, setShowsMore] = useState(false);
  const fields = forms[draft.kind].filter((field) => isOffered(field, draft));
  const isFolded = (field: FormField): boolean =>
    field.isMore && !showsMore && valueOf(draft, field, around) === '';
  const folded = fields.filter(isFolded);
  return (
    <>
      {fields
        .filter((field) => !isFolded(field))
        .map((field) => (
          <KindField key={fieldName(field.section, field.key)} field={field} {...props} />
        ))}
      <SharedNote draft={draft} around={around} />
      {folded.length > 0 && (
        <button type="button" className="editor-more" onClick={() => setShowsMore(true)}>
          {words.moreSettings}
        </button>
      )}
    </>
  );
}

/** Whom a change of the sign-in touches besides; nothing where its settings are another's and are not changed here. */
function SharedNote({ draft, around }: Pick<KindFieldsProps, 'draft' | 'around'>) {
  const session = sessionOf(draft, around);
  if (session === null || session.isOthers) return null;
  const shared = around.ssoSessions.find(({ name }) => name === session.name);
  const others = (shared?.usedBy ?? []).filter((name) => name !== draft.base?.name);
  return others.length === 0 ? null : <p className="editor-help">{words.sessionShared(others)}</p>;
}

/** A session's settings belong to the form only with a session; the older ones only where they stand already. */
function isOffered({ section, key, presence }: FormField, draft: Draft): boolean {
  const hasLegacy =
    (draft.base?.values['sso_start_url'] ?? draft.pasted?.values['sso_start_url'] ?? '') !== '';
  if (section === 'sso-session') return !hasLegacy || (draft.values['sso_session'] ?? '') !== '';
  const isLegacy = key === 'sso_start_url' || key === 'sso_region';
  return !isLegacy || hasLegacy || (typeof presence !== 'object' && hasLegacy);
}

function valueOf(draft: Draft, { section, key }: FormField, around: Around): string {
  const values = section === 'profile' ? draft.values : sessionOf(draft, around)?.values;
  return values?.[key] ?? '';
}

function KindField({
  field,
  draft,
  step,
  problems,
  choices,
  around,
}: KindFieldsProps & { field: FormField }) {
  const { section, key, presence } = field;
  const name = fieldName(section, key);
  const rule = settingOf(key, section)?.rule ?? { kind: 'text' as const };
  const found = problems.get(name) ?? [];
  const common = { field: name, rule, problems: found, choices };
  if (key === 'aws_secret_access_key' || key === 'aws_session_token')
    return <SecretField {...common} secret={key} draft={draft} step={step} />;
  const remark = presence === 'optional' ? { remark: words.optional } : {};
  const isKept = section === 'profile' && isMasked(draft, key);
  const session = section === 'sso-session' ? sessionOf(draft, around) : null;
  if (session?.isOthers === true)
    return <GivenValue label={fieldWords(name).label} value={session.values[key] ?? ''} />;
  return (
    <FieldRow
      {...common}
      {...remark}
      value={valueOf(draft, field, around)}
      onChange={(value) =>
        step(section === 'profile' ? { kind: 'value', key, value } : { kind: 'session', key, value })
      }
      {...(isKept ? { state: words.kept } : {})}
    />
  );
}

/** A setting of a section that belongs to other profiles too: shown, and changed there. */
function GivenValue({ label, value }: { readonly label: string; readonly value: string }) {
  if (value === '') return null;
  return (
    <div className="field">
      <span className="field-label">{label}</span>
      <code className="editor-given text-selectable">{value}</code>
    </div>
  );
}

interface SecretFieldProps {
  readonly field: string;
  readonly rule: NonNullable<ReturnType<typeof settingOf>>['rule'];
  readonly problems: readonly Problem[];
  readonly choices: Choices;
  readonly secret: 'aws_secret_access_key' | 'aws_session_token';
  readonly draft: Draft;
  readonly step: Dispatch<Step>;
}

function SecretField({ secret, draft, step, ...common }: SecretFieldProps) {
  const key = secret === 'aws_secret_access_key' ? 'secretAccessKey' : 'sessionToken';
  const isHeld = heldFor(draft)?.secretsHeld.includes(secret) === true;
  const isKept = draft.base?.secretsSet.includes(secret) === true;
  const state = isHeld ? words.held : isKept ? words.kept : undefined;
  const isOptional = secret === 'aws_session_token';
  return (
    <FieldRow
      {...common}
      value={draft[key]}
      onChange={(value) => step({ kind: 'secret', key, value })}
      isSecret
      {...(state === undefined ? {} : { state })}
      {...(isOptional ? { remark: words.optional } : {})}
    />
  );
}
