import type { RpcContext } from '../../rpc/context.js';
import type { Dispose } from '../../services/ports.js';
import { createPasses } from './passes.js';
import { createRedirectFile } from './redirect-file.js';
import { startWebServer } from './server.js';

export interface WebHostOptions {
  readonly context: RpcContext;
  /** The built window. */
  readonly pageFolder: string;
  /** Where the redirect page goes: a folder of this user's own. */
  readonly stateFolder: string;
}

export interface WebHost {
  /** `file://` address that leads to the app, each time it is opened. */
  readonly address: string;
  readonly close: Dispose;
}

/** Serves the app on 127.0.0.1 and keeps a redirect page on disk that always holds an unused launch token. */
export async function startWebHost({ context, pageFolder, stateFolder }: WebHostOptions): Promise<WebHost> {
  const passes = createPasses();
  const server = await startWebServer({
    context,
    passes,
    pageFolder,
    onLaunched() {
      redirect.write(server.origin, passes.newLaunchToken());
    },
  });
  const redirect = createRedirectFile(stateFolder, server.port);
  redirect.write(server.origin, passes.newLaunchToken());
  return {
    address: redirect.address,
    close() {
      redirect.remove();
      server.close();
    },
  };
}
