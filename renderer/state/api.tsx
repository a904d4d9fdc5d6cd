/** The typed client and its queries, for every component. */
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { Client } from '../client/client.js';
import type { Connection } from '../client/connect.js';

/** Every procedure's query and mutation options. */
type Queries = RouterUtils<Client>;

function createApi(client: Client): Queries {
  return createTanstackQueryUtils(client);
}

export interface Api {
  readonly client: Client;
  readonly host: Connection['host'];
  /** Query and mutation options of every procedure. */
  readonly queries: Queries;
}

const ApiContext = createContext<Api | null>(null);

export function ApiProvider({ connection, children }: { connection: Connection; children: ReactNode }) {
  const api = useMemo<Api>(() => ({ ...connection, queries: createApi(connection.client) }), [connection]);
  return <ApiContext value={api}>{children}</ApiContext>;
}

export function useApi(): Api {
  const api = useContext(ApiContext);
  if (api === null) throw new Error('useApi outside ApiProvider');
  return api;
}
