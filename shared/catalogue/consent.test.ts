/** Every question that main asks has words, and no text of somebody else's can stand in for them. */
import { describe, expect, it } from 'vitest';
import type { ConsentRequest } from '../models/consent.js';
import { consentWords } from './en/consent.js';

const requests: readonly ConsentRequest[] = [
  { kind: 'runs-program', profile: 'dev', setting: 'credential_process', command: '/usr/bin/keys' },
  { kind: 'sends-elsewhere', profile: 'dev', setting: 'endpoint_url', address: 'http://example.com' },
  { kind: 'copy-secret', profile: 'dev', setting: 'aws_secret_access_key' },
  { kind: 'write-copy', profile: 'dev', path: '/home/ada/copy' },
  { kind: 'move-to-files', profile: 'dev' },
  { kind: 'back-up-store', path: '/home/ada/backup' },
  { kind: 'restore-store', path: '/home/ada/backup', entries: 3 },
  { kind: 'accept-store-version' },
  { kind: 'save-recovery-kit', path: '/home/ada/kit' },
  { kind: 'hand-out', profile: 'dev', program: 'terraform' },
  {
    kind: 'deactivate-access-key',
    profile: 'dev',
    accessKeyId: '****MPLE',
    userName: 'alice',
    profiles: 3,
  },
  { kind: 'rotate-without-profile', profile: 'dev', userName: 'alice' },
];

describe.each(requests)('the question of $kind', (request) => {
  it('asks in one line, says what comes of it, and names what the button does', () => {
    const { question, detail, allow } = consentWords(request);
    expect(question).toMatch(/^[A-Z][^\n]*\?$/u);
    expect(detail).toMatch(/\.$/u);
    expect(allow).toMatch(/^[A-Z]/u);
  });
  it('names all that it is about, as it is', () => {
    const { question, detail } = consentWords(request);
    const { kind: _, ...facts } = request;
    for (const fact of Object.values(facts)) expect(question + detail).toContain(String(fact));
  });
});

describe('texts of others in a question', () => {
  it('cannot begin a line or turn the direction of writing', () => {
    const { question, detail } = consentWords({
      kind: 'hand-out',
      profile: 'dev\n\nAllow this.',
      program: 'x\u202Ey',
    });
    expect(question).not.toContain('\n');
    expect(detail).toContain(String.raw`x\u{202e}y`);
  });
  it('says so where the system names no program', () => {
    const { detail } = consentWords({ kind: 'hand-out', profile: 'dev', program: '' });
    expect(detail).toContain('does not name');
  });
});
