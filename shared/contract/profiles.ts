import { z } from 'zod';
import { activeStatus } from '../models/active.js';
import { changeMade, fileDiff } from '../models/change.js';
import { fileStatus } from '../models/file.js';
import { finding } from '../models/finding.js';
import { trace } from '../models/trace.js';
import { listedProfile, profileDetail } from '../models/profile.js';
import { base } from './base.js';

const id = z.string().min(1).max(8192);

/** How long a profile stays active: from one minute to a week, in milliseconds; null without a limit. */
const forMilliseconds = z
  .int()
  .min(60_000)
  .max(7 * 86_400_000)
  .nullable();

export const profiles = {
  /** Everything the list and the header show, of one moment. */
  list: base.output(
    z.strictObject({
      revision: z.int(),
      profiles: z.array(listedProfile).readonly(),
      files: z.array(fileStatus).readonly(),
      active: activeStatus,
      /** Findings about files and sections that are no profile. */
      findings: z.array(finding).readonly(),
    }),
  ),
  show: base.input(z.strictObject({ id })).output(profileDetail),
  /** What making active would write; `files` is empty where it is active already. */
  previewActive: base.input(z.strictObject({ id })).output(
    z.strictObject({
      name: z.string(),
      files: z.array(fileDiff).readonly(),
      /** Names the present `[default]` will be kept under; empty where there is none or it is Keyway's copy. */
      keptAs: z.array(z.string()).readonly(),
      /** Profiles whose source_profile is rewritten so that it keeps its meaning. */
      repointed: z.array(z.string()).readonly(),
      /** What each tool would then use in Keyway's own environment, in the order of `tools`. */
      traces: z.array(trace).readonly(),
    }),
  ),
  makeActive: base.input(z.strictObject({ id, forMilliseconds })).output(changeMade),
  /** Puts the `[default]` from before Keyway back. */
  restoreDefault: base.output(changeMade),
};
