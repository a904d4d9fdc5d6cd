import { expect, test } from 'vitest';
import { changedEvents } from './changed-events.js';
import { createSampleApplication } from './testing.js';

test('changes that nobody has taken yet are told as one, with the newest revision', async () => {
  const application = createSampleApplication();
  const events = changedEvents(application.services.application, undefined);
  await events.next();
  application.changed({ revision: 2, topics: ['profiles'] });
  application.changed({ revision: 3, topics: ['changes'] });
  application.changed({ revision: 4, topics: ['profiles'] });
  expect((await events.next()).value).toEqual({ revision: 4, topics: ['profiles', 'changes'] });
});

test('a burst in one turn wakes a waiting reader once', async () => {
  const application = createSampleApplication();
  const events = changedEvents(application.services.application, undefined);
  await events.next();
  const waiting = events.next();
  application.changed({ revision: 2, topics: ['profiles'] });
  application.changed({ revision: 3, topics: ['settings'] });
  expect((await waiting).value).toEqual({ revision: 3, topics: ['profiles', 'settings'] });
});

test('a change between subscribing and the first read is not lost', async () => {
  const application = createSampleApplication();
  const events = changedEvents(application.services.application, undefined);
  application.changed({ revision: 5, topics: ['profiles'] });
  expect((await events.next()).value?.revision).toBe(5);
});

test('an abort ends a waiting read and takes the listener away', async () => {
  const application = createSampleApplication();
  const controller = new AbortController();
  const events = changedEvents(application.services.application, controller.signal);
  await events.next();
  const waiting = events.next();
  controller.abort();
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(application.listeners()).toBe(0);
});

test('a signal that was aborted before gives nothing and leaves no listener', async () => {
  const application = createSampleApplication();
  const events = changedEvents(application.services.application, AbortSignal.abort());
  expect((await events.next()).done).toBe(true);
  expect(application.listeners()).toBe(0);
});

test('returning while a read waits ends both', async () => {
  const application = createSampleApplication();
  const events = changedEvents(application.services.application, undefined);
  await events.next();
  const waiting = events.next();
  await events.return?.();
  expect((await waiting).done).toBe(true);
  expect(application.listeners()).toBe(0);
});
