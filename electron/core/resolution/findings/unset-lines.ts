/** Lines that take variables out of a shell's environment. Pure. */
import type { ResolutionFix } from '../../../../shared/models/resolution.js';

type CopyFix = Extract<ResolutionFix, { kind: 'copy' }>;

/** @param names of variables, of letters, digits and `_` only, so that no shell needs quotes */
export function unsetFix(names: readonly string[]): CopyFix {
  const posix = `unset ${names.join(' ')}`;
  return {
    kind: 'copy',
    lines: {
      bash: posix,
      zsh: posix,
      fish: `set -e ${names.join(' ')}`,
      powershell: `Remove-Item ${names.map((name) => `Env:${name}`).join(', ')} -ErrorAction Ignore`,
      cmd: names.map((name) => `set "${name}="`).join(' & '),
    },
  };
}
