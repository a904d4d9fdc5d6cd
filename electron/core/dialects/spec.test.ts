import { describe, expect, it } from 'vitest';
import type { FileRole } from '../../../shared/vocabulary.js';
import { readDialect } from './read-dialect.js';
import { documentOf, summaryOf } from './testing.js';

function read(text: string, role: FileRole = 'config'): object {
  return summaryOf(readDialect('spec', documentOf(text), role));
}

function refusalOf(text: string): unknown {
  return readDialect('spec', documentOf(text), 'config').refusal?.message;
}

describe('files as the SDKs have specified them', () => {
  it('have profiles with a prefix in config and without in credentials', () => {
    const text =
      '[default]\na=1\n[profile x]\nb=2\n[y]\nc=3\n[ profile\t z ]\nd=4\n[profilew]\n[profile u v]\n[profile q!]';
    expect(read(text)).toEqual({ profiles: { default: { a: '1' }, x: { b: '2' }, z: { d: '4' } } });
    expect(read(text, 'credentials')).toEqual({
      profiles: { default: { a: '1' }, y: { c: '3' }, profilew: {} },
    });
  });

  it('have sessions and services in config only; a block is one text', () => {
    const text = '[sso-session s]\nsso_region = x\n[services v]\ns3 =\n  endpoint_url = y\n\n  b =';
    expect(read(text)).toEqual({
      profiles: {},
      ssoSessions: { s: { sso_region: 'x' } },
      services: { v: { s3: '\nendpoint_url = y\nb =' } },
    });
    expect(read(text, 'credentials')).toEqual({ profiles: {} });
  });

  it('merge sections of one name, the last value counting', () => {
    expect(read('[profile a]\nX=1\ny=1\n[profile\ta]\nx=2')).toEqual({ profiles: { a: { x: '2', y: '1' } } });
  });

  it('prefer the default profile with a prefix', () => {
    expect(read('[profile default]\nx=1\n[default]\ny=2\n[profile default]\nz=3')).toEqual({
      profiles: { default: { x: '1', z: '3' } },
    });
  });

  it('drop keys that are no identifiers', () => {
    expect(read('[default]\na b = 1\nü = 2\nk = 3')).toEqual({ profiles: { default: { k: '3' } } });
  });

  it('strip comments, but not from lines that continue another', () => {
    expect(read('[default] # c\na = 1 # c\nb = 1# c\nc = 1\n  # d\n\t2 ;e')).toEqual({
      profiles: { default: { a: '1', b: '1# c', c: '1\n# d\n2 ;e' } },
    });
  });

  it.each([
    ['[default', "Profile definition must end with ']'"],
    ['[sso-session x', "Section definition must end with ']'"],
    ['a = 1', 'Expected a profile definition'],
    ['  a = 1', 'Expected a profile definition'],
    ['\ufeff[default]', 'Expected a profile definition'],
    ['[default]\n  a = 1', 'Expected a property definition, found continuation'],
    ['[default]\na', "Expected an '=' sign defining a property"],
    ['[default]\na: 1', "Expected an '=' sign defining a property"],
    ['[default]\n= 1', 'Property did not have a name'],
    ['[default]\ns3 =\n  a', "Expected an '=' sign defining a sub-property"],
    ['[default]\ns3 =\n  = 1', 'Sub-property did not have a name'],
  ])('are refused for %j', (text, message) => {
    expect(refusalOf(text)).toBe(message);
  });
});
