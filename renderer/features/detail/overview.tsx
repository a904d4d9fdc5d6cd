import { catalogue } from '../../../shared/catalogue/index.js';
import type { Finding } from '../../../shared/models/finding.js';
import type { FileOrigin } from '../../../shared/models/origin.js';
import type { ProfileDetail, ShownSetting } from '../../../shared/models/profile.js';
import { useNavigate } from '../../state/navigation.js';
import { useProfileList } from '../../state/queries.js';
import { Button, LinkButton } from '../../ui/button.js';
import { Chain } from '../../ui/chain.js';
import { FindingRow } from '../../ui/finding-row.js';
import { Notice } from '../../ui/notice.js';
import { IdentitySection } from './identity-section.js';
import { StoredSection } from './stored-section.js';

const { detail: words, profiles } = catalogue;

/** What keeps it from working, the way to the credentials, every setting with its origin, and what else is odd. */
export function Overview({ detail }: { readonly detail: ProfileDetail }) {
  const { profile, chain, settings, dependants } = detail;
  return (
    <div className="overview">
      {profile.copyOf !== null && <CopyNotice original={profile.copyOf} />}
      <Findings findings={detail.findings.filter((finding) => finding.severity === 'error')} />
      <StoredSection profile={profile} />
      {chain.length > 0 && <Chain steps={chain} />}
      <IdentitySection profile={profile} />
      <h3 className="visually-hidden">{words.settings}</h3>
      <dl className="settings-table text-selectable">
        {Object.entries(settings).map(([key, setting]) => (
          <SettingRow key={key} name={key} setting={setting} />
        ))}
        <div className="setting">
          <dt>{words.usedBy}</dt>
          <dd className={dependants.length === 0 ? 'setting-none' : ''}>
            {dependants.length === 0 ? words.noProfile : words.usedByList(dependants)}
          </dd>
        </div>
      </dl>
      <Findings findings={detail.findings.filter((finding) => finding.severity !== 'error')} />
    </div>
  );
}

function CopyNotice({ original }: { readonly original: string }) {
  const navigate = useNavigate();
  const list = useProfileList().data?.profiles ?? [];
  const profile = list.find((each) => each.name === original && each.location === null);
  return (
    <Notice
      severity="info"
      title={words.copyOf(original)}
      actions={
        profile && (
          <Button small onPress={() => navigate({ kind: 'open', id: profile.id })}>
            {words.openOriginal(original)}
          </Button>
        )
      }
    />
  );
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  return findings.map((finding, index) => <FindingRow key={index} finding={finding} />);
}

function SettingRow({ name, setting }: { readonly name: string; readonly setting: ShownSetting }) {
  const label = profiles.settingNames.get(name);
  return (
    <div className="setting">
      <dt title={name}>{label ?? <code>{name}</code>}</dt>
      <dd>
        <code>{setting.value}</code>
      </dd>
      <dd className="setting-origin">
        {setting.origin === null ? words.inherited : <OriginLink origin={setting.origin} />}
      </dd>
    </div>
  );
}

/** `config:48`: opens the File tab at that line. */
function OriginLink({ origin }: { readonly origin: FileOrigin }) {
  const navigate = useNavigate();
  const base = origin.file.split(/[/\\]/).at(-1) ?? origin.file;
  return (
    <LinkButton
      aria-label={words.origin(origin.file, origin.line)}
      onPress={() => navigate({ kind: 'line', mark: origin })}
    >
      {base}:{origin.line}
    </LinkButton>
  );
}
