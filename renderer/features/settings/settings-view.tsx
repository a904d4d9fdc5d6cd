import { catalogue } from '../../../shared/catalogue/index.js';
import type { Theme } from '../../../shared/models/settings.js';
import { useActions } from '../../state/actions.js';
import { useInfo, useSettings } from '../../state/queries.js';
import { Segments } from '../../ui/segments.js';
import { ShortcutTable } from '../../ui/shortcut-table.js';
import { FilesSection } from './files-section.js';
import './settings.css';

const { settings: words } = catalogue;
const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** Appearance, files, keyboard, and what this is. */
export function SettingsView() {
  return (
    <section className="page settings" aria-labelledby="settings-title" data-pane tabIndex={-1}>
      <header className="page-head">
        <h1 id="settings-title">{words.title}</h1>
      </header>
      <section aria-labelledby="settings-appearance">
        <h2 id="settings-appearance">{words.appearance}</h2>
        <ThemeChoice />
      </section>
      <FilesSection />
      <section aria-labelledby="settings-keyboard">
        <h2 id="settings-keyboard">{words.keyboard}</h2>
        <ShortcutTable />
      </section>
      <About />
    </section>
  );
}

function ThemeChoice() {
  const actions = useActions();
  const theme = useSettings().data?.theme ?? 'system';
  return (
    <div className="settings-row">
      <span>{words.theme}</span>
      <Segments
        label={words.theme}
        options={themes.map((each) => ({ value: each, text: words.themes[each] }))}
        value={theme}
        onChange={(chosen) => actions.changeSettings({ kind: 'theme', theme: chosen })}
      />
    </div>
  );
}

function About() {
  const info = useInfo().data;
  if (info === undefined) return null;
  const facts = [
    [words.version, info.version],
    [words.host, words.hosts[info.host]],
    [words.data, info.paths.data],
    [words.settingsFile, info.paths.settings],
    [words.logs, info.paths.logs],
  ] as const;
  return (
    <section aria-labelledby="settings-about">
      <h2 id="settings-about">{words.about}</h2>
      <dl className="settings-facts text-selectable">
        {facts.map(([name, value]) => (
          <div key={name} className="settings-row">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="settings-help">
        {words.unofficial} {words.private}
      </p>
    </section>
  );
}
