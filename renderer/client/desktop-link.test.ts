import { afterEach, describe, expect, it, vi } from 'vitest';
import { requestPort } from './desktop-link.js';

function message(data: unknown, given: Partial<MessageEventInit> = {}): MessageEvent {
  const event = new MessageEvent('message', {
    data,
    origin: window.location.origin,
    source: window,
    ...given,
  });
  return event;
}

function port(): MessagePort {
  return new MessageChannel().port1;
}

afterEach(() => vi.restoreAllMocks());

describe('asking main for a port', () => {
  it('asks its own origin and takes the port that comes', async () => {
    const ask = vi.spyOn(window, 'postMessage').mockImplementation(() => undefined);
    const asked = requestPort(window);
    expect(ask).toHaveBeenCalledWith('keyway:connect', window.location.origin);
    const given = port();
    window.dispatchEvent(message('keyway:port', { ports: [given] }));
    await expect(asked).resolves.toBe(given);
  });

  it('takes no port from elsewhere', async () => {
    vi.spyOn(window, 'postMessage').mockImplementation(() => undefined);
    const asked = requestPort(window, 20);
    window.dispatchEvent(message('keyway:port', { ports: [port()], origin: 'https://example.com' }));
    window.dispatchEvent(message('keyway:port', { ports: [port()], source: null }));
    window.dispatchEvent(message('another', { ports: [port()] }));
    window.dispatchEvent(message('keyway:port'));
    await expect(asked).rejects.toThrow('did not hand over');
  });
});
