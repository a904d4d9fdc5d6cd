import { describe, expect, it } from 'vitest';
import { createIniSecondReader } from '../../adapters/ini-second-reader.js';
import { parseDocument } from '../../core/ini/document.js';
import type { SecondReader } from '../ports.js';
import { vetoOf } from './veto.js';

const reader = createIniSecondReader();
const before = '\uFEFF[a]\r\nx = 1\r\n[profile b.c]\r\ny = 2\r\n';

function veto(after: string, named: readonly string[], by: SecondReader = reader): string | null {
  const documents = [before, after].map((text) => parseDocument(new TextEncoder().encode(text)));
  const failure = vetoOf(
    by,
    '~/f',
    documents[0] ?? parseDocument(new Uint8Array()),
    documents[1] ?? parseDocument(new Uint8Array()),
    named,
  );
  return failure?.code === 'second-reader-veto' ? failure.facts.section : null;
}

describe('the veto', () => {
  it('is silent where only named sections differ', () => {
    expect(veto(before.replace('y = 2', 'y = 3'), ['profile b.c'])).toBeNull();
    expect(veto(`${before}[new]\nz = 1\n`, ['new'])).toBeNull();
    expect(veto(before.replace('[a]\r\nx = 1\r\n', ''), ['a'])).toBeNull();
  });
  it.each([
    ['a changed value', before.replace('x = 1', 'x = 2'), 'a'],
    ['a lost key', before.replace('x = 1\r\n', ''), 'a'],
    ['a new key', before.replace('x = 1', 'x = 1\r\nz = 1'), 'a'],
    ['a lost section', before.replace('[profile b.c]\r\ny = 2\r\n', ''), 'profile b.c'],
    ['a new section', `${before}[new]\n`, 'new'],
  ])('names the section of %s', (_what, after, section) => {
    expect(veto(after, ['other'])).toBe(section);
  });
  it('speaks against a write that the second reader cannot read', () => {
    expect(veto(before, [], { read: () => null })).toBe('');
  });
  it('speaks against a change of a line that is not text', () => {
    const raw = (byte: number): Uint8Array => Uint8Array.from([0x5b, 0x61, 0x5d, 0x0a, byte, 0x0a]);
    const [old, next] = [parseDocument(raw(0xff)), parseDocument(raw(0xfe))];
    expect(vetoOf(reader, '~/f', old, old, [])).toBeNull();
    expect(vetoOf(reader, '~/f', old, next, ['a'])).not.toBeNull();
  });
  it('is silent where all that is not text becomes text, in sections that are named', () => {
    const old = parseDocument(Uint8Array.from([0x5b, 0x61, 0x5d, 0x0a, 0x23, 0xe9, 0x0a]));
    const next = parseDocument(new TextEncoder().encode('[a]\n#é\n'));
    expect(vetoOf(reader, '~/f', old, next, ['', 'a'])).toBeNull();
    expect(vetoOf(reader, '~/f', next, old, ['', 'a'])).toBeNull();
    expect(vetoOf(reader, '~/f', old, next, ['b'])).not.toBeNull();
  });
});
