import { describe, expect, it } from 'vitest';
import { fieldName } from '../kinds/field.js';
import { forms } from '../kinds/forms.js';
import { settings } from '../kinds/settings.js';
import { profileKinds, secretSettings } from '../vocabulary.js';
import { checkValue } from '../kinds/rules.js';
import { settingOf } from '../kinds/settings.js';
import { catalogue } from './index.js';

const { fieldWords, fieldRemark } = catalogue;
const fields = [
  ...new Set(profileKinds.flatMap((kind) => forms[kind].map(({ section, key }) => fieldName(section, key)))),
];
const secret: ReadonlySet<string> = new Set(secretSettings);

describe('the words of fields', () => {
  it.each(['name', ...fields])('name %s as people do, and say what it is', (field) => {
    const { label, help } = fieldWords(field);
    expect(label).toMatch(/^[A-Z][\w ]+$/u);
    expect(label).not.toContain('_');
    expect(help).toMatch(/^\S.*\.$/u);
  });

  it('say something of every setting that is known', () => {
    for (const { section, key } of settings) {
      expect(fieldWords(fieldName(section, key)).help, key).toMatch(/^[A-Z900].*\.$/u);
    }
  });

  it('give examples that have no problem themselves, and none of a secret', () => {
    for (const { section, key } of settings) {
      const { placeholder } = fieldWords(fieldName(section, key));
      if (secret.has(key)) expect(placeholder).toBe('');
      const rule = settingOf(key, section)?.rule ?? { kind: 'text' };
      expect(checkValue(rule, placeholder), `${key}: ${placeholder}`).toEqual([]);
    }
  });

  it('go by the key where nothing is known, whatever it is called', () => {
    for (const key of ['granted_sso_region', 'constructor', '__proto__', 'toString'])
      expect(fieldWords(key)).toEqual({ label: key, help: '', placeholder: '' });
    expect(fieldWords('services.s3.endpoint_url').help).toContain('this service');
    expect(fieldWords('api_versions.ec2').help).toContain('version');
  });
});

describe('what is said of good values', () => {
  it.each([
    ['name', 'acme.audit', 'Every tool can read this name.'],
    ['role_arn', 'arn:aws:iam::111122223333:role/ReadOnly', 'Account 1111 2222 3333, partition aws.'],
    ['mfa_serial', 'arn:aws-cn:iam::111122223333:mfa/ada', 'Account 1111 2222 3333, partition aws-cn.'],
    ['mfa_serial', 'GAHT12345678', null],
    ['duration_seconds', '900', '15 minutes.'],
    ['duration_seconds', '3600', '1 hour.'],
    ['duration_seconds', '5400', '1 hour 30 minutes.'],
    ['duration_seconds', '43200', '12 hours.'],
    ['region', 'eu-west-1', null],
    ['name', '', null],
  ])('%s %s', (field, value, remark) => {
    expect(fieldRemark(field, value)).toBe(remark);
  });
});
