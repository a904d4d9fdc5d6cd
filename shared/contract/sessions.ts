import { z } from 'zod';
import { diagnosis } from '../models/aws-error.js';
import { changeMade } from '../models/change.js';
import { editCommand } from '../models/edit.js';
import { callerIdentity, sessionList, sessionOptions, sessionsStarted } from '../models/session.js';
import { shells } from '../vocabulary.js';
import { base } from './base.js';

const profile = z.string().min(1).max(8192);
const profiles = z.array(profile).min(1).max(200).readonly();
/** A code that the person typed, or that main is to make of the kept secret because the person asked for it. */
const mfaAnswer = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('code'),
      device: z.string().max(256),
      code: z.string().regex(/^[0-9]{6}$/),
    }),
    z.strictObject({ kind: z.literal('kept-secret'), device: z.string().max(256) }),
  ])
  .nullable();

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
  stop: base.input(z.strictObject({ profile })).output(sessionList),
  /** GetCallerIdentity with what the profile gives, starting a session where it needs one. */
  identity: base.input(z.strictObject({ profile, mfa: mfaAnswer })).output(callerIdentity),
  /** What was learned earlier, without asking AWS; null where nothing was. */
  knownIdentity: base
    .input(z.strictObject({ profile }))
    .output(z.strictObject({ identity: callerIdentity.nullable() })),
  /** The account that is expected for the profile; null: none. */
  expectAccount: base
    .input(
      z.strictObject({
        profile,
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
    .input(z.strictObject({ profile, shell: z.enum(shells) }))
    .output(z.strictObject({ clearsAfterSeconds: z.int().nullable() })),
  openTerminal: base.input(z.strictObject({ profile })).output(z.strictObject({})),
  /** A profile `NAME-session` in the credentials file, by consent, removed when the session ends. */
  writeTemporary: base
    .input(z.strictObject({ profile }))
    .output(z.strictObject({ name: z.string(), made: changeMade })),
  removeTemporary: base.input(z.strictObject({ profile })).output(changeMade),
  /**
   * Signs in to the AWS console in the person's browser; `service` as in console addresses (`s3`, `ec2/home`), null: the console's
   * first page. `address`: where main reaches no browser (web host), the one-shot page on this computer that leads there, for the
   * window to open; null where main opened it.
   */
  openConsole: base
    .input(
      z.strictObject({
        profile,
        service: z
          .string()
          .max(128)
          .regex(/^[a-z0-9][a-z0-9/-]*$/)
          .nullable(),
        region: z.string().max(64).nullable(),
      }),
    )
    .output(z.strictObject({ address: z.string().nullable() })),
  /** The same address to the clipboard of main, by consent. */
  copyConsoleAddress: base
    .input(
      z.strictObject({
        profile,
        service: z
          .string()
          .max(128)
          .regex(/^[a-z0-9][a-z0-9/-]*$/)
          .nullable(),
        region: z.string().max(64).nullable(),
      }),
    )
    .output(z.strictObject({ clearsAfterSeconds: z.int().nullable() })),
  /** The secret of a virtual MFA device (base32, or an otpauth address), kept in the store by consent; null: kept no longer. */
  keepMfaSecret: base
    .input(z.strictObject({ device: z.string().min(1).max(256), secret: z.string().max(1024).nullable() }))
    .output(z.strictObject({})),
  /** What a pasted error message means. The text goes to main and is not kept. */
  diagnose: base
    .input(z.strictObject({ text: z.string().max(20_000) }))
    .output(z.strictObject({ diagnosis: diagnosis.nullable() })),
};
