import { createServer, type Server } from 'node:http';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractClient } from '../../shared/contract/client.js';
import { createRouterClient } from '@orpc/server';
import { afterEach, describe, expect, test } from 'vitest';
import { changedEvent } from '../../shared/models/application.js';
import { fail } from '../../shared/models/failure.js';
import type { Services } from '../services/api.js';
import type { MainPort } from './guarded-port.js';
import { router } from './router.js';
import { createHttpHandler } from './serve-http.js';
import { servePort } from './serve-port.js';
import {
  createSampleApplication,
  createSampleContext,
  type SampleApplication,
  sampleChanges,
  sampleEditing,
  sampleList,
  sampleProfile,
  sampleProfiles,
  sampleResolution,
  sampleSwitching,
} from './testing.js';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

/** An open client, and everything main sent towards it. */
interface Session {
  readonly client: ContractClient;
  readonly sent: () => string;
  readonly logged: readonly string[];
  readonly application: SampleApplication;
}
type Transport = (replaced?: Partial<Services>) => Promise<Session>;

const endings: (() => void)[] = [];
afterEach(() => {
  for (const end of endings.splice(0)) end();
});

/** Node's port in the shape of Electron's, keeping what main sends. */
function asMainPort(port: MessagePort, sent: string[]): MainPort {
  return {
    on(event: 'message' | 'close', listener: (message: { data: unknown }) => void) {
      port.on(event, (data: unknown) => listener({ data }));
    },
    postMessage(message) {
      sent.push(String(message));
      port.postMessage(message);
    },
    close: () => port.close(),
  };
}

function openPort(replaced?: Partial<Services>): Promise<Session> {
  const application = createSampleApplication(replaced);
  const { context, logged } = createSampleContext(application.services);
  const { port1, port2 } = new MessageChannel();
  const sent: string[] = [];
  endings.push(servePort(asMainPort(port1, sent), context));
  const client: ContractClient = createORPCClient(new PortLink({ port: port2 }));
  return Promise.resolve({ client, sent: () => sent.join('\n'), logged, application });
}

async function openHttp(replaced?: Partial<Services>): Promise<Session> {
  const application = createSampleApplication(replaced);
  const { context, logged } = createSampleContext(application.services);
  const handle = createHttpHandler(context);
  const server = createServer((request, response) => {
    void handle(request, response).then((matched) => {
      if (!matched) response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
    });
  });
  const origin = await listen(server);
  const sent: string[] = [];
  const link = new FetchLink({
    url: `${origin}/rpc`,
    async fetch(request) {
      const response = await fetch(request);
      if (response.headers.get('content-type') !== 'text/event-stream')
        sent.push(await response.clone().text());
      return response;
    },
  });
  const client: ContractClient = createORPCClient(link);
  return { client, sent: () => sent.join('\n'), logged, application };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endings.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

function openInProcess(replaced?: Partial<Services>): Promise<Session> {
  const application = createSampleApplication(replaced);
  const { context, logged } = createSampleContext(application.services);
  const client: ContractClient = createRouterClient(router, { context });
  return Promise.resolve({ client, sent: () => '', logged, application });
}

const transports: readonly (readonly [string, Transport])[] = [
  ['in process', openInProcess],
  ['over a port', openPort],
  ['over HTTP', openHttp],
];

async function errorOf(call: Promise<unknown>): Promise<ORPCError<string, unknown>> {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ORPCError)) throw new Error(`no typed error, but ${String(error)}`);
  return error;
}

/** Everything the error says anywhere, its stack and cause too. */
function everythingIn(error: Error): string {
  const own = Object.getOwnPropertyNames(error).map((name) => String(Reflect.get(error, name)));
  return [...own, JSON.stringify(error)].join('\n');
}

