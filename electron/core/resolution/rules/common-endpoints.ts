/** Which endpoint of one's own a service is asked at. */
import type { Origin } from '../../../../shared/models/origin.js';

/** A text and where it stands. */
export interface EndpointText {
  readonly value: string;
  readonly from: Origin | null;
}

/** What may say so; null where it does not. */
export interface EndpointQuestion {
  /** The service as the files name it: `s3`, `elastic_beanstalk`. */
  readonly service: string;
  /** `--endpoint-url`, or the option in code. */
  readonly given: EndpointText | null;
  /** ignore_configured_endpoint_urls, from wherever the tool has it. */
  readonly ignoresConfigured: boolean;
  readonly variable: (name: string) => string | null;
  /** `endpoint_url` of the service in the section that the profile's `services` names. */
  readonly inServices: EndpointText | null;
  /** `endpoint_url` of the profile. */
  readonly inProfile: EndpointText | null;
}

interface EndpointRule {
  readonly cite: string;
  readonly find: (question: EndpointQuestion) => EndpointText | null;
}

const CITE = 'botocore 1.43.11, configprovider.py, ConfiguredEndpointProvider';

function inVariable(name: (question: EndpointQuestion) => string): EndpointRule {
  return {
    cite: CITE,
    find(question) {
      const value = question.variable(name(question));
      return value === null ? null : { value, from: { variable: name(question) } };
    },
  };
}

/** In the order in which they count; an empty text is passed over. */
export const configuredEndpoints: readonly EndpointRule[] = [
  inVariable(({ service }) => endpointVariable(service)),
  inVariable(() => 'AWS_ENDPOINT_URL'),
  { cite: CITE, find: ({ inServices }) => inServices },
  { cite: CITE, find: ({ inProfile }) => inProfile },
];

/** The variable of a service's endpoint. @param service as the files name it */
export function endpointVariable(service: string): string {
  return `AWS_ENDPOINT_URL_${service.toUpperCase()}`;
}

/** The endpoint of a service and where it is from; null where AWS's own is asked. */
export function endpointUrlOf(question: EndpointQuestion): EndpointText | null {
  const { given, ignoresConfigured } = question;
  if (given !== null) return given;
  if (ignoresConfigured) return null;
  for (const rule of configuredEndpoints) {
    const found = rule.find(question);
    if (found !== null && found.value !== '') return found;
  }
  return null;
}
