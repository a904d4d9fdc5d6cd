import { describe, expect, it } from 'vitest';
import type { FileRole } from '../../../shared/vocabulary.js';
import { readDialect } from './read-dialect.js';
import { documentOf, summaryOf } from './testing.js';

function read(text: string, role: FileRole = 'config'): object {
  return summaryOf(readDialect('dotnet', documentOf(text), role));
}

describe('files as the SDK for .NET reads them', () => {
  it('have profiles with a prefix in config, but for the default one', () => {
    expect(
      read('[default]\na=1\n[profile x]\nb=2\n[ profile  y z ]\nc=3\n[w]\nd=4\n[profile.v]\n[Profile u]'),
    ).toEqual({
      profiles: { default: { a: '1' }, x: { b: '2' }, 'y z': { c: '3' } },
    });
  });

  it('have profiles with a prefix or without in credentials', () => {
    expect(read('[a b]\nk=1\n[profile x]\nk=2\n[profile a b]\nk=3', 'credentials')).toEqual({
      profiles: { 'a b': { k: '1' }, x: { k: '2' } },
    });
  });

  it('have sessions and services in either file', () => {
    const text = '[sso-session s]\nsso_region=x\n[services v]\ns3 =\n  endpoint_url = y';
    const kinds = { ssoSessions: { s: { sso_region: 'x' } }, services: { v: { s3: { endpoint_url: 'y' } } } };
    expect(read(text)).toEqual({ profiles: {}, ...kinds });
    expect(read(text, 'credentials')).toEqual({ profiles: {}, ...kinds });
  });

  it('keep quotes in names and values, comments in values, and fold keys', () => {
    expect(read('[profile "a"]\nRegion = "x" # c')).toEqual({ profiles: { '"a"': { region: '"x" # c' } } });
  });

  it('count the first section of a name only', () => {
    expect(read('[profile a]\nx=1\n[profile a]\ny=2\n[profile  a]\nz=3')).toEqual({
      profiles: { a: { x: '1' } },
    });
    expect(read('[profile default]\nx=1\n[default]\ny=2')).toEqual({ profiles: { default: { y: '2' } } });
  });

  it('miss a section with a key that stands twice', () => {
    expect(read('[profile a]\nx=1\nX=2\n[profile a]\ny=1\n[profile b]\nz=1')).toEqual({
      profiles: { b: { z: '1' } },
    });
    expect(read('[default]\nx=1\nx=2\n[profile default]\ny=1')).toEqual({
      profiles: { default: { y: '1' } },
    });
    expect(read('[a]\nx=1\nx=2\n[profile a]\ny=1', 'credentials')).toEqual({ profiles: { a: { y: '1' } } });
  });

  it('have blocks where the header has a prefix', () => {
    const block = 's3 =\n  A = 1\n  # c\n  b = 2\nregion = x\ns3 =\n  c = 3';
    expect(read(`[profile a]\n${block}`)).toEqual({
      profiles: { a: { s3: { a: '1', b: '2', c: '3' }, region: 'x' } },
    });
    expect(read('[default]\ns3 =\n  a = 1\nregion = x')).toEqual({
      profiles: { default: { s3: '', region: 'x' } },
    });
  });

  it('lose an empty value before a blank line, but no other', () => {
    expect(read('[profile a]\nx =\n\ny =\nz = 1')).toEqual({ profiles: { a: { y: '', z: '1' } } });
    expect(read('[default]\nx =\n\ny =')).toEqual({ profiles: { default: { x: '', y: '' } } });
  });

  it('take an indented line for a key of the section, and no key for one too', () => {
    expect(read('[profile a]\nx = 1\n  y = 2\n= z')).toEqual({
      profiles: { a: { x: '1', y: '2', '': 'z' } },
    });
  });

  it('go on through a header that holds an equals sign', () => {
    expect(read('[profile a]\nx = 1\n[profile b=c]\ny = 2')).toEqual({
      profiles: { a: { x: '1', '[profile b': 'c]', y: '2' }, 'b=c': { y: '2' } },
    });
  });

  it('pass a byte order mark over', () => {
    expect(read('\ufeff[default]\nx=1')).toEqual({ profiles: { default: { x: '1' } } });
  });

  it.each([
    ['[default]\nword', 2],
    ['[default] # c', 1],
    ['[default]\nregion: x', 2],
    ['[default]\nregion = x\n  more', 3],
    ['[default', 1],
  ])('are refused for %j', (text, line) => {
    expect(read(text)).toEqual({ refused: 'InvalidDataException', line });
  });
});
