import { beforeEach, describe, expect, it, vi } from 'vitest';
import { signIn } from './web-link.js';

function answerWith(response: Response | Error) {
  const fetch = vi.fn<typeof window.fetch>(() =>
    response instanceof Error ? Promise.reject(response) : Promise.resolve(response),
  );
  vi.spyOn(window, 'fetch').mockImplementation(fetch);
  return fetch;
}

const granted = (bearer: unknown) => new Response(JSON.stringify({ bearer }), { status: 200 });

beforeEach(() => {
  vi.restoreAllMocks();
  window.sessionStorage.clear();
  window.history.replaceState(null, '', '/');
});

describe('signing a browser page in', () => {
  it('exchanges the launch token once and takes it out of the address', async () => {
    window.location.hash = '#launch=one-time_TOKEN';
    const fetch = answerWith(granted('the-bearer'));
    await expect(signIn(window)).resolves.toBe('the-bearer');
    expect(fetch).toHaveBeenCalledOnce();
    const [path, request] = fetch.mock.calls[0] ?? [];
    expect({ path, method: request?.method, body: request?.body }).toEqual({
      path: '/launch',
      method: 'POST',
      body: '{"token":"one-time_TOKEN"}',
    });
    expect(window.location.hash).toBe('');
  });

  it('takes the token out of the address before it asks, so that no failure leaves it there', async () => {
    window.location.hash = '#launch=abc';
    answerWith(new TypeError('network'));
    await signIn(window);
    expect(window.location.hash).toBe('');
  });

  it('stays signed in over a reload of the tab', async () => {
    window.location.hash = '#launch=abc';
    answerWith(granted('the-bearer'));
    await signIn(window);
    const fetch = answerWith(granted('another'));
    await expect(signIn(window)).resolves.toBe('the-bearer');
    expect(fetch).not.toHaveBeenCalled();
  });

  it('is not signed in by a refused token, nor by an answer of another shape', async () => {
    window.location.hash = '#launch=used';
    answerWith(new Response('{}', { status: 401 }));
    await expect(signIn(window)).resolves.toBeNull();
    window.location.hash = '#launch=odd';
    answerWith(granted({ nested: true }));
    await expect(signIn(window)).resolves.toBeNull();
  });

  it('is not signed in without any token', async () => {
    window.location.hash = '#launch=<script>';
    const fetch = answerWith(granted('x'));
    await expect(signIn(window)).resolves.toBeNull();
    expect(fetch).not.toHaveBeenCalled();
  });
});
