/**
 * How two Keyways know each other. Node can ask neither a socket's other end who it is nor a pipe who may open it: both prove
 * that they can read the note (0600, in a folder 0700), without sending what stands in it.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { LineChannel } from './line-channel.js';

/** Versions of the messages, newest first. */
const versions: readonly number[] = [1];
const wait = 3000;

/** For whoever connects: true once the other end has proved itself and been given the proof of this one. */
export async function greet(channel: LineChannel, token: string): Promise<boolean> {
  const nonce = newNonce();
  channel.write(JSON.stringify({ keyway: versions, nonce }));
  const answer = readFields(await channel.read(wait));
  const { version, nonce: theirs, proof } = answer;
  if (typeof version !== 'number' || !versions.includes(version)) return false;
  if (typeof theirs !== 'string' || !isNonce(theirs)) return false;
  if (!isProof(proof, token, 'open', version, nonce, theirs)) return false;
  channel.write(JSON.stringify({ proof: proofOf(token, 'asks', version, nonce, theirs) }));
  return true;
}

/** For whoever listens: true once the other end has proved itself. What follows is its request. */
export async function welcome(channel: LineChannel, token: string): Promise<boolean> {
  const { keyway, nonce } = readFields(await channel.read(wait));
  const version = Array.isArray(keyway) ? versions.find((known) => keyway.includes(known)) : undefined;
  if (version === undefined || typeof nonce !== 'string' || !isNonce(nonce)) return false;
  const ours = newNonce();
  channel.write(
    JSON.stringify({ version, nonce: ours, proof: proofOf(token, 'open', version, nonce, ours) }),
  );
  const { proof } = readFields(await channel.read(wait));
  return isProof(proof, token, 'asks', version, nonce, ours);
}

type Role = 'open' | 'asks';

function proofOf(token: string, role: Role, version: number, asking: string, open: string): string {
  const message = ['keyway-bridge', role, version, asking, open].join('\n');
  return createHmac('sha256', Buffer.from(token, 'hex')).update(message).digest('hex');
}

function isProof(
  given: unknown,
  ...[token, role, version, asking, open]: Parameters<typeof proofOf>
): boolean {
  if (typeof given !== 'string') return false;
  const [one, other] = [Buffer.from(given), Buffer.from(proofOf(token, role, version, asking, open))];
  return one.length === other.length && timingSafeEqual(one, other);
}

function newNonce(): string {
  return randomBytes(16).toString('hex');
}

function isNonce(text: string): boolean {
  return /^[0-9a-f]{32}$/u.test(text);
}

function readFields(line: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line ?? '');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
