/** Fixes of findings from the question to the disk: the second reader lets them pass, and taking them back leaves every byte. */
import { describe, expect, it } from 'vitest';
import { config, credentials, openEditing, valueOf } from '../../../e2e/support/memory-editing.js';
import { fixOf } from '../../../shared/kinds/fixes.js';
import { findingCodes } from '../../../shared/models/finding.js';
import type { Finding } from '../../../shared/models/finding.js';
import { parseDocument } from '../../core/ini/document.js';
import { type FixtureHome, fixtures } from '../../core/profiles/findings-fixtures.js';
import { readProfiles } from '../../core/profiles/profiles.js';
import { configPath, credentialsPath } from '../../core/profiles/testing.js';

const encoder = new TextEncoder();

function bytesOf(content: string | Uint8Array | undefined): Uint8Array {
  return typeof content === 'string' ? encoder.encode(content) : (content ?? new Uint8Array());
}

async function open(home: FixtureHome) {
  const editing = openEditing({ files: { [config]: '', [credentials]: '' } });
  for (const [path, content] of [
    [config, home.config],
    [credentials, home.credentials],
  ] as const) {
    const file = await editing.disk.open(path, 'read-write');
    await file.write(bytesOf(content));
    await file.close();
  }
  return editing;
}

/** Those of the files alone: the others have tests of their own. */
function find(home: FixtureHome, code: Finding['code']): Finding | undefined {
  const source = (role: 'config' | 'credentials', path: string) => {
    return { path, role, document: parseDocument(bytesOf(home[role])), mode: null };
  };
  const set = readProfiles({
    config: source('config', configPath),
    credentials: source('credentials', credentialsPath),
    locations: [],
  });
  const all = [...set.fileFindings, ...set.profiles.flatMap((profile) => profile.findings)];
  return all.find((finding) => finding.code === code);
}

const edits = findingCodes.flatMap((code) =>
  fixtures[code].flatMap(({ name, home, fix }) => {
    const finding = find(home, code);
    if (finding === undefined || fix.kind !== 'edit' || fixOf(finding).kind !== 'edit') return [];
    return [{ code, name, home, fix, finding }];
  }),
);

describe.each(edits)('$code ($name)', ({ code, home, fix, finding }) => {
  const edit = {
    kind: 'fix',
    code,
    file: finding.origin?.file ?? finding.subject,
    line: finding.origin?.line ?? null,
  } as const;

  it('is shown, made and taken back', async () => {
    const { service, changes, disk } = await open(home);
    const preview = valueOf(await service.preview(edit, 'last-four'));
    expect(preview.files.length).toBeGreaterThan(0);
    const made = valueOf(await service.apply(edit, 'last-four'));
    const text = new TextDecoder();
    expect(text.decode(await disk.read(config))).toBe(fix.config ?? text.decode(bytesOf(home.config)));
    expect(text.decode(await disk.read(credentials))).toBe(
      fix.credentials ?? text.decode(bytesOf(home.credentials)),
    );
    valueOf(await changes.undo(made.id, 'last-four'));
    expect(await disk.read(config)).toEqual(bytesOf(home.config));
    expect(await disk.read(credentials)).toEqual(bytesOf(home.credentials));
  });
});

it('asks before a setting that was misspelt can have a program run', async () => {
  const home = { config: '[profile dev]\nregion = eu-west-1\ncredential_proces = /opt/tool\n' };
  const edit = { kind: 'fix', code: 'setting-name-close', file: configPath, line: 3 } as const;
  const { service, consent } = await open(home);
  expect(valueOf(await service.preview(edit, 'whole')).effects.consent).toEqual(['runs-program']);
  expect(await service.apply(edit, 'whole')).toMatchObject({
    ok: false,
    failure: { code: 'consent-needed' },
  });
  expect(consent.asked).toEqual([
    { kind: 'runs-program', profile: 'dev', setting: 'credential_process', command: '/opt/tool' },
  ]);
});
