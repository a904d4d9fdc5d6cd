/**
 * Random homes and environments for asking real tools: every source of credentials, whole, partial and empty, and every
 * oddity of files that tools are known to read differently. `$HOME` stands for the home folder in texts and variables.
 */
import fc from 'fast-check';
import { type CaseFile, configText, credentialsText, otherFiles } from './home-files.js';
import { environments } from './home-environments.js';

/** One question: a home folder, an environment, and what was given with the call. */
export interface HomeCase {
  /** Text of `~/.aws/config`; null: no such file. */
  readonly config: string | null;
  readonly credentials: string | null;
  /** More files by their path under the home folder, beside those that stand in every home (`standingFiles`). */
  readonly files: Readonly<Record<string, CaseFile>>;
  /** Besides HOME and PATH. */
  readonly environment: Readonly<Record<string, string>>;
  /** As with `--profile`, or the profile option in code. */
  readonly profile: string | null;
  /** Whether instance metadata answers. Where it does not, AWS_EC2_METADATA_DISABLED may still be unset. */
  readonly imds: boolean;
}

/** @param now milliseconds since the epoch, for what is expired and what is not */
export function homeCases(now: number): fc.Arbitrary<HomeCase> {
  return fc.record({
    config: fc.option(configText(), { freq: 12 }),
    credentials: fc.option(credentialsText(), { freq: 8 }),
    files: otherFiles(now),
    environment: environments(now),
    profile: fc.option(
      fc.constantFrom('dev', 'dev', 'dev', 'dev', 'base', 'mid', 'default', 'my prod', 'nosuch'),
      { freq: 1 },
    ),
    imds: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  });
}
