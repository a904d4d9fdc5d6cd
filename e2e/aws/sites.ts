/** Every part of AWS that is here. A new one is a folder beside, and a line here. */
import { federationSite } from './federation/site.js';
import { iamService } from './iam/service.js';
import { containerSite } from './metadata/container.js';
import { instanceSite } from './metadata/instance.js';
import { portalSite } from './portal/site.js';
import { querySite } from './query.js';
import type { Site } from './site.js';
import { stsService } from './sts/service.js';

/** In the order in which they are asked; the query services share what is left. */
export function createSites(): readonly Site[] {
  const services = [stsService, iamService];
  return [
    containerSite,
    instanceSite,
    portalSite,
    federationSite,
    ...services.map((service) => querySite(service, services)),
  ];
}
