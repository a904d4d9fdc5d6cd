/** The credentials endpoint of containers: of ECS, found by a relative address, and of EKS, with an authorization. */
import { accountOf, roleArn } from '../caller.js';
import { isoTime } from '../clock.js';
import { headerOf, json } from '../received.js';
import { refuse } from '../refusals.js';
import type { Site } from '../site.js';
import { findRole } from '../caller.js';
import { roleSession } from './role-session.js';

export const containerSite: Site = {
  actionOf: ({ path }) => (/^\/v[12]\/credentials(?:\/|$)/u.test(path) ? 'container:GetCredentials' : null),
  handle: (received, context) => {
    const source = context.state.containers.find(({ path }) => path === received.path);
    if (source === undefined || received.method !== 'GET') return refuse('container-unknown', {});
    if (source.authorization !== null && headerOf(received, 'authorization') !== source.authorization) {
      refuse('container-authorization', {});
    }
    const session = roleSession(context, 'container', source);
    const role = findRole(context, source.account, source.role);
    return json(200, {
      RoleArn: role === null ? '' : roleArn(accountOf(context, source.account), role),
      AccessKeyId: session.keyId,
      SecretAccessKey: session.secret,
      Token: session.token,
      Expiration: isoTime(session.expires),
    });
  },
  refusal: ({ status, code, words }) => json(status, { code, message: words }),
};
