import { describe, expect, it } from 'vitest';
import type { FileRole } from '../../../shared/vocabulary.js';
import { readDialect } from './read-dialect.js';
import { documentOf, summaryOf } from './testing.js';

function read(text: string, role: FileRole = 'config'): object {
  return summaryOf(readDialect('sdk-js-v3', documentOf(text), role));
}

describe('files as the SDK for JavaScript v3 reads them', () => {
  it('have profiles with a prefix in config, one white space or a point between', () => {
    const text =
      '[default]\na=1\n[profile x]\nb=2\n[profile.y z]\nc=3\n[profile\tw]\nd=4\n[profile  v]\ne=5\n[u]\nf=6';
    expect(read(text)).toEqual({
      profiles: { default: { a: '1' }, x: { b: '2' }, 'y z': { c: '3' }, w: { d: '4' } },
    });
  });

  it('have profiles called what the header says in credentials, but for two words', () => {
    const text = '[a]\nk=1\n[a b]\nk=2\n[a b c]\nk=3\n[profile x]\nk=4\n[ d ]\nk=5';
    expect(read(text, 'credentials')).toEqual({
      profiles: { a: { k: '1' }, 'a b c': { k: '3' }, 'profile.x': { k: '4' }, ' d ': { k: '5' } },
    });
  });

  it('have sessions and services', () => {
    expect(read('[sso-session s]\nsso_region=x\n[services v]\ns3 =\n  endpoint_url = y')).toEqual({
      profiles: {},
      ssoSessions: { s: { sso_region: 'x' } },
      services: { v: { 's3.endpoint_url': 'y' } },
    });
  });

  it('have no profiles without settings', () => {
    expect(read('[profile a]\n[profile b]\nregion =')).toEqual({ profiles: {} });
  });

  it('prefer the default profile with a prefix, and merge others', () => {
    expect(read('[profile default]\nx=1\n[default]\ny=2\n[profile a]\nx=1\n[profile "a"]\nx=2')).toEqual({
      profiles: { default: { x: '1' }, a: { x: '2' } },
    });
  });

  it('keep keys as they are written, and cut at the first equals sign', () => {
    expect(read('[default]\nRegion=a=b\nx : y = z\n= v\nbare')).toEqual({
      profiles: { default: { Region: 'a=b', 'x : y': 'z' } },
    });
  });

  it('strip comments that follow white space', () => {
    expect(read('[default] # c\na = 1 ;c\nb = 1#c\nc = #c')).toEqual({
      profiles: { default: { a: '1', b: '1#c' } },
    });
  });

  it('let settings leak into the section before a header that is none to the SDK', () => {
    expect(read('[profile a]\nx=1\n[profile b];c\ny=2\n[profile c\nz=3')).toEqual({
      profiles: { a: { x: '1', y: '2', z: '3' } },
    });
  });

  it('end a block only at a value that is not indented', () => {
    expect(read('[default]\ns3 =\n  a = 1\nbare\n  b = 2\nc = 3\n  d = 4')).toEqual({
      profiles: { default: { 's3.a': '1', 's3.b': '2', c: '3', d: '4' } },
    });
  });

  it('pass a byte order mark over, and bytes that are no UTF-8', () => {
    expect(read('\ufeff[default]\r\nx=1\r\n')).toEqual({ profiles: { default: { x: '1' } } });
  });

  it('know the names that JavaScript objects have', () => {
    expect(read('[profile constructor]\n__proto__ = 1\ntoString = 2\n[profile a]\n__proto__ = 1')).toEqual({
      profiles: { constructor: { toString: '2' }, a: {} },
    });
    expect(read('[profile "__proto__"]\nx = 1\n[default]\nx = 1')).toEqual({
      profiles: { default: { x: '1' } },
    });
  });

  it.each(['[__proto__]', '[profile __proto__]'])('are as good as empty with %s in them', (header) => {
    expect(read(`[default]\nx = 1\n${header}`)).toEqual({ refused: 'Error', line: 3 });
  });
});
