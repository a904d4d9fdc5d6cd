/** What the window can ask of main: the contract as a typed client. */
import type {
  ContractRouterClient,
  ErrorFromErrorMap,
  InferContractRouterErrorMap,
  ORPCErrorFromErrorMap,
} from '@orpc/contract';
import type { ClientContext, ClientLink } from '@orpc/client';
import { createORPCClient } from '@orpc/client';
import type { Contract } from '../../shared/contract/index.js';

export type Client = ContractRouterClient<Contract>;

type ErrorMap = InferContractRouterErrorMap<Contract>;

/** The errors that the contract names. */
export type ContractError = ORPCErrorFromErrorMap<ErrorMap>;

/** Every error a call can end with: the contract's, and what the connection itself throws. */
export type ClientError = ErrorFromErrorMap<ErrorMap>;

export type Link = ClientLink<ClientContext>;

export function createClient(link: Link): Client {
  return createORPCClient(link);
}
