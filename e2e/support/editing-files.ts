/** The files that edits start from. */
import { config, credentials } from './memory-editing.js';

export const id = 'AKIAIOSFODNN7EXAMPLE';

export const otherId = 'AKIAI44QH8DHBEXAMPLE';

export const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

export const other = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY';

export const files = {
  [config]:
    '[profile base]\nregion = eu-west-1\n\n' +
    '[profile admin]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = base\n\n' +
    '[profile program]\n' +
    `credential_process = /usr/local/bin/keys --password ${other}\n\n` +
    '[profile signed]\nsso_session = work\nsso_account_id = 111122223333\nsso_role_name = Admin\nservices = local\n\n' +
    '[sso-session work]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\n\n' +
    '[services local]\ns3 =\n    endpoint_url = http://localhost:9000\n',
  [credentials]: `[base]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`,
};
