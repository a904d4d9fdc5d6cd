/** Asks the Keyways that are open. */
import { connect } from 'node:net';
import type { BridgeReply, BridgeRequest, OpenApps } from '../../services/bridge/messages.js';
import { printRequest, readReply } from '../../services/bridge/wire.js';
import { greet } from './handshake.js';
import { createLineChannel } from './line-channel.js';
import { type BridgeNote, notesFolder, readNotes } from './notes.js';

/** @param dataFolder Keyway's own, whose open apps are meant */
export function createOpenApps(dataFolder: string): OpenApps {
  return {
    async ask(request, waitMilliseconds) {
      const notes = await readNotes(notesFolder(dataFolder));
      const replies = await Promise.all(notes.map((note) => askOne(note, request, waitMilliseconds)));
      return replies.filter((reply) => reply !== null);
    },
  };
}

async function askOne(
  { socket: path, token }: BridgeNote,
  request: BridgeRequest,
  waitMilliseconds: number,
): Promise<BridgeReply | null> {
  const socket = connect(path);
  const channel = createLineChannel(socket);
  try {
    if (!(await greet(channel, token))) return null;
    channel.write(printRequest(request));
    const line = await channel.read(waitMilliseconds);
    return line === null ? null : readReply(JSON.parse(line));
  } catch {
    return null;
  } finally {
    socket.destroy();
  }
}
