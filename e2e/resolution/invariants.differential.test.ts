/** What holds for every tool, whatever the home and the environment. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument, printDocument } from '../../electron/core/ini/document.js';
import { allTools } from '../../electron/core/resolution/all-tools.js';
import type { FileOnDisk, ResolutionRequest } from '../../electron/core/resolution/request.js';
import { resolve } from '../../electron/core/resolution/resolve.js';
import type { Tool } from '../../electron/core/resolution/tool.js';
import type { CredentialSource } from '../../shared/vocabulary.js';
import { trace as traceSchema, type Candidate, type Trace } from '../../shared/models/trace.js';
import { secret } from './home-sections.js';
import { homeCases } from './homes.js';
import { layOut } from './laid-out.js';

const numRuns = { quick: 300, ci: 3000, nightly: 30_000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 300;
const now = Date.parse('2026-03-01T12:00:00Z');
const requests = homeCases(now).map((question) => layOut(question, '/home/someone', now).request);

/** Sources whose settings are nobody else's: a role_arn is, for web identity and for what demands one beside itself. */
const standalone: ReadonlySet<CredentialSource> = new Set([
  'env',
  'shared-credentials-file',
  'config-file',
  'custom-process',
  'login',
]);
const inFiles: ReadonlySet<CredentialSource> = new Set(['shared-credentials-file', 'config-file']);

describe.each(allTools.map((tool) => [tool.id, tool] as const))('%s', (_, tool) => {
  test('one source wins, or the tool stops, or finds nothing; each source is told once, in order', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const trace = resolve(tool, request);
        const winners = trace.candidates.filter(({ state }) => state === 'won');
        const gains = 'source' in trace.outcome ? [trace.outcome.source] : [];
        expect(trace.candidates.map(({ source }) => source)).toEqual(
          tool.sources.map(({ source }) => source),
        );
        expect(winners.length).toBe(gains.length);
        expect(() => traceSchema.parse(trace)).not.toThrow();
      }),
      { numRuns },
    );
  });

  test('no trace holds a secret', () => {
    fc.assert(
      fc.property(requests, (request) => {
        expect(JSON.stringify(resolve(tool, request))).not.toContain(secret);
      }),
      { numRuns },
    );
  });

  test('taking a shadowed source away changes nothing, but where a cited rule says so', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const before = resolve(tool, request);
        for (const candidate of before.candidates) {
          if (candidate.state !== 'shadowed' || !standalone.has(candidate.source)) continue;
          const without = takeAway(request, candidate);
          if (without === null || isCitedException(tool, before, candidate)) continue;
          expect([candidate, resolve(tool, without).outcome]).toEqual([candidate, before.outcome]);
        }
      }),
      { numRuns },
    );
  });
});

/** The question without what the candidate stands on: its variables, or the line of its file. Null where neither is plain. */
function takeAway(request: ResolutionRequest, { source, origin }: Candidate): ResolutionRequest | null {
  if (origin === null) return null;
  if ('variable' in origin) return source === 'env' ? withoutKeys(request) : null;
  if (!('file' in origin)) return null;
  const path = origin.file.replace(/^~/u, request.home);
  const onDisk = request.world.file(path);
  if (onDisk.state !== 'read') return null;
  const { lines } = onDisk.document;
  const texts = lines.map(({ text }) => text);
  const taken = linesOf(texts, origin.line - 1);
  // What every profile inherits cannot be taken from one alone.
  const header = texts.slice(0, origin.line).findLast((text) => text.startsWith('['));
  if (header?.startsWith('[DEFAULT]') === true) return null;
  // A line that others continue cannot go alone.
  if (taken.some((index) => /^\s/u.test(texts[index + 1] ?? ''))) return null;
  const document = { ...onDisk.document, lines: lines.filter((_line, index) => !taken.includes(index)) };
  const without: FileOnDisk = { state: 'read', document: parseDocument(printDocument(document)) };
  const { world } = request;
  return { ...request, world: { ...world, file: (at) => (at === path ? without : world.file(at)) } };
}

/** The line itself; of a key all of its parts, for half a key is something else than none. */
function linesOf(texts: readonly string[], at: number): readonly number[] {
  const isKey = (text: string): boolean =>
    /^\s*aws_(?:access_key_id|secret_access_key|se(?:ssion|curity)_token)\s*[=:]/iu.test(text);
  if (!isKey(texts[at] ?? '')) return [at];
  const isHeader = (text: string): boolean => text.startsWith('[');
  const start = texts.findLastIndex((text, index) => index < at && isHeader(text));
  const next = texts.findIndex((text, index) => index > at && isHeader(text));
  const end = next < 0 ? texts.length : next;
  return texts.flatMap((text, index) => (index > start && index < end && isKey(text) ? [index] : []));
}

function withoutKeys(request: ResolutionRequest): ResolutionRequest {
  const kept = Object.entries(request.environment).filter(
    ([name]) => !/^AWS_(?:ACCESS_KEY(?:_ID)?|SECRET_(?:ACCESS_)?KEY|SE(?:SSION|CURITY)_TOKEN)$/u.test(name),
  );
  return { ...request, environment: Object.fromEntries(kept) };
}

/**
 * Where one source counts for another, by rules that the tools' tables cite: a role whose base is the source itself (a
 * self-source, or `credential_source`); keys that let a profile be its own source, whatever it then gets its base from; keys of one file that complete those of the other, in tools that merge the files
 * first; the Go SDKs, which stop at a role whose source has nothing; and .NET, for which all settings of a profile
 * together make its kind.
 */
function isCitedException(
  { id, dialect }: Tool,
  { outcome, profile }: Trace,
  { source }: Candidate,
): boolean {
  if (outcome.kind === 'role' && outcome.base.source === source) return true;
  if (outcome.kind === 'role' && outcome.base.profile === profile.name && inFiles.has(source)) return true;
  if (dialect !== 'botocore' && inFiles.has(source)) return true;
  if (id === 'copilot' || id === 'sdk-go-v2') return source !== 'env';
  return dialect === 'dotnet';
}
