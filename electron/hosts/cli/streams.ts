import { writeSync } from 'node:fs';

/** Resolves when the text is handed to the system, also where its reader has gone (`keyway history | head`). */
export function writeText(stream: NodeJS.WritableStream, text: string | Uint8Array): Promise<void> {
  return new Promise((done) => {
    stream.write(text, () => {
      done();
    });
  });
}

/**
 * A short text, without the stream, whose making takes a millisecond. Resolves as `writeText` does.
 * @param stream for what the system does not take at once
 */
export async function writeNow(fd: number, stream: () => NodeJS.WritableStream, text: string): Promise<void> {
  let rest = new TextEncoder().encode(text);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(fd, rest));
  } catch {
    // The pipe is full, and will be emptied; or its reader has gone, and then nobody is told.
    await writeText(
      stream().on('error', () => undefined),
      rest,
    );
  }
}
