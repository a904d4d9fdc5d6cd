/** What journeys through the form of a profile start from. */
import type { Page } from '@playwright/test';

export const config = '.aws/config';

export const credentials = '.aws/credentials';

export const id = 'AKIAI44QH8DHBEXAMPLE';

export const secret = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY';

/** A key, and a role that starts from it. */
export const sample = {
  [config]:
    '[profile base]\nregion = eu-west-1\n\n[profile admin]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = base\n',
  [credentials]:
    '[base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n',
};

export const save = (page: Page) => page.getByRole('button', { name: 'Save profile' });

export const preview = (page: Page) => page.getByRole('region', { name: 'What saving changes' });
