import { find, textOf } from './element.ts';
import type { Action } from './offer.ts';

/** What EDOF compares two actions by, duration apart (controls 30056 and 30057): attendance, place, language, teaching methods, disability, price. */
const COMPARED = [
  'modalites-enseignement',
  'langue-formation',
  'modalites-pedagogiques',
  'acces-handicapes',
  'extras:action/extra:modalites-handicap',
];
const COMPARED_OF_PLACE = [
  'codepostal',
  'ville',
  'pays',
  'ligne',
  'extras:adresse/extra:numero-voie',
  'extras:adresse/extra:code-nature-voie',
  'extras:adresse/extra:libelle-voie',
  'extras:adresse/extra:ligne5-adresse',
];

/** One text that two actions share when all these are the same, whatever their case and blanks. */
export function likenessOf(action: Action): string {
  const { at, place, price } = action;
  const values = [
    ...COMPARED.map((path) => textOf(find(at, path))),
    ...COMPARED_OF_PLACE.map((path) => (place === undefined ? undefined : textOf(find(place, path)))),
    String(price),
  ];
  return JSON.stringify(values.map((value) => (value ?? '').toLowerCase().replace(/\s+/g, ' ')));
}
