/** Findings as they are offered: with the places where variables are set, and only with edits that Keyway can make. */
import type { EnvironmentSummary, ResolutionFinding } from '../../../shared/models/resolution.js';
import { maskShapes } from '../../core/masking.js';
import { hideInFacts } from '../../core/resolution/mask-trace.js';
import type { AwsFiles } from '../files/aws-files.js';
import type { StartFiles } from './start-files.js';

export interface FindingPlaces {
  readonly awsFiles: Pick<AwsFiles, 'current'>;
  readonly startFiles: StartFiles;
  readonly environment: Pick<EnvironmentSummary, 'kind' | 'program'>;
}

/**
 * Adds the fact `setIn` (`~/.bashrc:12`), the last line of a start file that sets the variable, where the environment comes from a
 * shell of this machine. Drops edits of files that are not among the AWS files: the window could not show them before.
 * Secrets that stand where a name was meant to are hidden.
 */
export async function offeredFindings(
  findings: readonly ResolutionFinding[],
  places: FindingPlaces,
): Promise<readonly ResolutionFinding[]> {
  if (findings.length === 0) return findings;
  const { config, credentials, locations } = await places.awsFiles.current();
  const editable = new Set([config, credentials, ...locations].map(({ shownPath }) => shownPath));
  const setIn = await setInOf(findings, places);
  return findings.map((finding) => {
    const place = setIn(finding);
    return {
      ...finding,
      subject: maskShapes(finding.subject),
      facts: hideInFacts(place === null ? finding.facts : { ...finding.facts, setIn: place }),
      fixes: finding.fixes.filter((fix) => fix.kind === 'copy' || editable.has(fix.file)),
    };
  });
}

async function setInOf(
  findings: readonly ResolutionFinding[],
  { startFiles, environment }: FindingPlaces,
): Promise<(finding: ResolutionFinding) => string | null> {
  const names = findings.flatMap((finding) => variableOf(finding) ?? []);
  if (names.length === 0 || environment.kind === 'pasted') return () => null;
  const program = environment.kind === 'login-shell' ? environment.program : null;
  const origins = await startFiles.origins(names, program);
  return (finding) => {
    const last = origins[variableOf(finding) ?? '']?.at(-1);
    return last === undefined ? null : `${last.file}:${last.line}`;
  };
}

function variableOf({ origin }: ResolutionFinding): string | null {
  return origin !== null && 'variable' in origin ? origin.variable : null;
}
