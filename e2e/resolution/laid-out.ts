/** A random home as it lies on the disk, and the same question as resolution asks it. */
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from '../../electron/core/ini/document.js';
import { emptyInvocation, type ResolutionRequest } from '../../electron/core/resolution/request.js';
import { badByte, type CaseFile, standingFiles } from './home-files.js';
import type { HomeCase } from './homes.js';
import { noStore } from '../../electron/core/resolution/store-listing.js';

export interface LaidOut {
  readonly home: string;
  readonly request: ResolutionRequest;
  /** Writes the files. */
  readonly write: () => void;
}

/** @param home absolute; need not exist yet */
export function layOut(question: HomeCase, home: string, now: number): LaidOut {
  const texts = new Map<string, CaseFile>();
  if (question.config !== null) texts.set('.aws/config', { text: question.config });
  if (question.credentials !== null) texts.set('.aws/credentials', { text: question.credentials });
  for (const [name, file] of Object.entries({ ...standingFiles, ...question.files })) texts.set(name, file);
  const files = new Map(
    [...texts].map(([name, file]) => [path.join(home, name), { ...file, bytes: bytesOf(file.text, home) }]),
  );
  const environment: Record<string, string> = { HOME: home };
  for (const [name, value] of Object.entries(question.environment))
    environment[name] = value.replaceAll('$HOME', home);
  return {
    home,
    request: {
      platform: 'linux',
      now,
      home,
      workingFolder: path.dirname(home),
      invocation: { ...emptyInvocation, profile: question.profile },
      environment,
      imds: question.imds ? 'available' : 'unavailable',
      world: {
        file(name) {
          const file = files.get(name);
          return file === undefined
            ? { state: 'absent' }
            : { state: 'read', document: parseDocument(file.bytes) };
        },
        store: noStore,
        digest: (algorithm, text) => createHash(algorithm).update(text, 'utf8').digest('hex'),
      },
    },
    write() {
      for (const [name, { bytes, mode }] of files) {
        mkdirSync(path.dirname(name), { recursive: true });
        writeFileSync(name, bytes);
        if (mode !== undefined) chmodSync(name, mode);
      }
    },
  };
}

function bytesOf(text: string, home: string): Uint8Array {
  const parts = text.replaceAll('$HOME', home).split(badByte);
  return Buffer.concat(
    parts.flatMap((part, index) => [index === 0 ? Buffer.alloc(0) : Buffer.from([0xff]), Buffer.from(part)]),
  );
}
