import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { catalogue } from '../../shared/catalogue/index.js';
import type { KeyRow } from '../../shared/models/key.js';
import { useNow } from '../state/clock.js';
import { profileOfPlace } from '../state/key-rows.js';
import { useKeyPrograms, useProgramsOf } from '../state/key-queries.js';
import { useNavigate } from '../state/navigation.js';
import { useProfileList } from '../state/queries.js';
import { failedWords } from '../state/session-failures.js';
import { LinkButton } from './button.js';
import { KeyStatus } from './key-marks.js';
import { Notice } from './notice.js';
import './keys.css';

const { keyFacts: words, keysView, format } = catalogue;

interface KeyFactsProps {
  readonly row: KeyRow;
  /** The detail of the profile itself leaves out the way to it. */
  readonly showsPlaces: boolean;
}

/** Everything known of a key, and where it is from: the files, or AWS at some time. */
export function KeyFacts({ row, showsPlaces }: KeyFactsProps) {
  const { failure } = row;
  return (
    <>
      {failure !== null && <Failed failure={failure} />}
      {showsPlaces && <Places row={row} />}
      <dl className="key-facts text-selectable">
        <LearnedFacts row={row} />
        <HereFacts row={row} />
      </dl>
    </>
  );
}

function Failed({ failure }: { readonly failure: NonNullable<KeyRow['failure']> }) {
  const { happened, advice } = failedWords({ ...failure, action: null });
  return (
    <Notice severity="warning" title={words.failed}>
      <p>
        {happened} {advice}
      </p>
    </Notice>
  );
}

function Places({ row }: Pick<KeyFactsProps, 'row'>) {
  const profiles = useProfileList().data?.profiles ?? [];
  const navigate = useNavigate();
  return (
    <section>
      <h3 className="key-heading">{words.places}</h3>
      <ul className="key-places">
        {row.places.map((place) => {
          const profile = profileOfPlace(place, profiles);
          const name = words.placeName(place);
          return (
            <li key={`${place.profileId} ${place.storeType} ${place.path ?? ''} ${String(place.line)}`}>
              {profile === undefined ? (
                <strong>{place.profile}</strong>
              ) : (
                <LinkButton
                  className="key-place-link"
                  aria-label={words.openPlace(place.profile, name)}
                  onPress={() => navigate({ kind: 'open', id: profile.id })}
                >
                  {place.profile}
                </LinkButton>
              )}
              <span className="key-dim">{name}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What AWS said. */
function LearnedFacts({ row }: Pick<KeyFactsProps, 'row'>) {
  const now = useNow();
  const { learned } = row;
  if (learned === null) return <Fact name={words.facts.learned}>{words.notAsked}</Fact>;
  const { time, by } = keysView.lastUse(learned, now);
  const age = keysView.age(learned.createdAt, now);
  const isUntold = (what: 'keys' | 'last-use'): boolean => learned.untold.includes(what);
  return (
    <>
      <Fact name={words.facts.user}>
        {learned.isRoot ? keysView.rootUser : (learned.userName ?? keysView.noUser)}
      </Fact>
      <Fact name={words.facts.account}>{format.accountId(learned.accountId)}</Fact>
      <Fact name={words.facts.arn}>
        <code>{learned.arn}</code>
      </Fact>
      <Fact name={words.facts.status}>{isUntold('keys') ? <Untold /> : <KeyStatus row={row} />}</Fact>
      <Fact name={words.facts.created}>
        {learned.createdAt === null || age === null
          ? keysView.statuses.unknown
          : words.created(format.dayName(new Date(learned.createdAt), now), age)}
      </Fact>
      <Fact name={words.facts.lastUse}>
        {isUntold('last-use') ? <Untold /> : [time, ...(by === null ? [] : [by])].join(' · ')}
      </Fact>
      <Fact name={words.facts.other}>{isUntold('keys') ? <Untold /> : <OtherKeys row={row} />}</Fact>
      <Fact name={words.facts.learned}>
        <time dateTime={learned.at} title={format.dateAndTime(learned.at)}>
          {format.ago(now - Date.parse(learned.at))}
        </time>
      </Fact>
    </>
  );
}

function Untold() {
  return (
    <span className="key-untold">
      <TriangleAlert size={14} aria-hidden="true" />
      {words.notTold}
    </span>
  );
}

function OtherKeys({ row }: Pick<KeyFactsProps, 'row'>) {
  const now = useNow();
  const navigate = useNavigate();
  const others = row.learned?.otherKeys ?? [];
  if (others.length === 0) return words.noOther;
  return others.map(({ keyId, id, status, createdAt }) => (
    <span key={keyId} className="key-other">
      {words.other(keyId, keysView.statuses[status], keysView.age(createdAt, now))}
      {id === null ? (
        <span className="key-dim">{words.otherNowhere}</span>
      ) : (
        <LinkButton
          className="key-place-link"
          aria-label={words.otherHereOf(keyId)}
          onPress={() => navigate({ kind: 'key', id })}
        >
          {words.otherHere}
        </LinkButton>
      )}
    </span>
  ));
}

/** What this computer knows. */
function HereFacts({ row }: Pick<KeyFactsProps, 'row'>) {
  const { dependants, sessions } = row;
  return (
    <>
      <Fact name={words.facts.dependants}>
        {dependants.length === 0 ? words.none : words.dependants(dependants)}
      </Fact>
      <Fact name={words.facts.sessions}>{sessions.length === 0 ? words.none : words.sessions(sessions)}</Fact>
      <Fact name={words.facts.programs}>
        <Programs id={row.id} />
      </Fact>
    </>
  );
}

function Programs({ id }: { readonly id: string }) {
  const isKnown = useKeyPrograms().data?.isKnown ?? true;
  const programs = useProgramsOf(id);
  if (!isKnown) return words.programsUnknown;
  if (programs.length === 0) return words.none;
  return (
    <ul>
      {programs.map(({ program, pid, variable }) => (
        <li key={`${String(pid)} ${variable}`}>{words.program(program, pid, variable)}</li>
      ))}
    </ul>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="key-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
