import { findException } from '../cpf/exception.ts';
/** What the system takes of a formation, whatever the dialect: plain values, each with the element it comes from where a rule may point at it. */
import { parseCents } from './amount.ts';
import { dayOf } from './calendar.ts';
import { isFrench } from './department.ts';
import type { Dialect } from './dialect.ts';
import { childrenOf, type Element, find, findAll, textOf } from './element.ts';

export type Register = 'RNCP' | 'RS' | 'CPF';

export interface Certification {
  readonly register: Register;
  /** Without prefix. */
  readonly number: string;
  readonly at: Element;
}

export interface Offer {
  readonly at: Element;
  readonly dialect: Dialect;
  readonly numero: string | undefined;
  readonly siretAt: Element | undefined;
  readonly certifications: readonly Certification[];
  readonly blocks: readonly Element[];
  readonly categorisation: Element | undefined;
  readonly actions: readonly Action[];
}

export interface Action {
  readonly at: Element;
  readonly offer: Pick<Offer, 'dialect' | 'certifications'>;
  readonly numero: string | undefined;
  /** LHEO modalites-enseignement: 0 on site, 1 mixed, 2 remote; NaN when absent or no such code. */
  readonly attendance: number;
  readonly permanent: boolean;
  /** The address of the place. */
  readonly place: Element | undefined;
  /** Null when not given, or zero. */
  readonly hours: number | null;
  readonly price: number | null;
  readonly sessions: readonly Session[];
}

export interface Session {
  readonly at: Element;
  readonly numero: string | undefined;
  readonly permanent: boolean;
  readonly start: Element | undefined;
  /** ISO days; null when absent, open (99999999) or no date. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

/** What an offer sells: the first certification of a register, or else the first exception. A generic LHEO file may hold `code-CPF` of other lists: only known exceptions count there. */
export function soldBy({ dialect, certifications }: Action['offer']): Certification | undefined {
  return (
    certifications.find(({ register }) => register !== 'CPF') ??
    certifications.find(({ number }) => dialect.name === 'edof' || findException(number) !== undefined)
  );
}

/** EDOF’s public key of a training: SIRET, underscore, the provider’s number; null when either is missing. */
export function trainingId({ siretAt, numero }: Offer): string | null {
  const siret = textOf(siretAt);
  return siret === undefined || numero === undefined ? null : `${siret}_${numero}`;
}

/** The place of an action: five digits of a French postal code, or null. */
export function placeOf({ place }: Action): { postalCode: string | null; city: string | null; french: boolean } {
  if (place === undefined) return { postalCode: null, city: null, french: true };
  const french = isFrench(textOf(find(place, 'pays')));
  const postalCode = textOf(find(place, 'codepostal')) ?? '';
  return {
    postalCode: /^[0-9]{5}$/.test(postalCode) ? postalCode : null,
    city: textOf(find(place, 'ville')) ?? null,
    french,
  };
}

/** What to take of a formation. Never fails: what cannot be read is absent, and the structure’s problems say so. */
export function readOffer(at: Element, dialect: Dialect): Offer {
  const certifications = findAll(at, 'certification').flatMap(certificationsOf);
  return {
    at,
    dialect,
    numero: numeroOf(at),
    siretAt: find(at, 'organisme-formation-responsable/SIRET-organisme-formation/SIRET'),
    certifications,
    blocks: findAll(at, 'extras:formation/extras:blocs-competences/extra:code-bloc'),
    categorisation: find(at, 'extras:formation/extra:categorisation-offre'),
    actions: childrenOf(at, 'action').map((action) => readAction(action, { dialect, certifications })),
  };
}

const numeroOf = (element: Element): string | undefined => element.attributes.numero?.trim() || undefined;

const CERTIFICATIONS: readonly (readonly [key: string, register: Register])[] = [
  ['code-RNCP', 'RNCP'],
  ['code-RS', 'RS'],
  ['code-CPF', 'CPF'],
];

/** The certifications an element names; LHEO also writes numbers without their prefix. */
function certificationsOf(element: Element): Certification[] {
  return CERTIFICATIONS.flatMap(([key, register]) =>
    childrenOf(element, key).flatMap((at) => {
      const number = new RegExp(`^(?:${register})?([0-9]{1,6})$`).exec(at.text.trim())?.[1];
      return number === undefined ? [] : [{ register, number, at }];
    }),
  );
}

function readAction(at: Element, offer: Action['offer']): Action {
  const permanent = textOf(find(at, 'modalites-entrees-sorties')) === '1';
  const price = textOf(find(at, offer.dialect.price));
  return {
    at,
    offer,
    numero: numeroOf(at),
    attendance: Number(textOf(find(at, 'modalites-enseignement')) ?? Number.NaN),
    permanent,
    place: find(at, 'lieu-de-formation/coordonnees/adresse'),
    hours: hoursOf(at, offer.dialect),
    price: price === undefined ? null : parseCents(price),
    sessions: childrenOf(at, 'session').map((session) => readSession(session, permanent)),
  };
}

function hoursOf(action: Element, dialect: Dialect): number | null {
  const wholeNumber = (path: string): number => {
    const text = textOf(find(action, path)) ?? '';
    return /^[0-9]{1,5}$/.test(text) ? Number(text) : 0;
  };
  const total = wholeNumber(dialect.hours) || dialect.hourParts.reduce((sum, path) => sum + wholeNumber(path), 0);
  return total === 0 ? null : total;
}

function readSession(at: Element, permanent: boolean): Session {
  const start = find(at, 'periode/debut');
  return {
    at,
    numero: numeroOf(at),
    permanent,
    start,
    startsOn: dayOf(textOf(start)),
    endsOn: dayOf(textOf(find(at, 'periode/fin'))),
  };
}
