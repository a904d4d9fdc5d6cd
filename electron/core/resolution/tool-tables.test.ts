/** The page of every tool's tables, in their order with the source of each rule, made from the tables themselves. */
import { expect, test } from 'vitest';
import { allTools } from './all-tools.js';
import type { Tool } from './tool.js';

test('docs/tools.md says in which order each tool asks', async () => {
  await expect(toolTablesPage(allTools)).toMatchFileSnapshot('../../../docs/tools.md');
});

/** The whole page. */
function toolTablesPage(tools: readonly Tool[]): string {
  return [
    '# How each tool resolves',
    '',
    'Made from the code by `npx vitest run electron/core/resolution/tool-tables.test.ts -u`; a test fails where it is not current.',
    'Each list is in the order in which the tool asks: the first that has an answer decides. Behind each entry stands where the rule is from.',
    '',
    '`verified`: seen by running that release. `documented`: read in its source or documentation, not run.',
    '',
    ...tools.flatMap(toolSection),
  ].join('\n');
}

interface Entry {
  readonly name: string | null;
  readonly cite: string;
}

function toolSection(tool: Tool): readonly string[] {
  const { id, version, confidence, dialect } = tool;
  const cited = ({ cite }: { readonly cite: string }): Entry => ({ name: null, cite });
  return [
    `## ${id}`,
    '',
    `Version ${version}, ${confidence}. Reads files as \`${dialect}\`.`,
    '',
    ...list('Config file', tool.configPaths.map(cited)),
    ...list('Credentials file', tool.credentialsPaths.map(cited)),
    ...list('Profile', tool.profiles.map(cited)),
    ...list('Stops before any source', tool.refusals.map(cited)),
    ...list(
      'Sources',
      tool.sources.map(({ source, cite }) => ({ name: source, cite })),
    ),
    ...list('Region', tool.regions.map(cited)),
    ...list(
      'Other settings',
      tool.settings.map(({ key, cite }) => ({ name: key, cite })),
    ),
    ...list('Settings by name', (tool.settingGroups ?? []).map(cited)),
    ...list('Warnings', tool.warnings.map(cited)),
  ];
}

function list(title: string, entries: readonly Entry[]): readonly string[] {
  if (entries.length === 0) return [];
  const rows = entries.map(
    ({ name, cite }, index) => `${String(index + 1)}. ${name === null ? '' : `\`${name}\`: `}${cite}`,
  );
  return [`### ${title}`, '', ...rows, ''];
}
