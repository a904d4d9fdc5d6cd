import { z } from 'zod';
import { diagnosis } from '../models/aws-error.js';
import { changeMade } from '../models/change.js';
import { editCommand } from '../models/edit.js';
import {
  callerIdentity,
  mfaQuestion,
  sessionList,
  sessionOptions,
  sessionsStarted,
} from '../models/session.js';
import { shells } from '../vocabulary.js';
import { base } from './base.js';
import { mfaAnswer, profileName } from './inputs.js';

const profiles = z.array(profileName).min(1).max(200).readonly();
/** A page of the AWS console: `service` as in its addresses (`s3`, `ec2/home`), null: the first page. */
const consolePlace = z.strictObject({
  profile: profileName,
  service: z
    .string()
    .max(128)
    .regex(/^[a-z0-9][a-z0-9/-]*$/)
    .nullable(),
  region: z.string().max(64).nullable(),
});

/** Everything temporary. No output has a secret. */
export const sessions = {
  list: base.output(sessionList),
  /** Those that need a code wait for it: the same call again with `mfa` starts them all. */
  start: base
    .input(z.strictObject({ profiles, options: sessionOptions, mfa: mfaAnswer }))
    .output(sessionsStarted),
  /** As they were started; running ones stay usable where it fails. */
  renew: base.input(z.strictObject({ profiles, mfa: mfaAnswer })).output(sessionsStarted),
  /** What is kept of it is destroyed; AWS honours what was handed out until it ends by itself. */
  stop: base.input(z.strictObject({ profile: profileName })).output(sessionList),
  /** GetCallerIdentity with what the profile gives, starting a session where it needs one. */
  identity: base.input(z.strictObject({ profile: profileName, mfa: mfaAnswer })).output(callerIdentity),
  /** What was learned earlier, without asking AWS; null where nothing was. */
  knownIdentity: base
    .input(z.strictObject({ profile: profileName }))
    .output(z.strictObject({ identity: callerIdentity.nullable() })),
  /** The account that is expected for the profile; null: none. */
  expectAccount: base
    .input(
      z.strictObject({
        profile: profileName,
        accountId: z
          .string()
          .regex(/^[0-9]{12}$/)
          .nullable(),
      }),
    )
    .output(z.strictObject({ identity: callerIdentity.nullable() })),
  /** GetCallerIdentity with what saving the form would write, a typed secret included; nothing is written or kept. */
  test: base.input(z.strictObject({ command: editCommand, mfa: mfaAnswer })).output(callerIdentity),
  /** Lines for a shell, with the credentials, to the clipboard of main; by consent, and taken off after `clearsAfterSeconds`. */
  copyEnvironment: base
    .input(z.strictObject({ profile: profileName, shell: z.enum(shells) }))
    .output(z.strictObject({ clearsAfterSeconds: z.int().nullable() })),
  openTerminal: base.input(z.strictObject({ profile: profileName })).output(z.strictObject({})),
  /** A profile `NAME-session` in the credentials file, by consent, removed when the session ends. */
  writeTemporary: base
    .input(z.strictObject({ profile: profileName }))
    .output(z.strictObject({ name: z.string(), made: changeMade })),
  removeTemporary: base.input(z.strictObject({ profile: profileName })).output(changeMade),
  /**
   * Signs in to the AWS console in the person's browser. `address`: where main reaches no browser (web host), the one-shot page on this computer that leads there, for the
   * window to open; null where main opened it.
   */
  openConsole: base.input(consolePlace).output(z.strictObject({ address: z.string().nullable() })),
  /** The same address to the clipboard of main, by consent. */
  copyConsoleAddress: base
    .input(consolePlace)
    .output(z.strictObject({ clearsAfterSeconds: z.int().nullable() })),
  /** What is known of a device whose code is needed, by `mfa-needed` or by the person: whether its secret is kept, and when it can be used. */
  mfaQuestion: base
    .input(
      z.strictObject({
        device: z.string().min(1).max(256),
        profiles: z.array(profileName).max(200).readonly(),
      }),
    )
    .output(mfaQuestion),
  /** The secret of a virtual MFA device (base32, or an otpauth address), kept in the store by consent; null: kept no longer. */
  keepMfaSecret: base
    .input(z.strictObject({ device: z.string().min(1).max(256), secret: z.string().max(1024).nullable() }))
    .output(z.strictObject({})),
  /** What a pasted error message means. The text goes to main and is not kept. */
  diagnose: base
    .input(z.strictObject({ text: z.string().max(20_000) }))
    .output(z.strictObject({ diagnosis: diagnosis.nullable() })),
};
