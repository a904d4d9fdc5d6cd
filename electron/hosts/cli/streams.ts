/** Resolves when the text is handed to the system, also where its reader has gone (`keyway history | head`). */
export function writeText(stream: NodeJS.WriteStream, text: string | Uint8Array): Promise<void> {
  return new Promise((done) => {
    stream.write(text, () => {
      done();
    });
  });
}
