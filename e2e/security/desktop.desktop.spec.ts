/** Attacks on the desktop host, as a page would make them that someone else's code has taken over. */
import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { createSampleHome, type Home, plantedSecrets } from '../support/homes.js';
import { electronArguments, environmentIn, startDesktop } from '../support/hosts.js';
import {
  type Call,
  expectMalformedInputRefused,
  expectNoSecretCrosses,
  expectUnknownProceduresRefused,
} from './calls.js';
import { answerDialogs } from './dialogs.js';
import { expectNothingWithoutConsent, expectSecretsCannotBeGuessed } from './editing-calls.js';

declare global {
  interface Window {
    /** Takes a port as our own client does, and keeps it under the name. */
    attackConnect(name: string): Promise<void>;
    attackPost(name: string, message: unknown): void;
    /** Asks for a port through another window or this one, in this frame's name. */
    attackAsk(target: Window): void;
    /** Calls with the body as it is; gives the answer, or `silence` where none comes. */
    attackCall(name: string, path: string, body: string): Promise<string>;
  }
}

let home: Home;
let app: ElectronApplication;
let page: Page;
let foreign: Server;
let foreignAddress: string;
let requests: number;

/** Takes the page over before its own code runs, which then gets no port. */
function takeOver(): void {
  const native: unknown = Reflect.get(window, 'postMessage');
  if (typeof native !== 'function') throw new Error('no postMessage');
  const post = (...message: unknown[]): unknown => Reflect.apply(native, window, message);
  window.postMessage = (message: unknown, ...rest: unknown[]) => {
    if (message !== 'keyway:connect') post(message, ...rest);
  };
  const ports = new Map<string, MessagePort>();
  window.attackConnect = (name) =>
    new Promise((connected, refused) => {
      setTimeout(() => refused(new Error('no port')), 2000);
      window.addEventListener('message', function take(event) {
        const [port] = event.ports;
        if (event.data !== 'keyway:port' || port === undefined) return;
        window.removeEventListener('message', take);
        ports.set(name, port);
        port.start();
        connected();
      });
      post('keyway:connect', location.origin);
    });
  window.attackAsk = (target) => {
    Reflect.apply(native, target, ['keyway:connect', '*']);
  };
  window.attackPost = (name, message) => ports.get(name)?.postMessage(message);
  let count = 0;
  window.attackCall = (name, path, body) =>
    new Promise((answered) => {
      const id = `attack${(count += 1)}`;
      const timer = setTimeout(() => answered('silence'), 2000);
      ports.get(name)?.addEventListener('message', function hear(event: MessageEvent<string>) {
        if (!event.data.startsWith(`{"i":"${id}"`)) return;
        ports.get(name)?.removeEventListener('message', hear);
        clearTimeout(timer);
        answered(event.data);
      });
      ports.get(name)?.postMessage(`{"i":"${id}","p":{"u":"/${path}","b":${body}}}`);
    });
}

/** Counts from now on the ports that the page is given. */
function countPorts(): void {
  Reflect.set(window, 'given', 0);
  window.addEventListener('message', ({ ports }) => {
    Reflect.set(window, 'given', Number(Reflect.get(window, 'given')) + ports.length);
  });
}

