/** The contract as whoever calls it sees it. Types only. */
import type { Client as Call, ClientContext, ORPCError } from '@orpc/client';
import type {
  AnyContractProcedure,
  InferContractRouterInputs,
  InferContractRouterOutputs,
} from '@orpc/contract';
import type { FailureCode, FailureFacts, NextAction } from '../models/failure.js';
import type { Contract } from './index.js';

/**
 * Every error a call can end with. Just an Error: the contract's errors are the same for all procedures, and written out
 * for each of them they take the compiler longer than all the rest of the window. `ContractError` says what they can be.
 */
export type ClientError = Error;

type Calls<Group, Inputs, Outputs> = {
  readonly [Name in keyof Group & keyof Inputs & keyof Outputs]: Group[Name] extends AnyContractProcedure
    ? Call<ClientContext, Inputs[Name], Outputs[Name], ClientError>
    : never;
};

type Inputs = InferContractRouterInputs<Contract>;
type Outputs = InferContractRouterOutputs<Contract>;

export type ContractClient = {
  readonly [Group in keyof Contract]: Calls<Contract[Group], Inputs[Group], Outputs[Group]>;
};

/** The errors that the contract names. */
export type ContractError =
  | {
      [Code in FailureCode]: ORPCError<
        Code,
        { readonly facts: FailureFacts<Code>; readonly action: NextAction | null }
      >;
    }[FailureCode]
  | ORPCError<'internal', { readonly id: string }>;
