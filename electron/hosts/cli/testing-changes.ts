/** A change of one line, and how it is printed. */
import type { FileDiff } from '../../../shared/models/change.js';

export const diff: FileDiff = {
  path: '~/.aws/config',
  added: 1,
  removed: 0,
  hunks: [
    {
      lines: [
        { kind: 'context', text: '[profile dev]', oldLine: 1, newLine: 1 },
        { kind: 'added', text: '[default]', oldLine: null, newLine: 2 },
      ],
    },
  ],
};

export const unified = '--- ~/.aws/config\n+++ ~/.aws/config\n@@ -1,1 +1,2 @@\n [profile dev]\n+[default]\n';