test.beforeEach(async () => {
  requests = 0;
  foreign = createServer((_request, response) => {
    requests += 1;
    response.setHeader('access-control-allow-origin', '*').end('<!doctype html><title>foreign</title>');
  });
  await new Promise<void>((listening) => foreign.listen(0, '127.0.0.1', listening));
  const address = foreign.address();
  foreignAddress = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}/` : '';
  home = createSampleHome();
  app = await startDesktop(home.folder);
  page = await app.firstWindow();
  await page.addInitScript(takeOver);
  await page.reload();
});
test.afterEach(async () => {
  await app.close();
  home.remove();
  foreign.close();
  foreign.closeAllConnections();
});

async function createCall(): Promise<Call> {
  await page.evaluate(() => window.attackConnect('port'));
  return async (path, body) => {
    const text = await page.evaluate(([to, sent]) => window.attackCall('port', to, sent), [
      path,
      body,
    ] as const);
    return { status: Number(/^\{"i":"[^"]+","p":\{"s":(\d+)/.exec(text)?.[1] ?? '200'), text };
  };
}

const info = ['application/info', '{}'] as const;

test.describe('the port', () => {
  test('is all the page has: no Node, no Electron, no IPC', async () => {
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron', '__dirname'].filter(
        (name) => name in window,
      ),
    );
    expect(found).toEqual([]);
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      // Not in the types; it is what Electron really made the page with.
      const read: unknown = contents === undefined ? null : Reflect.get(contents, 'getLastWebPreferences');
      const made: unknown = typeof read === 'function' ? Reflect.apply(read, contents, []) : null;
      return made;
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  test('reads no secret, whatever is asked', async () => {
    await answerDialogs(app);
    await expectNoSecretCrosses(await createCall());
  });

  test('sets no program to run and reaches no other file while nobody allows it', async () => {
    const asked = await answerDialogs(app);
    await expectNothingWithoutConsent(await createCall(), home);
    // It was the system's own dialogs that were asked, and none of them by what needs no question.
    expect(await asked()).toEqual({ message: 12, open: 2, save: 1 });
  });

  test('cannot try what a secret may be', async () => {
    await expectSecretsCannotBeGuessed(await createCall());
  });

  test('runs no program but the one that the person saw and allowed', async () => {
    const asked = await answerDialogs(app, 1);
    const call = await createCall();
    const set = { credential_process: '/usr/local/bin/allowed' };
    const empty = { location: null, expected: {}, ssoSession: null, services: null };
    const command = {
      kind: 'save',
      id: 'shared:base',
      name: 'base',
      set,
      ...empty,
      secret: { kind: 'keep' },
    };
    const { status } = await call('editing/apply', JSON.stringify({ json: command }));
    expect(status).toBe(200);
    expect(await asked()).toEqual({ message: 1, open: 0, save: 0 });
    expect(home.read('.aws/config')).toContain('credential_process = /usr/local/bin/allowed');
  });

  test('puts a secret on the clipboard by leave of the person, and is not told it', async () => {
    const asked = await answerDialogs(app, 1);
    const call = await createCall();
    const input = { id: 'shared:base', key: 'aws_secret_access_key' };
    const { text } = await call('editing/copySetting', JSON.stringify({ json: input }));
    expect(text).toContain('"clearsAfterSeconds":30');
    expect(await asked()).toEqual({ message: 1, open: 0, save: 0 });
    const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
    expect(plantedSecrets).toContain(copied);
    expect(text).not.toContain(copied);
  });

  test('knows no procedure but those of the contract', async () => {
    await expectUnknownProceduresRefused(await createCall());
  });

  test('refuses malformed input, and the refusal says nothing', async () => {
    await expectMalformedInputRefused(await createCall());
  });

  test('drops garbage and what is too long, and answers the next call', async () => {
    await app.evaluate(() => {
      process.on('unhandledRejection', () => process.exit(66));
    });
    const call = await createCall();
    await page.evaluate(() => {
      const garbage = [
        'x',
        '',
        'null',
        '[]',
        '{}',
        '{"i":1}',
        '{"i":"1","p":{"u":"http://[/"}}',
        null,
        42,
        [],
        {},
        new Uint8Array(9),
      ];
      for (const message of garbage) window.attackPost('port', message);
      window.attackPost('port', `{"i":"1","p":{"u":"/profiles/show","b":"${'x'.repeat(1_048_577)}"}}`);
      window.attackPost(
        'port',
        '{"i":"1","p":{"u":"/profiles/show","h":{"content-type":"multipart/form-data; boundary=x"}}}',
      );
    });
    expect((await call(...info)).status).toBe(200);
  });

  test('is revoked by the next one', async () => {
    await page.evaluate(() => window.attackConnect('first'));
    await page.evaluate(() => window.attackConnect('second'));
    const answers = await page.evaluate(async (call) => {
      return [await window.attackCall('first', ...call), await window.attackCall('second', ...call)];
    }, info);
    expect(answers[0]).toBe('silence');
    expect(answers[1]).toContain('"platform"');
  });

  test('is closed with its streams when the page loads again, and can be had anew', async () => {
    await page.evaluate(() => window.attackConnect('port'));
    await page.evaluate(() => window.attackCall('port', 'application/watch', '{}'));
    await page.reload();
    expect((await (await createCall())(...info)).status).toBe(200);
  });

  test('can be had anew after the page crashed', async () => {
    await page.evaluate(() => window.attackConnect('port'));
    const loaded = app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return new Promise<void>((done) => {
        contents?.once('did-finish-load', () => done());
        contents?.forcefullyCrashRenderer();
      });
    });
    await loaded;
    expect(
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isCrashed()),
    ).toBe(false);
  });

  test('is not given to a frame within the page', async () => {
    await page.evaluate(() => {
      document.body.append(document.createElement('iframe'));
    });
    await page.evaluate(countPorts);
    const frame = page.frames().find((candidate) => candidate.parentFrame() !== null);
    const inFrame = await frame?.evaluate(async () => {
      let given = 0;
      window.addEventListener('message', ({ ports }) => (given += ports.length));
      window.attackAsk(window);
      window.attackAsk(window.parent);
      await new Promise((wait) => setTimeout(wait, 500));
      return given;
    });
    expect({ inFrame, inPage: await page.evaluate(() => Number(Reflect.get(window, 'given'))) }).toEqual({
      inFrame: 0,
      inPage: 0,
    });
  });

  test('is not given to another window, whatever it shows, nor to a frame that is not the main one', async () => {
    await page.evaluate(countPorts);
    const given = await app.evaluate(({ BrowserWindow, ipcMain }) => {
      const [own] = BrowserWindow.getAllWindows();
      const contents = own?.webContents;
      const posted: string[] = [];
      const frame = (name: string, origin: string) => ({
        origin,
        name,
        postMessage: () => posted.push(name),
      });
      const other = new BrowserWindow({ show: false });
      const senders = [
        { sender: contents, senderFrame: null },
        { sender: contents, senderFrame: frame('frame of our origin', 'app://main') },
        { sender: contents, senderFrame: frame('foreign frame', 'https://attacker.example') },
        { sender: other.webContents, senderFrame: other.webContents.mainFrame },
        { sender: other.webContents, senderFrame: contents?.mainFrame },
      ];
      for (const event of senders) ipcMain.emit('keyway:connect', event);
      other.destroy();
      return posted;
    });
    expect(given).toEqual([]);
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => Number(Reflect.get(window, 'given')))).toBe(0);
  });
});

test.describe('the page', () => {
  test('cannot leave: neither by address, link, form nor redirect', async () => {
    for (const way of ['address', 'link', 'form', 'file', 'data', 'other'] as const) {
      await page.evaluate(
        ([how, target]) => {
          const link = document.createElement('a');
          const form = document.createElement('form');
          document.body.append(link, form);
          const addresses = {
            address: target,
            file: 'file:///etc/passwd',
            data: 'data:text/html,x',
            other: 'app://other/',
          };
          if (how === 'link') {
            link.href = target;
            link.click();
          } else if (how === 'form') {
            form.action = target;
            form.submit();
          } else location.href = addresses[how];
        },
        [way, foreignAddress] as const,
      );
      await page.waitForTimeout(100);
      expect(page.url().replace(/#.*/, ''), way).toBe('app://main/');
    }
    expect(requests).toBe(0);
  });

  test('cannot open a window or embed a browser', async () => {
    const opened = await page.evaluate((target) => {
      const links = ['_blank', 'named'].map((name) => window.open(target, name) === null);
      // This one would replace the page itself.
      window.open(target, '_top');
      const view = document.createElement('webview');
      view.setAttribute('src', target);
      document.body.append(view);
      return links;
    }, foreignAddress);
    await page.waitForTimeout(200);
    expect(opened).toEqual([true, true]);
    expect(page.url().replace(/#.*/, '')).toBe('app://main/');
    expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
    expect(requests).toBe(0);
  });

  test('can send nothing to elsewhere', async () => {
    const sent = await page.evaluate(async (target) => {
      const image = new Image();
      image.src = `${target}pixel.png`;
      const frame = document.createElement('iframe');
      frame.src = target;
      document.body.append(frame);
      navigator.sendBeacon(target, 'x');
      const socket = (() => {
        try {
          return new WebSocket(target.replace('http', 'ws')) instanceof WebSocket;
        } catch {
          return false;
        }
      })();
      const answer = await fetch(target).then(
        () => 'sent',
        () => 'failed',
      );
      await new Promise((wait) => setTimeout(wait, 300));
      return { answer, socket };
    }, foreignAddress);
    expect(sent.answer).toBe('failed');
    expect(requests).toBe(0);
  });

  test('can send nothing even without its policy: main lets no request out', async () => {
    const answer = await app.evaluate(({ session }, target) => {
      return session.defaultSession.fetch(target).then(
        () => 'sent',
        () => 'failed',
      );
    }, foreignAddress);
    expect(answer).toBe('failed');
    expect(requests).toBe(0);
  });

  test('runs no text as a script and takes no text as markup', async () => {
    const ran = await page.evaluate(async () => {
      // In a turn of its own: what a debugger evaluates may itself evaluate, whatever the policy says.
      await new Promise((turn) => setTimeout(turn));
      const tried = (work: () => unknown): string => {
        try {
          work();
          return 'ran';
        } catch {
          return 'refused';
        }
      };
      return [
        tried(() => window.eval('1')),
        tried(() => (document.createElement('p').innerHTML = '<b>x</b>')),
      ];
    });
    expect(ran).toEqual(['refused', 'refused']);
  });

  test('is given no permission but to put text on the clipboard', async () => {
    const states = await page.evaluate(async () => {
      const names = ['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read', 'midi'];
      const asked = names.map(async (name) => {
        try {
          const query: unknown = Reflect.get(navigator.permissions, 'query');
          if (typeof query !== 'function') return '';
          const status: unknown = await Reflect.apply(query, navigator.permissions, [{ name }]);
          return status instanceof PermissionStatus && status.state === 'granted' ? `${name} granted` : '';
        } catch {
          return '';
        }
      });
      const position = new Promise<string>((done) =>
        navigator.geolocation.getCurrentPosition(
          () => done('geolocation given'),
          () => done(''),
        ),
      );
      const clipboard = navigator.clipboard.readText().then(
        () => 'clipboard read',
        () => '',
      );
      const notification = Notification.requestPermission().then((state) =>
        state === 'granted' ? 'notified' : '',
      );
      const media = navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'media given',
        () => '',
      );
      const all = await Promise.all([...asked, position, clipboard, notification, media]);
      return all.filter((state) => state !== '');
    });
    expect(states).toEqual([]);
  });

  test('finds nothing under its own scheme but the built window', async () => {
    const found = await page.evaluate(async () => {
      const addresses = [
        'app://main/../package.json',
        'app://main/%2e%2e/main/main.js',
        'app://main/assets/..%2f..%2fmain%2fmain.js',
        'app://main/etc/passwd',
        'app://other/',
      ];
      const statuses = addresses.map((address) =>
        fetch(address).then(
          ({ status }) => status,
          () => 0,
        ),
      );
      const posted = fetch('app://main/', { method: 'POST', body: 'x' }).then(
        ({ status }) => status,
        () => 0,
      );
      return Promise.all([...statuses, posted]);
    });
    expect(found.filter((status) => status === 200)).toEqual([]);
  });
});

test('a second start of the same home ends at once and leaves one window', async () => {
  const electron: unknown = createRequire(import.meta.url)('electron');
  if (typeof electron !== 'string') throw new Error('no path of Electron');
  const second = spawn(electron, electronArguments(home.folder), {
    env: environmentIn(home.folder),
    stdio: 'ignore',
  });
  const code = await new Promise((ended) => second.once('exit', ended));
  expect(code).toBe(0);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});
