import { describe, expect, it } from 'vitest';
import { home, valueOf } from '../../../e2e/support/memory-editing.js';
import { openMoving } from '../../../e2e/support/memory-moving.js';
import { sdkStoreReading } from '../../../shared/models/store.js';
import { createMemoryVault } from '../store/testing-vault.js';
import { fixedDecryption } from './testing.js';

const usual = `${home}/AppData/Local/AWSToolkit/RegisteredAccounts.json`;
const ID = 'AKIAIOSFODNN7EXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const hex = (text: string): string => Buffer.from(text).toString('hex').toUpperCase();
const key = { AWSAccessKey: hex(ID), AWSSecretKey: hex(SECRET) };
const text = JSON.stringify({
  a: { DisplayName: 'dev', ProfileType: 'AWS', Region: 'eu-west-1', ...key },
  b: { DisplayName: 'kept', ProfileType: 'AWS', ...key },
  c: { DisplayName: 'signed', ProfileType: 'SAML' },
});
const body = `aws_access_key_id = ${ID}\naws_secret_access_key = ${SECRET}\nregion = eu-west-1\n`;
const here = fixedDecryption(true);

describe('the store of the AWS SDK for .NET', () => {
  it('is listed everywhere, with what is in the encrypted store already', async () => {
    const vault = createMemoryVault({ bodies: { kept: body } });
    const { moving } = openMoving({ files: { [usual]: text }, vault });
    const reading = valueOf(await moving.sdkStore(null));
    expect(sdkStoreReading.parse(reading)).toEqual({
      path: '~/AppData/Local/AWSToolkit/RegisteredAccounts.json',
      canDecrypt: false,
      profiles: [
        { name: 'dev', profileType: 'AWS', region: 'eu-west-1', exists: false },
        { name: 'kept', profileType: 'AWS', region: null, exists: true },
        { name: 'signed', profileType: 'SAML', region: null, exists: false },
      ],
    });
  });
  it('is where Windows says, or in the file that was named', async () => {
    const local = '/users/ada/Local';
    const at = openMoving({
      files: { [`${local}/AWSToolkit/RegisteredAccounts.json`]: text },
      environment: { LOCALAPPDATA: local },
    });
    expect(valueOf(await at.moving.sdkStore(null))?.profiles).toHaveLength(3);
    const named = openMoving({ files: { '/copy.json': text } });
    expect(valueOf(await named.moving.sdkStore('/copy.json'))?.path).toBe('/copy.json');
    expect(valueOf(await named.moving.sdkStore(null))).toBeNull();
    expect(await named.moving.sdkStore('/nothing.json')).toMatchObject({
      failure: { code: 'sdk-store-not-readable', facts: { reason: 'missing' } },
    });
  });
  it('is sealed key by key, a name that is there already left alone, and the file never written', async () => {
    const vault = createMemoryVault({ bodies: { kept: 'region = a\n' } });
    const opened = openMoving({ files: { [usual]: text }, vault, decryption: here });
    expect(valueOf(await opened.moving.importSdkStore(['dev', 'kept', 'signed'], null))).toEqual(['dev']);
    expect(vault.text('dev')).toBe(body);
    expect(vault.text('kept')).toBe('region = a\n');
    expect(opened.text(usual)).toBe(text);
    expect(opened.recorded).toEqual(['imported dev']);
    expect(valueOf(await opened.moving.importSdkStore(['dev'], null))).toEqual([]);
  });
  it('cannot be decrypted elsewhere, or by another user: then nothing is imported', async () => {
    const away = openMoving({ files: { [usual]: text } });
    expect(await away.moving.importSdkStore(['dev'], null)).toMatchObject({
      failure: {
        code: 'sdk-store-not-readable',
        facts: { reason: 'other-system', names: 'dev, kept, signed' },
      },
    });
    const foreign = JSON.stringify({
      a: { DisplayName: 'dev', ...key },
      b: { DisplayName: 'other', ...key, AWSSecretKey: 'FF' },
    });
    const opened = openMoving({ files: { [usual]: foreign }, decryption: here });
    expect(await opened.moving.importSdkStore(['dev', 'other'], null)).toMatchObject({
      failure: { code: 'sdk-store-not-readable', facts: { reason: 'other-user' } },
    });
    expect(opened.vault.held()).toEqual([]);
  });
  it('is a file of that kind, and the store must be open', async () => {
    const odd = openMoving({ files: { [usual]: '[]' }, decryption: here });
    expect(await odd.moving.sdkStore(null)).toMatchObject({ failure: { facts: { reason: 'not-json' } } });
    const vault = createMemoryVault();
    vault.setLocked('idle');
    const locked = openMoving({ files: { [usual]: text }, vault, decryption: here });
    expect(await locked.moving.importSdkStore(['dev'], null)).toMatchObject({
      failure: { code: 'store-locked' },
    });
  });
});
