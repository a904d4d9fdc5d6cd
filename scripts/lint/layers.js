/** Who may import whom: one row a layer, each with its reason. The shape of the project, as ARCHITECTURE.md draws it. */

/** Where each layer stands. The first pattern that fits a file decides. */
export const elements = [
  { type: 'contract', pattern: 'shared/contract' },
  { type: 'shared', pattern: 'shared' },
  { type: 'core', pattern: 'electron/core' },
  { type: 'services', pattern: 'electron/services' },
  { type: 'adapters', pattern: 'electron/adapters' },
  { type: 'rpc', pattern: 'electron/rpc' },
  { type: 'desktop', pattern: 'electron/hosts/desktop' },
  { type: 'web', pattern: 'electron/hosts/web' },
  { type: 'cli', pattern: 'electron/hosts/cli' },
  { type: 'feature', pattern: 'renderer/features/*', capture: ['name'] },
  { type: 'renderer', pattern: 'renderer' },
  { type: 'tests', pattern: 'e2e' },
  { type: 'tools', pattern: 'scripts' },
  { type: 'tools', pattern: 'build' },
];

const hostSees = ['shared', 'contract', 'core', 'services', 'adapters', 'rpc'];

/** Whom each layer may import; everything else is refused with the reason. */
export const layers = [
  {
    from: 'shared',
    to: ['shared'],
    why: 'shared is the ground: models and words know nothing of who uses them',
  },
  { from: 'contract', to: ['contract', 'shared'], why: 'the contract is made of models and nothing else' },
  { from: 'core', to: ['core', 'shared'], why: 'core is pure: values in, values out' },
  {
    from: 'services',
    to: ['services', 'core', 'shared'],
    why: 'services reach the outside through ports only',
  },
  {
    from: 'adapters',
    to: ['adapters', 'services', 'core', 'shared'],
    why: 'an adapter fulfils a port of the services',
  },
  {
    from: 'rpc',
    to: ['rpc', 'services', 'shared', 'contract'],
    why: 'rpc turns contract calls into service calls, nothing more',
  },
  {
    from: 'desktop',
    to: ['desktop', ...hostSees],
    why: 'a host starts the application; hosts do not know each other',
  },
  {
    from: 'web',
    to: ['web', ...hostSees],
    why: 'a host starts the application; hosts do not know each other',
  },
  {
    from: 'cli',
    to: ['cli', ...hostSees],
    why: 'a host starts the application; hosts do not know each other',
  },
  {
    from: 'renderer',
    to: ['renderer', 'feature', 'shared', 'contract'],
    why: 'the window sees shared and itself; main is behind the contract',
  },
  {
    from: 'feature',
    to: ['renderer', 'shared', 'contract'],
    why: 'features do not import each other: what two need moves to ui or state',
  },
  {
    from: 'tests',
    to: ['tests', ...hostSees, 'desktop', 'web', 'cli', 'renderer', 'feature'],
    why: 'end-to-end tests may look at everything',
  },
  {
    from: 'tools',
    to: ['tools', 'shared'],
    why: 'scripts build, start and test the project; they are no part of it',
  },
];
