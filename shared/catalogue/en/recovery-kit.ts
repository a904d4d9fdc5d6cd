/** The text of a recovery kit: a file to be printed and put away. */

export interface RecoveryKitFacts {
  /** 32 hexadecimal digits. */
  readonly storeId: string;
  /** As it is to be typed. */
  readonly code: string;
  /** As shown. */
  readonly storePath: string;
  /** ISO date. */
  readonly date: string;
}

/** @returns lines of at most 80 characters, each with its end */
export function recoveryKitText({ storeId, code, storePath, date }: RecoveryKitFacts): string {
  return `${[
    'Keyway recovery kit',
    '===================',
    '',
    'This code opens your encrypted store when its keychain is gone or its passphrase',
    'forgotten. Whoever has it and the store file can read every key in the store.',
    'Print this page or keep it away from this computer, then delete the file.',
    '',
    `  Recovery code  ${code}`,
    `  Store          ${storeId}`,
    `  File           ${storePath}`,
    `  Made on        ${date}`,
    '',
    'To use it: open Keyway, choose Unlock, then Use a Recovery Code. Small letters',
    'are as good as large ones, and the dashes may be left out.',
    '',
    'A new kit, or a new key for the store, ends this one.',
  ].join('\n')}\n`;
}
