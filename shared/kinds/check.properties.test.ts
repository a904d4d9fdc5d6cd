/** What holds for any text in any field; and that what checks let pass can be written, and reads back as it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerFor, nameProblem } from '../../electron/core/editing/names.js';
import { valueProblem } from '../../electron/core/editing/values.js';
import { readBotocore } from '../../electron/core/dialects/botocore.js';
import { parseDocument } from '../../electron/core/ini/document.js';
import { setEntry, setNestedEntry } from '../../electron/core/ini/edit.js';
import { problem } from '../models/problem.js';
import { profileKinds } from '../vocabulary.js';
import { checkForm, type FormState, settingProblems } from './check.js';
import { keysOfKind } from './forms.js';
import { settings } from './settings.js';
import { aroundProfile, formAround, formState } from './testing-forms.js';

const runs = { quick: 300, ci: 2000, nightly: 20_000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 300;

const awkward = fc.string({
  unit: fc.constantFrom(...'ab1 \t"\'#;,[]=:\\%$~ü\n\r\u2028\u00a0\ufeff\u0085-./D(!', '\ud800'),
  maxLength: 12,
});
const likely = fc.constantFrom(
  ...[
    'AKIAIOSFODNN7EXAMPLE',
    'arn:aws:iam::111122223333:role/A',
    '3600',
    'eu-west-1',
    'true',
    'json',
    'base',
  ],
  ...['https://my-sso-portal.awsapps.com/start', '111122223333', 'DEFAULT', 'profile x', 'two words', '8MB'],
);
const texts = fc.oneof(awkward, likely, fc.string());
const keys = fc.oneof(fc.constantFrom(...settings.map(({ key }) => key)), texts);
const secret = fc.constantFrom('set', 'given', 'none');

const around = formAround({
  profiles: [
    aroundProfile('base', { kind: 'access-key', accessKeyId: '****MPLE' }),
    aroundProfile('loop', { kind: 'role', sourceProfile: 'loop' }),
  ],
  ssoSessions: [{ name: 'base', values: { sso_region: 'us-east-1' }, usedBy: [] }],
  services: ['base'],
});

const section = fc.option(fc.record({ name: texts, values: fc.dictionary(keys, texts, { maxKeys: 4 }) }));
const states: fc.Arbitrary<FormState> = fc.record({
  id: fc.option(fc.constantFrom('shared:base', 'gone')),
  name: texts,
  location: fc.option(fc.constant('~/other')),
  kind: fc.constantFrom(...profileKinds),
  values: fc.dictionary(keys, texts, { maxKeys: 8 }),
  masked: fc.subarray(['aws_access_key_id', 'credential_process']),
  secrets: fc.record({ aws_secret_access_key: secret, aws_session_token: secret }, { requiredKeys: [] }),
  ssoSession: section,
  services: section,
});

describe('checks of any form', () => {
  it('never throw, and give what the contract can carry', () => {
    fc.assert(
      fc.property(states, (state) => {
        for (const found of checkForm(state, around)) expect(problem.parse(found)).toEqual(found);
      }),
      { numRuns: runs },
    );
  });

  it('find nothing new in a suggested value, where they suggest one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...settings.map(({ key }) => key)), texts, (key, value) => {
        for (const { code, suggestion } of settingProblems('profile', key, value)) {
          if (suggestion === null || code.startsWith('setting-name')) continue;
          const after = settingProblems('profile', key, suggestion);
          expect(after.filter((found) => found.code === code)).toEqual([]);
        }
      }),
      { numRuns: runs },
    );
  });

  it('suggest no name that has a problem itself', () => {
    fc.assert(
      fc.property(texts, (name) => {
        for (const { field, suggestion } of checkForm(formState({ name }), around)) {
          if (field !== 'name' || suggestion === null) continue;
          const after = checkForm(formState({ name: suggestion }), around);
          expect(after.filter((found) => found.field === 'name')).toEqual([]);
        }
      }),
      { numRuns: runs },
    );
  });
});

describe('what checks let pass', () => {
  it('is a name that can be written', () => {
    fc.assert(
      fc.property(texts, (name) => {
        const errors = checkForm(formState({ name }), formAround()).filter(
          ({ severity }) => severity === 'error',
        );
        if (errors.length === 0) expect(nameProblem('profile', name)).toBe(null);
      }),
      { numRuns: runs },
    );
  });

  it('is a value that can be written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...settings.map(({ key }) => key)), texts, (key, value) => {
        const errors = settingProblems('profile', key, value).filter(({ severity }) => severity === 'error');
        if (errors.length === 0 && value !== '') expect(valueProblem(key, value)).toBe(null);
      }),
      { numRuns: runs },
    );
  });

  it('reads back by botocore as it was typed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...settings), texts, ({ key, section: place }, value) => {
        const found = settingProblems(place, key, value).filter(({ severity }) => severity !== 'info');
        if (found.length > 0 || value === '') return;
        const [head = '', nested] = key.split('.');
        const file = `[${headerFor('profile', 'config', 'dev') ?? ''}]\n`;
        const before = parseDocument(new TextEncoder().encode(file));
        const after =
          nested === undefined
            ? setEntry(before, 1, head, value)
            : setNestedEntry(before, 1, head, nested, value);
        const reading = readBotocore(after, 'config');
        const read = reading.sections[0]?.values.list.find((entry) => entry.folded === head)?.value;
        expect(reading.refused).toBe(null);
        expect(typeof read === 'string' || read === undefined ? read : read.get(nested ?? '')).toBe(value);
      }),
      { numRuns: runs },
    );
  });
});

it('asks of a kind only for what its form has', () => {
  fc.assert(
    fc.property(fc.constantFrom(...profileKinds), (kind) => {
      const missing = checkForm(formState({ kind }), around).filter(({ code }) => code === 'value-missing');
      for (const { field } of missing) expect(keysOfKind(kind)).toContain(field);
    }),
  );
});
