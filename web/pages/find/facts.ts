/** What a person compares of an offer, in words. The card and the comparison say the same. */
import type { Dataset, Lang, Row } from '../../api/types.ts';
import { fieldOf } from '../../charts/measures.ts';
import { showValue } from '../../charts/table.ts';
import { certificationOf, writeCertification } from '../../state/certification.ts';
import { readValue } from '../../state/fields.ts';
import { type Usual, verdict } from './usual.ts';
import { WORDS } from './words.ts';

/** An offer with what other queries say of it. */
export interface Offer {
  readonly row: Row;
  /** Departments; null where there is no place. */
  readonly places: readonly (string | null)[];
  /** Null when its certification has too few offers. */
  readonly usual: Usual | null;
}

const LEVEL = 'libelle_niveau_sortie_formation';

/** Departments that are named before the others are counted. */
const NAMED = 3;

/** Each fact by its name in the words, in the order they are read. */
export function factsOf({ row, places, usual }: Offer, lang: Lang, dataset: Dataset) {
  const words = WORDS[lang];
  const [price, hours, sessions, remote] = ['price', 'hours', 'sessions', 'remote_sessions'].map((name) =>
    Number(row[name] ?? 0),
  ) as [number, number, number, number];
  const [from, to] = [euros(lang, row.price_from), euros(lang, row.price_to)];
  return {
    price: from === to ? from : words.fromTo(from, to),
    usual: usual === null ? words.noUsual : words.fromTo(euros(lang, usual.low), euros(lang, usual.high)),
    verdict: usual === null ? words.noVerdict : words.verdicts[verdict(price, usual)],
    hours: hours > 0 ? showValue(lang, HOURS, hours) : words.unknown,
    perHour: hours > 0 ? showValue(lang, HOURLY, price / hours) : words.unknown,
    place: placeWords(places, lang),
    sessions: words.sessionsOf(sessions, remote),
    level: row[LEVEL] === null ? words.noLevel : readValue(fieldOf({ dataset }, LEVEL), lang, `${row[LEVEL]}`),
    certification: [codeOf(row), row.intitule_certification].join(' – '),
    provider: row.nom_of === null ? words.noProvider : `${row.nom_of}`,
  };
}

export type Facts = ReturnType<typeof factsOf>;

export const codeOf = (row: Row): string => {
  const certification = certificationOf(row);
  return certification === null ? '' : writeCertification(certification);
};

function placeWords(places: readonly (string | null)[], lang: Lang): string {
  const words = WORDS[lang];
  const departments = places.filter((name) => name !== null).toSorted((a, b) => a.localeCompare(b, 'fr'));
  const more = departments.length - NAMED;
  return [
    ...departments.slice(0, NAMED),
    ...(more > 0 ? [words.morePlaces(more)] : []),
    ...(departments.length < places.length ? [words.remote] : []),
  ].join(', ');
}

/** The facts of several offers side by side, and whether they differ. */
export const compareFacts = (offers: readonly Facts[]) =>
  (Object.keys(offers[0] ?? {}) as (keyof Facts)[]).map((name) => ({
    name,
    texts: offers.map((facts) => facts[name]),
    differ: new Set(offers.map((facts) => facts[name])).size > 1,
  }));

const HOURS = { key: 'hours', title: '', kind: 'number', unit: 'hour' } as const;
const HOURLY = { key: 'hourly', title: '', kind: 'number', unit: 'euro per hour' } as const;
const EUROS = { key: 'price', title: '', kind: 'number', unit: 'euro' } as const;

const euros = (lang: Lang, value: unknown): string => showValue(lang, EUROS, Number(value));
