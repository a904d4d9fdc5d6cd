/** Suites that stand in the folder and ask for what Keyway does not do yet, or does not do at all: counted, with the reason. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { skipped, type SuiteReport } from './report.js';

const rows: readonly {
  readonly folder: string;
  readonly why: string;
}[] = [
  {
    folder: 'published/aws-sdk-go/credential-process',
    why: 'Keyway runs no credential process yet',
  },
  {
    folder: 'published/aws-sdk-go/sso-cache',
    why: 'token files alone: nothing beside them says what is expected',
  },
];

export function countNotAsked(root: string): readonly SuiteReport[] {
  return rows.map(({ folder, why }) => {
    const own = path.join(root, ...folder.split('/'));
    const names = existsSync(own) ? readdirSync(own) : [];
    return { suite: folder, cases: names.map((name) => skipped(name, why)) };
  });
}
