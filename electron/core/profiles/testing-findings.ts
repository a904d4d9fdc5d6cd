/** Homes of a few lines, and the findings about them. */
import { profileOf, read } from './testing.js';

export const id = 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE';

export const secret = 'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

/** What is found about the profile `p` of a config file, and of a credentials file. */
export function find(config: readonly string[], credentials: readonly string[] = []): unknown {
  const set = read({ config: ['[profile p]', ...config], credentials });
  return profileOf(set, 'p').findings;
}
