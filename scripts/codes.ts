/** The page of all codes with their facts, made from the models: docs/codes.md. */
import { z } from 'zod';
import { failureFacts, nextAction } from '../shared/models/failure.js';
import { findingCodes } from '../shared/models/finding.js';
import { commandFailureFacts } from '../shared/models/printed.js';
import { reasonFacts, warningFacts } from '../shared/models/reason.js';
import { resolutionFindingFacts } from '../shared/models/resolution.js';

/**
 * The whole page.
 * @param findingFacts the source of core's finding facts, whose leading comment holds the table of findings
 */
export function codesPage(findingFacts: string): string {
  return [
    '# Codes and their facts',
    '',
    'Made from the code by `npx vitest run scripts/codes.test.ts -u`; a test fails where it is not current.',
    'Codes are kebab-case and stay as they are. Facts never hold a secret.',
    '',
    '## Failures',
    '',
    'What a command prints under `--json` as `{"error":{"code","message","facts","action"}}`, and what the window is told.',
    `\`action\` is the next step a person can take: ${nextAction.options.map(code).join(', ')}, or null.`,
    '',
    ...factTable(failureFacts),
    '',
    '## Failures of the command line alone',
    '',
    ...factTable(commandFailureFacts),
    '',
    '## Findings',
    '',
    'What is odd about a file or a profile. `show --json` and `profiles --json` give the codes.',
    '',
    ...findingTable(findingFacts),
    '',
    ...resolutionTables(),
  ].join('\n');
}

/** Everything that traces and the findings about them can say. */
function resolutionTables(): readonly string[] {
  return [
    '## Findings of resolution',
    '',
    'What is odd about which source wins: `doctor --json`, whose facts have `tools` besides, the tools it is so for.',
    'The subject is a profile.',
    '',
    ...factTable(resolutionFindingFacts),
    '',
    '## Reasons',
    '',
    'Why a candidate of a trace is what it is. Its state says what became of it: `candidates` of `resolve --json`.',
    '',
    ...factTable(reasonFacts),
    '',
    '## Warnings',
    '',
    'What is worth knowing although the tool does not stop for it: `warnings` of `resolve --json`.',
    '',
    ...factTable(warningFacts),
    '',
  ];
}

function code(text: string): string {
  return `\`${text}\``;
}

function factTable(facts: Readonly<Record<string, z.ZodType>>): readonly string[] {
  const rows = Object.entries(facts).map(([name, schema]) => `| ${code(name)} | ${factList(schema)} |`);
  return ['| code | facts |', '|---|---|', ...rows];
}

const typeNames = z.union([z.string(), z.array(z.string())]);
const plainType = z.object({ type: typeNames.optional(), enum: z.array(z.string()).optional() });
const property = plainType.extend({ anyOf: z.array(plainType).optional() });
const objectSchema = z.object({
  properties: z.record(z.string(), property).default({}),
  required: z.array(z.string()).default([]),
});

function factList(schema: z.ZodType): string {
  const { properties, required } = objectSchema.parse(z.toJSONSchema(schema));
  const facts = Object.entries(properties).map(([name, shape]) => {
    return `${code(name)}: ${typeText(shape)}${required.includes(name) ? '' : ', may be left out'}`;
  });
  return facts.length === 0 ? 'none' : facts.join('; ');
}

function typeText({ anyOf, enum: choices, type }: z.infer<typeof property>): string {
  if (anyOf !== undefined) return anyOf.map(typeText).join(' or ');
  if (choices !== undefined) return choices.map(code).join(', ');
  return [type ?? 'any'].flat().join(' or ');
}

/** The rows of the comment's table, one a code; throws where a code of the models is missing from it. */
function findingTable(source: string): readonly string[] {
  const rows = source
    .split('\n')
    .filter((line) => line.startsWith(' * | '))
    .map((line) => line.slice(' * | '.length, -' |'.length).split(' | '))
    .flatMap(([codes = '', ...cells]) => codes.split(', ').map((name) => ({ name, cells })));
  const table = findingCodes.map((name) => {
    const row = rows.find((candidate) => candidate.name === name);
    if (row === undefined) throw new Error(`no facts are written down for the finding ${name}`);
    return `| ${[code(name), ...row.cells].join(' | ')} |`;
  });
  return ['| code | subject | facts | origin |', '|---|---|---|---|', ...table];
}
