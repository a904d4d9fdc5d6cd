import { z } from 'zod';
import { changeMade, fileDiff } from '../models/change.js';
import { finding } from '../models/finding.js';
import {
  environmentSummary,
  resolutionAnswer,
  resolutionFinding,
  resolutionFindingCode,
  resolutionQuestion,
} from '../models/resolution.js';
import { base } from './base.js';

const environments = z.strictObject({ environments: z.array(environmentSummary).readonly() });

/** A finding's edit: main works it out again from what the file says now. */
const edit = z.strictObject({
  code: resolutionFindingCode,
  file: z.string().min(1).max(4096),
  line: z.int().min(1),
});

export const resolution = {
  /** Keyway's own environment and those that were pasted or read before. */
  environments: base.output(environments),
  /** Runs the login shell as a terminal does, with a time limit; ends it when the call is cancelled. */
  readLoginShell: base.output(environmentSummary),
  /** Processes of the same user that have an AWS_ variable, newest first. */
  processes: base.output(environments),
  /** Lines of `export`, `set`, `$Env:` or `NAME=VALUE`; read in main and never shown again but masked. */
  paste: base.input(z.strictObject({ text: z.string().max(65_536) })).output(environmentSummary),
  forget: base.input(z.strictObject({ environment: z.string().min(1).max(128) })).output(environments),
  resolve: base.input(resolutionQuestion).output(resolutionAnswer),
  /** Everything odd about Keyway's own environment, the files and all profiles. */
  examine: base.output(
    z.strictObject({
      revision: z.int(),
      profiles: z.array(finding).readonly(),
      resolution: z.array(resolutionFinding).readonly(),
    }),
  ),
  previewFix: base.input(edit).output(z.strictObject({ files: z.array(fileDiff).readonly() })),
  applyFix: base.input(edit).output(changeMade),
};
