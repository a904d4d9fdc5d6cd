/** What is worth a warning about the AWS SDK for Rust. */
import type { WarningRule } from '../tool.js';
import { emptyProfileVariable, keysOutrankRole, missingProfile, variableNotRead } from './sdk-warnings.js';
import { sharedProfile } from './sdk-files.js';

const LOAD = 'smithy-rs @56ee88c, aws-runtime/src/env_config/source.rs, load';

export const rustWarnings: readonly WarningRule[] = [
  keysOutrankRole(
    'smithy-rs @56ee88c, repr.rs, resolve_chain: static keys of a source profile',
    sharedProfile,
  ),
  emptyProfileVariable(LOAD),
  missingProfile(
    'smithy-rs @56ee88c, profile/credentials.rs: MissingProfile is not loaded, and the chain goes on',
    sharedProfile,
  ),
  variableNotRead('AWS_DEFAULT_PROFILE', LOAD),
];
