import { describe, expect, it } from 'vitest';
import { outlineDocument } from '../ini/outline.js';
import { testRequest } from './testing.js';
import { tryOnPaper, withDocuments } from './what-if.js';

const config = '/home/someone/.aws/config';
const text = '[a]\nx = 1\n  more\n[b]\r\ny = 2\r\n\n[c]\nz = 3\n';

function headers(request: ReturnType<typeof testRequest>): readonly (readonly [string, number])[] {
  const file = request.world.file(config);
  if (file.state !== 'read') return [];
  return outlineDocument(file.document).sections.map(({ header, line }) => [header, line] as const);
}

describe('on paper', () => {
  it('variables go and come in the order in which they are tried; the request itself stays', () => {
    const request = testRequest({ environment: { AWS_PROFILE: 'a', AWS_REGION: 'r' } });
    const tried = tryOnPaper(request, [
      { kind: 'set', variable: 'AWS_PROFILE', value: 'b' },
      { kind: 'unset', variable: 'AWS_REGION' },
      { kind: 'unset', variable: 'AWS_NOTHING' },
      { kind: 'set', variable: 'AWS_PROFILE', value: 'c' },
    ]);
    expect(tried.environment).toEqual({ HOME: '/home/someone', AWS_PROFILE: 'c' });
    expect(request.environment).toMatchObject({ AWS_PROFILE: 'a', AWS_REGION: 'r' });
  });
  it('a section is not there, and every other is on its line', () => {
    const request = testRequest({ config: text });
    const ignore = (line: number) => ({ kind: 'ignore-section', file: '~/.aws/config', line }) as const;
    expect(headers(tryOnPaper(request, [ignore(4)]))).toEqual([
      ['a', 1],
      ['c', 7],
    ]);
    expect(headers(tryOnPaper(request, [ignore(1), ignore(7)]))).toEqual([['b', 4]]);
    expect(headers(tryOnPaper(request, [ignore(2)]))).toHaveLength(3);
    expect(headers(request)).toHaveLength(3);
  });
  it('a file is the same each time it is looked at, so that it is read once', () => {
    const changes = [{ kind: 'ignore-section', file: '~/.aws/config', line: 1 }] as const;
    const { world } = tryOnPaper(testRequest({ config: text }), changes);
    expect(world.file(config)).toBe(world.file(config));
    expect(world.file('/nowhere')).toEqual({ state: 'absent' });
  });
});

it('a planned document stands where there was another, or none', () => {
  const { world } = testRequest({ config: text });
  const document = { byteOrderMark: false, lines: [] };
  const planned = withDocuments(world, new Map([['/new', document]]));
  expect(planned.file('/new')).toEqual({ state: 'read', document });
  expect(planned.file(config)).toMatchObject({ state: 'read' });
  expect(planned.digest('sha1', 'x')).toBe(world.digest('sha1', 'x'));
});
