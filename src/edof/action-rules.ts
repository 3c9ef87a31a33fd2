import { inForce } from '../cpf/dated.ts';
import { ASSESSMENT_HOURS } from '../cpf/exception.ts';
import { departmentOf, isFrench } from './department.ts';
import { type Element, find, findAll, textOf } from './element.ts';
import { type Action, placeOf, soldBy } from './offer.ts';
import { repeated } from './repetition.ts';
import type { Rule } from './rule.ts';

const REMOTE = 2;
const MOST_HOURS = 10_000;

/** Where an action gives addresses; a session’s is its own (session-rules.ts). */
const ADDRESSES = ['lieu-de-formation/coordonnees/adresse', 'adresse-information/adresse'];

/** A French address without street or fifth line. */
export const hasNoStreet = (address: Element): boolean =>
  isFrench(textOf(find(address, 'pays'))) &&
  textOf(find(address, 'extras:adresse/extra:libelle-voie')) === undefined &&
  textOf(find(address, 'extras:adresse/extra:ligne5-adresse')) === undefined;

export const ACTION_RULES: readonly Rule<Action>[] = [
  {
    code: '30013',
    dialect: 'edof',
    *breaches({ at }) {
      for (const address of ADDRESSES.flatMap((path) => findAll(at, path)))
        if (hasNoStreet(address)) yield { at: address };
    },
  },
  {
    code: 'O502',
    dialect: 'edof',
    *breaches(action) {
      const { postalCode, french } = placeOf(action);
      if (action.attendance === REMOTE) return;
      if (action.place === undefined || (french && (postalCode === null || departmentOf(postalCode) === null)))
        yield {
          at: action.place ?? find(action.at, 'lieu-de-formation') ?? action.at,
          value: postalCode ?? undefined,
          expected: { en: 'a French postal code', fr: 'un code postal français' },
        };
    },
  },
  {
    code: 'O503',
    dialect: 'edof',
    *breaches({ at }) {
      const prerequisites = textOf(find(at, 'extras:action/extra:existence-prerequis'));
      if (prerequisites === '1' && textOf(find(at, 'conditions-specifiques')) === undefined)
        yield { at, missing: 'conditions-specifiques' };
    },
  },
  {
    code: 'O504',
    *breaches({ at, hours }) {
      if (hours === null) yield { at };
    },
  },
  {
    code: 'O305',
    *breaches({ at, hours }) {
      if (hours !== null && hours > MOST_HOURS)
        yield {
          at,
          value: `${hours}`,
          expected: { en: `at most ${MOST_HOURS} hours`, fr: `${MOST_HOURS} heures au plus` },
        };
    },
  },
  {
    code: 'O508',
    dialect: 'edof',
    *breaches({ at, offer, hours }, { asOf }) {
      const sold = soldBy(offer);
      const bounds = inForce(ASSESSMENT_HOURS, asOf);
      if (sold?.register !== 'CPF' || sold.number !== '202' || hours === null || bounds === undefined) return;
      if (hours < bounds.min || hours > bounds.max)
        yield {
          at,
          value: `${hours} h`,
          expected: { en: `${bounds.min} to ${bounds.max} hours`, fr: `de ${bounds.min} à ${bounds.max} heures` },
        };
    },
  },
  {
    code: '10133',
    dialect: 'edof',
    *breaches({ sessions }) {
      const dates = repeated(sessions, ({ startsOn, endsOn }) =>
        startsOn === null && endsOn === null ? undefined : `${startsOn} ${endsOn}`,
      );
      for (const { at, startsOn, endsOn } of dates) yield { at, value: `${startsOn ?? '?'} – ${endsOn ?? '?'}` };
    },
  },
  {
    code: 'O513',
    *breaches({ sessions }) {
      for (const { at, numero } of repeated(sessions, (session) => session.numero)) yield { at, value: numero };
    },
  },
  {
    code: 'O602',
    dialect: 'lheo',
    *breaches({ at, price }) {
      if (price === null) yield { at, missing: 'prix-total-TTC' };
    },
  },
  {
    code: 'O605',
    dialect: 'lheo',
    *breaches({ at, numero }) {
      if (numero === undefined) yield { at, missing: '@numero' };
    },
  },
];
