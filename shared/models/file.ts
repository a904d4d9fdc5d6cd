import { z } from 'zod';
import { findingCode } from './finding.js';

/**
 * How one AWS file stands.
 * `missing`: no such file, which no tool minds. `unreadable`: permission or an input error.
 * `refused`: the AWS CLI refuses the whole file (`code`, `line`); it is listed as Keyway reads it.
 * `emptied`: it had content and has none now; the last good version is shown and can be put back.
 * `shrunk`: whole sections vanished from outside; accepted, and the version before can be put back.
 */
export const fileState = z.enum(['ok', 'missing', 'unreadable', 'refused', 'emptied', 'shrunk']);
export type FileState = z.infer<typeof fileState>;

export const fileStatus = z
  .strictObject({
    path: z.string(),
    role: z.enum(['config', 'credentials', 'location']),
    state: fileState,
    /** Why a refused file is refused. */
    code: findingCode.nullable(),
    line: z.int().min(1).nullable(),
    /** Why an unreadable file cannot be read: the system's own code, such as EACCES. */
    systemCode: z.string().nullable(),
    /** The variable that names this path, null for the default path. */
    fromVariable: z.enum(['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE']).nullable(),
    /** A version from before is at hand and differs. */
    canPutBack: z.boolean(),
    sections: z.int().min(0),
  })
  .readonly();
export type FileStatus = z.infer<typeof fileStatus>;
