import { MessageChannel, type MessagePort } from 'node:worker_threads';
import fastCheck from 'fast-check';
import { expect, test } from 'vitest';
import { guardPort, type MainPort } from './guarded-port.js';
import { longestRequest } from './limits.js';
import { servePort } from './serve-port.js';
import { createSampleApplication, createSampleContext } from './testing.js';

/** A port whose messages a test makes itself. */
function createFakePort() {
  let deliver: (event: { readonly data: unknown }) => void = () => undefined;
  let closed = 0;
  const port: MainPort = {
    on(event: 'message' | 'close', listener: (message: { data: unknown }) => void) {
      if (event === 'message') deliver = listener;
    },
    postMessage: () => undefined,
    close: () => (closed += 1),
  };
  return { port, deliver: (data: unknown) => deliver({ data }), closed: () => closed };
}

/** Which of the messages come through. */
function passed(messages: readonly unknown[]): readonly unknown[] {
  const seen: unknown[] = [];
  const { port, deliver } = createFakePort();
  guardPort(port, () => undefined).on('message', (event) => seen.push(event?.data));
  for (const message of messages) deliver(message);
  return seen;
}

test('calls and their taking back pass', () => {
  const messages = [
    '{"i":"0","p":{"u":"/profiles/list"}}',
    '{"i":"1","p":{"u":"/profiles/show","b":{"json":{"id":"a"}}}}',
    '{"i":"1","p":{"u":"/application/watch","h":{"last-event-id":"7"}}}',
    '{"i":"1","t":4}',
  ];
  expect(passed(messages)).toEqual(messages);
});

const refused: readonly (readonly [string, unknown])[] = [
  ['no string', { i: '1', p: { u: '/profiles/list' } }],
  ['bytes', new Uint8Array([123, 125])],
  ['null', null],
  ['no JSON', '{"i":'],
  ['JSON that is no object', '["1"]'],
  ['JSON null', 'null'],
  ['a number as identifier', '{"i":1,"p":{"u":"/profiles/list"}}'],
  ['a long identifier', `{"i":"${'1'.repeat(33)}","p":{"u":"/profiles/list"}}`],
  ['an event of a stream towards main', '{"i":"1","t":3,"p":{"e":"message"}}'],
  ['a type that says again that it is a call', '{"i":"1","t":1,"p":{"u":"/profiles/list"}}'],
  ['no payload', '{"i":"1"}'],
  ['a path of another origin', '{"i":"1","p":{"u":"http://elsewhere/profiles/list"}}'],
  ['a path that is no URL', '{"i":"1","p":{"u":"/profiles/%"}}'],
  ['a query', '{"i":"1","p":{"u":"/profiles/list?data=1"}}'],
  ['another method', '{"i":"1","p":{"u":"/profiles/list","m":"GET"}}'],
  [
    'a header that turns the body into a form',
    '{"i":"1","p":{"u":"/p","h":{"content-type":"multipart/form-data"}}}',
  ],
  ['headers that are no object', '{"i":"1","p":{"u":"/p","h":["a"]}}'],
  [
    'a message of more than a million characters',
    `{"i":"1","p":{"u":"/p","b":"${'x'.repeat(longestRequest)}"}}`,
  ],
];
test.each(refused)('%s is dropped', (_what, message) => {
  expect(passed([message])).toEqual([]);
});

test('after it is closed nothing passes in either direction, and it closes once', () => {
  const { port, deliver, closed } = createFakePort();
  const seen: unknown[] = [];
  const ends: string[] = [];
  const guarded = guardPort(port, () => undefined);
  guarded.on('message', (event) => seen.push(event));
  guarded.on('close', () => ends.push('end'));
  guarded.close();
  guarded.close();
  deliver('{"i":"0","p":{"u":"/profiles/list"}}');
  expect({ seen, ends, closed: closed() }).toEqual({ seen: [], ends: ['end'], closed: 1 });
});

/** Node's port in the shape of Electron's. */
function asMainPort(port: MessagePort): MainPort {
  return {
    on(event: 'message' | 'close', listener: (message: { data: unknown }) => void) {
      port.on(event, (data: unknown) => listener({ data }));
    },
    postMessage: (message) => port.postMessage(message),
    close: () => port.close(),
  };
}

test('no message whatsoever brings main out of step: the next call is answered, no rejection is left over', async () => {
  const rejections: unknown[] = [];
  const note = (reason: unknown): void => void rejections.push(reason);
  process.on('unhandledRejection', note);
  const { port1, port2 } = new MessageChannel();
  const { context, logged } = createSampleContext(createSampleApplication().services);
  const close = servePort(asMainPort(port1), context);
  const almostCall = fastCheck.record(
    {
      i: fastCheck.oneof(fastCheck.constantFrom('1', '2'), fastCheck.jsonValue()),
      t: fastCheck.oneof(fastCheck.constantFrom(1, 2, 3, 4, 5), fastCheck.jsonValue()),
      p: fastCheck.oneof(
        fastCheck.jsonValue(),
        fastCheck.record(
          {
            u: fastCheck.oneof(
              fastCheck.constantFrom('/profiles/show', '/__proto__', '//', '/a//b'),
              fastCheck.string(),
            ),
            b: fastCheck.jsonValue(),
            h: fastCheck.jsonValue(),
            m: fastCheck.jsonValue(),
          },
          { requiredKeys: [] },
        ),
      ),
    },
    { requiredKeys: [] },
  );
  const message = fastCheck.oneof(
    almostCall.map((value) => JSON.stringify(value)),
    fastCheck.jsonValue(),
  );
  await fastCheck.assert(
    fastCheck.asyncProperty(fastCheck.array(message, { maxLength: 20 }), async (messages) => {
      const answered = new Promise<void>((resolve) => {
        function look(data: unknown): void {
          if (!String(data).startsWith('{"i":"last"')) return;
          port2.off('message', look);
          resolve();
        }
        port2.on('message', look);
      });
      for (const each of messages) port2.postMessage(each);
      port2.postMessage('{"i":"last","p":{"u":"/application/info"}}');
      await answered;
    }),
    { numRuns: 300 },
  );
  await new Promise((resolve) => setImmediate(resolve));
  close();
  process.off('unhandledRejection', note);
  expect(rejections).toEqual([]);
  expect(logged.filter((line) => line.startsWith('malformed-message-dropped'))).toHaveLength(1);
});