describe.each(transports)('%s', (_name, open) => {
  test('a call is answered by its service', async () => {
    const { client } = await open();
    expect(await client.profiles.list()).toEqual(sampleList);
    expect(await client.profiles.makeActive({ id: 'shared:base', forMilliseconds: null })).toEqual({
      change: 'c1',
      files: [],
      writtenInPlace: [],
      revertsAt: '2023-11-14T22:13:20.000Z',
    });
    expect(await client.changes.acceptFile({ path: '~/.aws/config' })).toEqual({});
  });

  test('an expected failure is a typed error with its facts and next step', async () => {
    const { client } = await open({
      profiles: {
        ...sampleProfiles,
        list: () =>
          Promise.resolve({
            ok: false,
            failure: { code: 'file-emptied', facts: { path: '~/.aws/config' }, action: 'reload-file' },
          }),
      },
    });
    const error = await errorOf(client.profiles.list());
    expect({ code: error.code, defined: error.defined, data: error.data }).toEqual({
      code: 'file-emptied',
      defined: true,
      data: { facts: { path: '~/.aws/config' }, action: 'reload-file' },
    });
  });

  const leaks: readonly (readonly [string, () => never])[] = [
    [
      'an unforeseen error',
      () => {
        throw new Error(`cannot parse ${secret}`, { cause: secret });
      },
    ],
    [
      'an error nobody declared',
      () => {
        throw new ORPCError('SOMETHING', { message: secret, data: { secret }, status: 422 });
      },
    ],
    [
      'a declared error with more than it declares',
      () => {
        throw new ORPCError('file-emptied', {
          status: 422,
          defined: true,
          message: secret,
          data: { facts: { path: 'p', secret }, action: null },
        });
      },
    ],
    [
      'a thrown string',
      () => {
        AbortSignal.abort(secret).throwIfAborted();
        throw new Error('not reached');
      },
    ],
  ];
  test.each(leaks)('%s crosses as an id alone and is logged without its words', async (_what, list) => {
    const { client, sent, logged } = await open({ profiles: { ...sampleProfiles, list } });
    const error = await errorOf(client.profiles.list());
    expect({ code: error.code, data: error.data }).toEqual({
      code: 'internal',
      data: { id: '000000000001' },
    });
    expect(everythingIn(error) + sent() + logged.join('\n')).not.toContain(secret);
    expect(logged.join('\n')).toContain('"id":"000000000001","procedure":"profiles.list"');
  });

  test('a declared error brings neither the message nor the cause it was thrown with', async () => {
    const { client, sent } = await open({
      profiles: {
        ...sampleProfiles,
        list: () => {
          throw new ORPCError('nothing-to-undo', {
            message: secret,
            cause: secret,
            data: { facts: {}, action: null },
          });
        },
      },
    });
    const error = await errorOf(client.profiles.list());
    expect(error.code).toBe('nothing-to-undo');
    expect(everythingIn(error) + sent()).not.toContain(secret);
  });

  test('an answer with a field the contract does not have stays in main, and the log names the field alone', async () => {
    const withSecret = { ...sampleProfile, secretAccessKey: secret };
    const { client, sent, logged } = await open({
      profiles: {
        ...sampleProfiles,
        list: () => Promise.resolve({ ok: true, value: { ...sampleList, profiles: [withSecret] } }),
      },
    });
    const error = await errorOf(client.profiles.list());
    expect(error.code).toBe('internal');
    expect(everythingIn(error) + sent() + logged.join('\n')).not.toContain(secret);
    expect(logged.join('\n')).toContain('"fields":"profiles.0"');
  });

  test('wrong input is refused without saying what was wrong with it', async () => {
    const made: string[] = [];
    const { client, sent } = await open({
      switching: {
        ...sampleSwitching,
        preview: (choice) => {
          made.push(JSON.stringify(choice));
          return sampleSwitching.preview(choice, 'last-four');
        },
      },
    });
    const extra = { id: 'a', [secret]: secret };
    for (const input of [extra, { id: '' }, { id: 'x'.repeat(8193) }]) {
      const error = await errorOf(client.profiles.previewActive(input));
      expect({ code: error.code, data: error.data }).toEqual({ code: 'BAD_REQUEST', data: undefined });
      expect(everythingIn(error) + sent()).not.toContain(secret);
    }
    expect(made).toEqual([]);
  });

  test('masks are for windows: no procedure can ask for whole key IDs', async () => {
    const masks: string[] = [];
    const { client } = await open({
      switching: {
        ...sampleSwitching,
        preview: (choice, mask) => (masks.push(mask), sampleSwitching.preview(choice, mask)),
        makeActive: (choice, limit, mask) => (
          masks.push(mask),
          sampleSwitching.makeActive(choice, limit, mask)
        ),
        restore: (mask) => (masks.push(mask), sampleSwitching.restore(mask)),
      },
      changes: {
        ...sampleChanges,
        undo: (change, mask) => (masks.push(mask), sampleChanges.undo(change, mask)),
        show: (change, mask) => (masks.push(mask), sampleChanges.show(change, mask)),
        putBackFile: (path, mask) => (masks.push(mask), sampleChanges.putBackFile(path, mask)),
      },
      resolution: {
        ...sampleResolution,
        previewFix: (fix, mask) => (masks.push(mask), sampleResolution.previewFix(fix, mask)),
        applyFix: (fix, mask) => (masks.push(mask), sampleResolution.applyFix(fix, mask)),
      },
      editing: {
        ...sampleEditing,
        preview: (question, mask) => (masks.push(mask), sampleEditing.preview(question, mask)),
        apply: (command, mask) => (masks.push(mask), sampleEditing.apply(command, mask)),
        writeCopy: (id, mask) => (masks.push(mask), sampleEditing.writeCopy(id, mask)),
      },
    });
    await client.profiles.previewActive({ id: 'a' });
    await client.profiles.makeActive({ id: 'a', forMilliseconds: 60_000 });
    await client.profiles.restoreDefault();
    await client.changes.undo({ change: null });
    await errorOf(client.changes.show({ change: 'c1' }));
    await client.changes.putBackFile({ path: 'p' });
    const fix = { code: 'inline-comment-in-secret', file: '~/.aws/credentials', line: 3 } as const;
    await client.resolution.previewFix(fix);
    await client.resolution.applyFix(fix);
    await client.editing.preview({ kind: 'clone', id: 'a', name: 'b' });
    await client.editing.apply({ kind: 'clone', id: 'a', name: 'b' });
    await client.editing.writeCopy({ id: 'a' });
    expect(masks).toEqual(Array(11).fill('last-four'));
  });

  test('edits and what is pasted cross', async () => {
    const { client } = await open();
    expect((await client.editing.form({ id: 'shared:base' })).kind).toBe('access-key');
    expect((await client.editing.surroundings()).hasClipboard).toBe(false);
    expect((await errorOf(client.editing.paste({ text: 'nothing' }))).code).toBe('nothing-recognised');
    expect((await errorOf(client.editing.pasteClipboard())).code).toBe('clipboard-unavailable');
    expect(await client.editing.release({ handle: 'one' })).toEqual({});
    expect(await client.editing.openImport()).toEqual({ reading: null });
    expect((await client.editing.writeCopy({ id: 'a' })).path).toBe('~/copy');
    expect(await client.editing.copySetting({ id: 'a', key: 'region' })).toEqual({ clearsAfterSeconds: 30 });
  });

  test('questions about sources cross, and giving up reaches the login shell', async () => {
    let isAsked = false;
    let isGivenUp = false;
    const { client } = await open({
      resolution: {
        ...sampleResolution,
        readLoginShell: (signal) =>
          new Promise((resolve) => {
            isAsked = true;
            signal?.addEventListener('abort', () => {
              isGivenUp = true;
              resolve(
                fail({
                  code: 'login-shell-failed',
                  facts: { program: 'sh', reason: 'no-answer' },
                  action: null,
                }),
              );
            });
          }),
      },
    });
    expect((await client.resolution.environments()).environments).toHaveLength(1);
    expect((await client.resolution.processes()).environments).toEqual([]);
    expect((await client.resolution.paste({ text: 'AWS_PROFILE=a' })).id).toBe('pasted:1');
    expect((await client.resolution.forget({ environment: 'pasted:1' })).environments).toHaveLength(1);
    const question = { environment: 'own', profile: null, region: null, whatIf: [] };
    expect(await client.resolution.resolve(question)).toMatchObject({
      revision: 1,
      traces: [],
      findings: [],
    });
    const controller = new AbortController();
    const reading = client.resolution.readLoginShell(undefined, { signal: controller.signal });
    reading.catch(() => undefined);
    await expect.poll(() => isAsked).toBe(true);
    controller.abort();
    await expect(reading).rejects.toThrow();
    await expect.poll(() => isGivenUp).toBe(true);
  });

  test('what is tried on paper can set no secret', async () => {
    const { client } = await open();
    const question = { environment: 'own', profile: null, region: null };
    const set = { kind: 'set', variable: 'AWS_SECRET_ACCESS_KEY', value: secret } as const;
    // @ts-expect-error the contract has no such variable; a hostile page may send it all the same
    const error = await errorOf(client.resolution.resolve({ ...question, whatIf: [set] }));
    expect(error.code).toBe('BAD_REQUEST');
  });

  test('the watch tells everything at once, then each change, and ends when it is no longer read', async () => {
    const { client, application } = await open();
    const stream = await client.application.watch();
    // Whoever subscribes anew cannot know what it missed, of any topic.
    const everything = changedEvent.unwrap().shape.topics.unwrap().element.options;
    expect((await stream.next()).value).toEqual({ revision: 1, topics: everything });
    const waiting = stream.next();
    application.changed({ revision: 2, topics: ['profiles'] });
    expect((await waiting).value).toEqual({ revision: 2, topics: ['profiles'] });
    expect(application.listeners()).toBe(1);
    await stream.return();
    await expect.poll(() => application.listeners()).toBe(0);
  });

  test('a stream that breaks gives an id alone', async () => {
    const application = createSampleApplication();
    const { client, logged } = await open({
      application: {
        ...application.services.application,
        revision: () => {
          throw new Error(secret);
        },
      },
    });
    const error = await errorOf(client.application.watch().then((stream) => stream.next()));
    expect(error.code).toBe('internal');
    expect(everythingIn(error) + logged.join('\n')).not.toContain(secret);
  });

  test('a stream whose value does not fit the contract gives an id alone', async () => {
    const { client, application } = await open();
    const stream = await client.application.watch();
    await stream.next();
    const waiting = stream.next();
    const event = { revision: 2, topics: [], secret };
    application.changed(event);
    const error = await errorOf(Promise.resolve(waiting));
    expect(error.code).toBe('internal');
    expect(everythingIn(error)).not.toContain(secret);
  });
});

