/** What the window can ask of main: the contract as a typed client. */
import type { ClientContext, ClientLink } from '@orpc/client';
import { createORPCClient } from '@orpc/client';
import type { ContractClient } from '../../shared/contract/client.js';

export type { ClientError, ContractError } from '../../shared/contract/client.js';
export type Client = ContractClient;
export type Link = ClientLink<ClientContext>;

export function createClient(link: Link): Client {
  return createORPCClient(link);
}
