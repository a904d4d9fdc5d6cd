/** The moto server, where it is on the machine. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { vi } from 'vitest';
import { exampleAccount } from '../seeds.js';
import { bareEnvironment } from './asking.js';

export interface Moto {
  /** Without a slash at the end. */
  readonly url: string;
  readonly stop: () => void;
}

/** Null where it is not on the PATH. */
export function findMoto(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, 'moto_server')).find((path) => existsSync(path)) ?? null;
}

/** @throws where there is none, or it does not answer within a minute */
export async function startMoto(): Promise<Moto> {
  const path = findMoto();
  if (path === null) throw new Error('moto_server is not on the PATH');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const environment = { ...bareEnvironment, MOTO_ACCOUNT_ID: exampleAccount };
  const moto = spawn(path, ['-H', '127.0.0.1', '-p', String(port)], { env: environment, stdio: 'ignore' });
  await vi.waitFor(() => fetch(url), { timeout: 60_000, interval: 200 });
  return { url, stop: () => moto.kill() };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
