/** Console sign-in: temporary credentials for a sign-in token, and a sign-in token for a page. */
import type { Context } from '../context.js';
import { newToken } from '../identifiers.js';
import type { Session } from '../model.js';
import { json, parametersOf, type Answer, type Received } from '../received.js';
import { refuse } from '../refusals.js';
import type { Site } from '../site.js';

/** AWS: a sign-in token holds for fifteen minutes. */
const tokenLifetime = 900_000;

function html(status: number, title: string, line: string): Answer {
  const escape = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const body = `<!doctype html><html lang="en"><title>${escape(title)}</title><h1>${escape(title)}</h1><p>${escape(line)}</p></html>\n`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

interface Credentials {
  readonly sessionId: string;
  readonly sessionKey: string;
  readonly sessionToken: string;
}

function isCredentials(value: unknown): value is Credentials {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['sessionId', 'sessionKey', 'sessionToken'].every((name) => {
      const member: unknown = Reflect.get(value, name);
      return typeof member === 'string' && member !== '';
    })
  );
}

function credentialsOf(parameters: URLSearchParams): Credentials {
  try {
    const value: unknown = JSON.parse(parameters.get('Session') ?? '');
    if (isCredentials(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return refuse('signin-session-unreadable', {});
}

function sessionOf(context: Context, credentials: Credentials): Session {
  const session = context.state.sessions.find(({ keyId }) => keyId === credentials.sessionId);
  const isValid =
    session?.secret === credentials.sessionKey &&
    session.token === credentials.sessionToken &&
    session.expires > context.clock.now();
  return session !== undefined && isValid ? session : refuse('signin-session-refused', {});
}

function checkDuration(asked: string | null, session: Session): void {
  if (asked === null) return;
  const seconds = Number(asked);
  if (!(seconds >= 900 && seconds <= 43_200)) {
    refuse('signin-duration', { fault: 'must be from 900 to 43200' });
  }
  if (session.kind === 'federation-token') {
    refuse('signin-duration', { fault: 'cannot be given with credentials of GetFederationToken' });
  }
  if (session.chained)
    refuse('signin-duration', { fault: 'cannot be given with credentials of a role chain' });
}

function signinToken(context: Context, parameters: URLSearchParams): Answer {
  const session = sessionOf(context, credentialsOf(parameters));
  if (session.kind === 'session-token') refuse('signin-session-kind', {});
  checkDuration(parameters.get('SessionDuration'), session);
  const token = newToken();
  const expires = context.clock.now() + tokenLifetime;
  context.state.signinTokens = [...context.state.signinTokens, { token, keyId: session.keyId, expires }];
  return json(200, { SigninToken: token });
}

/** AWS sends the browser on to the destination; here a page says who came and where to. */
function login(context: Context, parameters: URLSearchParams): Answer {
  const given = parameters.get('SigninToken');
  const signin = context.state.signinTokens.find(({ token }) => token === given);
  if (signin === undefined || signin.expires <= context.clock.now())
    return refuse('signin-token-refused', {});
  const destination = parameters.get('Destination') ?? '';
  if (!/^https?:\/\//u.test(destination))
    refuse('signin-request-invalid', { fault: 'Destination is no address' });
  const session = context.state.sessions.find(({ keyId }) => keyId === signin.keyId);
  return html(200, `Signed in as ${session?.arn ?? ''}`, destination);
}

function actionOf(received: Received): string | null {
  if (received.path !== '/federation') return null;
  return parametersOf(received).get('Action')?.toLowerCase() === 'login'
    ? 'signin:Login'
    : 'signin:GetSigninToken';
}

export const federationSite: Site = {
  actionOf,
  handle: (received, context, action) => {
    const parameters = parametersOf(received);
    if (action === 'signin:Login') return login(context, parameters);
    const asked = parameters.get('Action') ?? '';
    if (asked !== 'getSigninToken') refuse('signin-request-invalid', { fault: `Action ${asked} is unknown` });
    return signinToken(context, parameters);
  },
  refusal: ({ status, code, words }) => html(status, `${status} ${code}`, words),
};
