/** Addresses of container credentials, as far as the documented SDKs agree about them. */
import { filledVariable, variable } from '../context.js';

export const relativeVariable = 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI';
export const fullVariable = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';

/** The address of the agent of ECS, and those of EKS. */
export const ecsHost = '169.254.170.2';
const eksHosts: ReadonlySet<string> = new Set(['169.254.170.23', '[fd00:ec2::23]']);

/** What the variables ask for. */
export interface ContainerAsk {
  readonly variable: string;
  /** Null where the text is no address, or has no host. */
  readonly address: URL | null;
}

/** The relative one counts over the full one; null where neither is set. @param isEmptySet whether a set and empty variable counts */
export function containerAsk(
  context: Parameters<typeof variable>[0],
  isEmptySet = false,
): ContainerAsk | null {
  const read = isEmptySet ? variable : filledVariable;
  const relative = read(context, relativeVariable);
  if (relative !== null) {
    const path = relative.startsWith('/') ? relative : `/${relative}`;
    return { variable: relativeVariable, address: addressOf(`http://${ecsHost}${path}`) };
  }
  const full = read(context, fullVariable);
  return full === null ? null : { variable: fullVariable, address: addressOf(full) };
}

/** An address with a scheme and a host; null for anything else. */
export function addressOf(text: string): URL | null {
  if (!/^https?:\/\/[^/]/iu.test(text) || /\s/u.test(text)) return null;
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** https goes anywhere; plain http to this machine, and to the agents of ECS and EKS. */
export function isAllowedAddress({ protocol, hostname }: URL): boolean {
  if (protocol === 'https:') return true;
  return isLoopback(hostname) || hostname === ecsHost || eksHosts.has(hostname);
}

/** `localhost` stands for this machine: names are not looked up. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(hostname);
}
