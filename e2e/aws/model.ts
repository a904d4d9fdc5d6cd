/** What the loopback AWS knows, as plain data that a test may look at and change while the server runs. Times are in milliseconds since 1970. */

export type Partition = 'aws' | 'aws-cn' | 'aws-us-gov' | 'aws-eusc';

/** Which kind of policy a statement stands in: AWS names it when it refuses. */
export type PolicyKind = 'identity-based policy' | 'permissions boundary' | 'service control policy';

/** One statement of a policy. Actions and resources are patterns with `*`. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly kind: PolicyKind;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** The statement holds only where the caller has not used MFA: "deny unless MFA". */
  readonly unlessMfa: boolean;
}

/** How much longer the world sees something as it was: until so many requests asked for it and until that time. */
export interface Lag {
  requests: number;
  readonly until: number;
}

export type KeyStatus = 'Active' | 'Inactive';

export interface AccessKey {
  readonly id: string;
  readonly secret: string;
  status: KeyStatus;
  readonly created: number;
  lastUsed: { readonly at: number; readonly service: string; readonly region: string } | null;
  /** What requests that are signed with it meet while AWS has not caught up; null where it has. */
  seenAs: { readonly status: KeyStatus | 'absent'; readonly lag: Lag } | null;
  /** ListAccessKeys does not show it yet; null where it does. */
  unlisted: Lag | null;
}

export interface MfaDevice {
  /** An ARN (`:mfa/`) or, of hardware, a serial number. */
  readonly serial: string;
  /** The TOTP secret in base32: RFC 6238, SHA-1, 6 digits, 30 s. */
  readonly seed: string;
  readonly enabled: number;
  /** The last time step whose code was taken: no code of it or of an earlier one is taken again. */
  lastStep: number;
}

/** Who holds long-term keys. */
export interface Holder {
  keys: AccessKey[];
  mfa: MfaDevice[];
}

export interface User extends Holder {
  readonly account: string;
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly created: number;
  policies: Statement[];
}

/** An issuer of web identities that an account knows. */
export interface IdentityProvider {
  /** Its address, `https://…`. */
  readonly issuer: string;
  readonly audiences: readonly string[];
  /** P-256, PEM: what its tokens are signed with (ES256). A stand-in for the keys that it would publish. */
  readonly privateKey: string;
  /** AWS can fetch its public keys. */
  reachable: boolean;
}

export interface Account {
  readonly id: string;
  readonly partition: Partition;
  alias: string | null;
  readonly created: number;
  readonly root: Holder;
  /** Service control policies: they hold for everyone in the account. */
  policies: Statement[];
  /** Where STS is switched off. */
  disabledRegions: string[];
  identityProviders: IdentityProvider[];
}

/** A role's trust policy, as far as it is modelled. */
export interface Trust {
  /** Patterns of ARNs: users, roles, `arn:aws:iam::111122223333:root` for the whole account. */
  readonly principals: readonly string[];
  readonly externalId: string | null;
  readonly mfaRequired: boolean;
  readonly tagSession: boolean;
  readonly setSourceIdentity: boolean;
  readonly webIdentity: {
    readonly issuer: string;
    readonly audience: string;
    /** A pattern of what `sub` may be. */
    readonly subject: string;
  } | null;
}

export interface Role {
  readonly account: string;
  readonly name: string;
  readonly path: string;
  readonly id: string;
  trust: Trust;
  /** Seconds. */
  maxSessionDuration: number;
  policies: Statement[];
}

export type SessionKind =
  | 'assume-role'
  | 'web-identity'
  | 'session-token'
  | 'federation-token'
  | 'single-sign-on'
  | 'container'
  | 'instance';

/** Temporary credentials that were handed out. */
export interface Session {
  readonly kind: SessionKind;
  readonly account: string;
  readonly keyId: string;
  readonly secret: string;
  readonly token: string;
  /** `arn:aws:sts::…:assumed-role/…`, or the user's own. */
  readonly arn: string;
  readonly userId: string;
  /** Whose permissions it has: the name of a role, of a user, or null for the root user. */
  readonly role: string | null;
  readonly user: string | null;
  readonly mfa: boolean;
  readonly sourceIdentity: string | null;
  readonly tags: Readonly<Record<string, string>>;
  /** A role that was assumed with a role's session. */
  readonly chained: boolean;
  readonly issued: number;
  expires: number;
}

/** What `aws sso login` gets and the portal takes. */
export interface PortalToken {
  readonly token: string;
  readonly user: string;
  expires: number;
  readonly assignments: readonly { readonly account: string; readonly role: string }[];
}

export interface SigninToken {
  readonly token: string;
  readonly keyId: string;
  readonly expires: number;
}

/** One container's credentials: `path` is what follows the host, `authorization` the header's whole value or null. */
export interface ContainerSource {
  readonly path: string;
  readonly authorization: string | null;
  readonly account: string;
  readonly role: string;
  /** Seconds. */
  readonly lifetime: number;
}

/** The instance that the metadata service speaks for. */
export interface InstanceSource {
  readonly account: string;
  readonly role: string;
  readonly region: string;
  /** False: requests without a token are refused, as AWS's default is now. */
  v1Allowed: boolean;
  /** The asking program is more network hops away than the instance allows: the token never arrives. */
  tooManyHops: boolean;
  disabled: boolean;
  /** Seconds. */
  readonly lifetime: number;
}

export interface AwsState {
  accounts: Account[];
  users: User[];
  roles: Role[];
  sessions: Session[];
  portalTokens: PortalToken[];
  signinTokens: SigninToken[];
  containers: ContainerSource[];
  instance: InstanceSource | null;
  instanceTokens: { readonly token: string; readonly expires: number }[];
  /** Keys that were deleted and that some of AWS still takes. */
  deletedKeys: { readonly key: AccessKey; readonly account: string; readonly user: string | null }[];
}
