/**
 * Generic LHEO files (2.0 to 2.3), as data: only what the system reads is looked at, in any order, with the bounds of LHEO 2.3
 * (lheo/lheo-schema, 12 January 2022). Versions differ on the rest, which is not judged.
 */
import { date, FLAG, integer, LANGUAGE, length, NUMERO, oneOf, SIRET } from './forms.ts';
import { compileSchema } from './schema.ts';

/** 2.3 is of lheo.gouv.fr; 2.0 to 2.2 are of www.lheo.org; many files name none. */
export const LHEO_NAMESPACE = /^(http:\/\/(lheo\.gouv\.fr|www\.lheo\.org)\/2\.[0-9]+)?$/;

export const LHEO_SCHEMA = compileSchema(
  {
    formation: {
      attributes: { numero: NUMERO },
      children: 'intitule-formation action+ organisme-formation-responsable',
    },
    'intitule-formation': { text: length(1, 255) },
    'objectif-formation': { text: length(1, 3000) },
    'resultats-attendus': { text: length(1, 3000) },
    'contenu-formation': { text: length(1, 3000) },
    'organisme-formation-responsable': { children: 'SIRET-organisme-formation' },
    'SIRET-organisme-formation': { children: 'SIRET' },
    SIRET: { text: SIRET },
    action: { children: 'modalites-enseignement modalites-entrees-sorties session+' },
    'modalites-enseignement': { text: oneOf('0', '1', '2') },
    'modalites-entrees-sorties': { text: FLAG },
    'langue-formation': { text: LANGUAGE },
    'nombre-heures-centre': { text: integer(0, 99_999) },
    'nombre-heures-entreprise': { text: integer(0, 99_999) },
    'nombre-heures-total': { text: integer(0, 99_999) },
    session: { children: 'periode?' },
    'etat-recrutement': { text: oneOf('1', '2', '3') },
    periode: { children: 'debut? fin?' },
    debut: { text: date(true) },
    fin: { text: date(true) },
  },
  { strict: false },
);
