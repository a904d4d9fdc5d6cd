/** The credentials that a container or an instance is given: the same ones until they are nearly over. */
import { accountOf, findRole } from '../caller.js';
import type { Context } from '../context.js';
import type { Session } from '../model.js';
import { assumedAs } from '../sts/assume-role.js';
import { issue } from '../sts/sessions.js';

const renewedBefore = 300_000;

/** @param lifetime in seconds */
export function roleSession(
  context: Context,
  kind: 'container' | 'instance',
  source: { readonly account: string; readonly role: string; readonly lifetime: number },
): Session {
  const now = context.clock.now();
  const role = findRole(context, source.account, source.role);
  if (role === null) throw new Error(`no role ${source.role} in the state`);
  const current = context.state.sessions.findLast(
    (session) => session.kind === kind && session.role === role.name && session.expires > now + renewedBefore,
  );
  const { partition } = accountOf(context, source.account);
  const name = kind === 'instance' ? 'i-0123456789abcdef0' : '0123456789abcdef0123456789abcdef';
  const names = assumedAs(role, partition, name);
  const { account, lifetime } = source;
  return current ?? issue(context, { kind, account, ...names, role: role.name, user: null, lifetime });
}
