import { hasNoStreet } from './action-rules.ts';
import { find } from './element.ts';
import type { Session } from './offer.ts';
import type { Rule } from './rule.ts';

export const SESSION_RULES: readonly Rule<Session>[] = [
  {
    code: '30020',
    *breaches({ at, start, startsOn, endsOn }) {
      if (startsOn !== null && endsOn !== null && startsOn > endsOn)
        yield {
          at: start ?? at,
          value: startsOn,
          expected: { en: `on or before ${endsOn}`, fr: `au plus tard le ${endsOn}` },
        };
    },
  },
  {
    code: '30013',
    dialect: 'edof',
    *breaches({ at }) {
      const address = find(at, 'adresse-inscription/adresse');
      if (address !== undefined && hasNoStreet(address)) yield { at: address };
    },
  },
  {
    code: 'O501',
    dialect: 'edof',
    *breaches({ at, permanent, startsOn }) {
      if (!permanent && startsOn === null) yield { at, missing: 'periode' };
    },
  },
  {
    code: 'O603',
    dialect: 'lheo',
    *breaches({ at, permanent, startsOn }) {
      if (!permanent && startsOn === null) yield { at, missing: 'periode' };
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
