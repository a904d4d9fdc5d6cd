/** Temporary credentials: made, remembered, and put into an answer. */
import { isoTime } from '../clock.js';
import type { Context } from '../context.js';
import { newKeyId, newSecret, newToken } from '../identifiers.js';
import type { Session } from '../model.js';
import type { XmlFields } from '../xml.js';

/** What the maker of a session says of it; the rest is made here. */
export type SessionPlan = Pick<Session, 'kind' | 'account' | 'arn' | 'userId' | 'role' | 'user'> &
  Partial<Pick<Session, 'mfa' | 'chained' | 'sourceIdentity' | 'tags'>> & {
    /** Seconds. */
    readonly lifetime: number;
  };

export function issue(context: Context, plan: SessionPlan): Session {
  const { lifetime, ...rest } = plan;
  // AWS counts whole seconds, and so does everyone who reads its answer.
  const issued = Math.floor(context.clock.now() / 1000) * 1000;
  const session: Session = {
    mfa: false,
    chained: false,
    sourceIdentity: null,
    tags: {},
    ...rest,
    keyId: newKeyId('ASIA', plan.account),
    secret: newSecret(),
    token: newToken(),
    issued,
    expires: issued + lifetime * 1000,
  };
  context.state.sessions.push(session);
  return session;
}

export function credentialsXml(session: Session): XmlFields {
  return {
    AccessKeyId: session.keyId,
    SecretAccessKey: session.secret,
    SessionToken: session.token,
    Expiration: isoTime(session.expires),
  };
}