const unknownPaths = [
  'nothing',
  'profiles/nothing',
  'profiles',
  '__proto__',
  'constructor',
  'profiles/__proto__',
];

test.each(unknownPaths)('over a port the unknown procedure %s is not found', async (path) => {
  const { port1, port2 } = new MessageChannel();
  const { context } = createSampleContext(createSampleApplication().services);
  endings.push(servePort(asMainPort(port1, []), context));
  const answer = new Promise<string>((resolve) => port2.on('message', resolve));
  port2.postMessage(JSON.stringify({ i: '1', p: { u: `/${path}`, b: {} } }));
  expect(JSON.parse(await answer)).toMatchObject({ i: '1', p: { s: 404 } });
});

test('a prototype in the input is refused and pollutes nothing', async () => {
  const { port1, port2 } = new MessageChannel();
  const { context } = createSampleContext(createSampleApplication().services);
  endings.push(servePort(asMainPort(port1, []), context));
  const bodies = [
    '{"json":{"id":"a","__proto__":{"polluted":1}}}',
    '{"json":{"id":"a"},"meta":[[5,["__proto__","polluted"]]]}',
    '{"json":{"id":"a"},"maps":[["__proto__"]]}',
  ];
  for (const [index, body] of bodies.entries()) {
    const answer = new Promise<string>((resolve) => port2.once('message', resolve));
    port2.postMessage(`{"i":"${index}","p":{"u":"/profiles/show","b":${body}}}`);
    await answer;
  }
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

test('closing a port ends its streams', async () => {
  const application = createSampleApplication();
  const { context } = createSampleContext(application.services);
  const { port1, port2 } = new MessageChannel();
  const close = servePort(asMainPort(port1, []), context);
  const client: ContractClient = createORPCClient(new PortLink({ port: port2 }));
  await (await client.application.watch()).next();
  expect(application.listeners()).toBe(1);
  close();
  await expect.poll(() => application.listeners()).toBe(0);
});

test('a port that the page closes ends its streams', async () => {
  const application = createSampleApplication();
  const { context } = createSampleContext(application.services);
  const { port1, port2 } = new MessageChannel();
  endings.push(servePort(asMainPort(port1, []), context));
  const client: ContractClient = createORPCClient(new PortLink({ port: port2 }));
  await (await client.application.watch()).next();
  port2.close();
  await expect.poll(() => application.listeners()).toBe(0);
});
