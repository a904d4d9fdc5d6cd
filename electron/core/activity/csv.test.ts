import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeRow } from '../../../shared/models/change.js';
import type { ActivityRow } from '../../../shared/models/store.js';
import { activityHead, activityTable } from './csv.js';

const event: ActivityRow = {
  at: '2026-11-21T10:00:00.000Z',
  kind: 'key-deactivated',
  profile: 'dev',
  program: null,
  reason: '****MPLE',
};
const change: ChangeRow = {
  id: 'c7',
  at: '2026-11-21T11:00:00.000Z',
  action: 'edit',
  profiles: ['dev', 'prod'],
  files: [{ path: '~/.aws/credentials', added: 2, removed: 1 }],
  undoneBy: 'c8',
  purged: false,
};

/** As RFC 4180 has it. */
function parsed(text: string): readonly (readonly string[])[] {
  const cells = [...text.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/gu)];
  const rows: string[][] = [[]];
  for (const [, value = '', end] of cells) {
    rows.at(-1)?.push(value.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('the table of what was done', () => {
  it('has events and changes, the newest first, below a line of names', () => {
    expect(parsed(activityTable([event], [change]))).toEqual([
      ['time', 'what', 'profile', 'program', 'detail'],
      [change.at, 'change-edit', 'dev, prod', '', 'c7, ~/.aws/credentials +2 -1, undone by c8'],
      [event.at, 'key-deactivated', 'dev', '', '****MPLE'],
    ]);
  });

  it('is its head alone where nothing was done', () => {
    expect(activityTable([], [])).toBe(activityHead);
  });

  it.each(['=cmd|calc', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])('makes text of %j', (profile) => {
    expect(parsed(activityTable([{ ...event, profile }], []))[1]?.[2]).toBe(`'${profile}`);
  });

  it('gives every text back as it was, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (program) => {
        const [, line] = parsed(activityTable([{ ...event, program }], []));
        expect(line).toHaveLength(5);
        expect(line?.[3]?.replace(/^'(?=[=+\-@\t\r\n])/u, '')).toBe(
          program.replace(/^'(?=[=+\-@\t\r\n])/u, ''),
        );
      }),
    );
  });
});
