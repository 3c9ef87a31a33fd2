/**
 * The EDOF dialect, as data: the elements of `lheo_import_fichier_xml_optimise_v5r2.xsd` (kit of 12 June 2026), and what the
 * import specification v15 says of the `extra` elements that the schema leaves untyped.
 */
import {
  AMOUNT,
  date,
  FLAG,
  integer,
  LANGUAGE,
  length,
  matching,
  NUMERO,
  oneOf,
  SIRET,
  type TextForm,
} from './forms.ts';
import { compileSchema, type SchemaTable } from './schema.ts';

export const EDOF_NAMESPACE = 'https://www.of.moncompteformation.gouv.fr';

const registered = (prefix: string): TextForm =>
  matching(new RegExp(`^${prefix}[0-9]{1,6}$`), { en: `${prefix} and its number`, fr: `${prefix} et son numéro` });
const LEVEL_ATTRIBUTES = { numero: NUMERO, datemaj: date(false), datecrea: date(false) };
const TAX_RATE = matching(/^[0-9]{1,2}(\.[0-9]{1,2})?$/, {
  en: 'a rate in percent: 20.0',
  fr: 'un taux en pour cent : 20.0',
});

const FORMATION: SchemaTable = {
  formation: {
    attributes: LEVEL_ATTRIBUTES,
    children: `intitule-formation objectif-formation resultats-attendus contenu-formation parcours-de-formation
      objectif-general-formation certification action+ organisme-formation-responsable extras:formation`,
  },
  'intitule-formation': { text: length(1, 255) },
  'objectif-formation': { text: length(1, 3000) },
  'resultats-attendus': { text: length(1, 3000) },
  'contenu-formation': { text: length(1, 3000) },
  'parcours-de-formation': { text: oneOf('1', '2', '3', '4') },
  'objectif-general-formation': { text: oneOf('2', '4', '5', '6', '7', '8', '9') },
  certification: { children: 'code-RNCP? code-RS? code-CPF?' },
  'code-RNCP': { text: registered('RNCP') },
  'code-RS': { text: registered('RS') },
  'code-CPF': { text: registered('CPF') },
  'organisme-formation-responsable': { children: 'SIRET-organisme-formation' },
  'SIRET-organisme-formation': { children: 'SIRET' },
  SIRET: { text: SIRET },
  'extras:formation': {
    children: 'extra:resume-contenu? extra:categorisation-offre? extras:blocs-competences? extra:blocs-modifiables?',
  },
  'extra:resume-contenu': { text: length(0, 255) },
  'extra:categorisation-offre': { text: matching(/^[0-9]{3}$/, { en: 'three digits', fr: 'trois chiffres' }) },
  'extras:blocs-competences': { children: 'extra:code-bloc*' },
  'extra:code-bloc': { text: matching(/^RNCP[0-9]+BC[0-9]+$/, { en: 'RNCP40344BC01', fr: 'RNCP40344BC01' }) },
  'extra:blocs-modifiables': { text: FLAG },
};

const ACTION: SchemaTable = {
  action: {
    attributes: LEVEL_ATTRIBUTES,
    children: `niveau-entree-obligatoire modalites-enseignement conditions-specifiques? lieu-de-formation
      modalites-entrees-sorties url-action? session+ adresse-information? date-information{0,3} restauration? hebergement?
      transport? acces-handicapes langue-formation modalites-recrutement? modalites-pedagogiques?
      code-perimetre-recrutement? infos-perimetre-recrutement? nombre-heures-centre? nombre-heures-entreprise? extras:action`,
  },
  'niveau-entree-obligatoire': { text: FLAG },
  'modalites-enseignement': { text: oneOf('0', '1', '2') },
  'conditions-specifiques': { text: length(1, 3000) },
  'lieu-de-formation': { children: 'coordonnees extras?' },
  'modalites-entrees-sorties': { text: FLAG },
  'url-action': { children: 'urlweb' },
  urlweb: { text: length(3, 400) },
  'adresse-information': { children: 'adresse' },
  'date-information': { children: 'date' },
  date: { text: date(true) },
  restauration: { text: length(1, 250) },
  hebergement: { text: length(1, 250) },
  transport: { text: length(1, 250) },
  'acces-handicapes': { text: length(1, 250) },
  'langue-formation': { text: LANGUAGE },
  'modalites-recrutement': { text: length(0, 3000) },
  'modalites-pedagogiques': { text: length(0, 200) },
  'code-perimetre-recrutement': { text: oneOf('0', '1', '2', '3', '4', '5', '6') },
  'infos-perimetre-recrutement': { text: length(0, 50) },
  'nombre-heures-centre': { text: integer(0, 10_000) },
  'nombre-heures-entreprise': { text: integer(0, 10_000) },
};

const ACTION_EXTRAS: SchemaTable = {
  'extras:action': {
    children: `extra:contact-information extra:modalites-handicap? extra:info-admission? extras:codes-modalites-admission?
      extra:code-gfe? extra:code-type-horaires? extra:duree-apprentissage? extras:codes-rythme-formation? extra:frais-anpec?
      extra:frais-certif-inclus-frais-anpec? extra:detail-frais-anpec? extra:autres-services? extras:frais-pedagogiques
      extra:existence-prerequis?`,
  },
  'extra:contact-information': { children: 'coordonnees extras?', code: '30017' },
  'extra:info-admission': { text: length(0, 250) },
  'extras:codes-modalites-admission': { children: 'extra:code-modalites-admission*' },
  'extra:code-modalites-admission': { text: oneOf('92002', '92003', '92005', '92007', '92009', '99998', '99999') },
  'extra:code-gfe': { text: integer(1, 24) },
  'extra:duree-apprentissage': { text: integer(0, 10_000) },
  'extras:codes-rythme-formation': { children: 'extra:code-rythme-formation*' },
  'extra:code-rythme-formation': { text: oneOf('1', '2', '3', '4', '5', '6', '7') },
  'extra:frais-anpec': { text: AMOUNT },
  'extra:frais-certif-inclus-frais-anpec': { text: FLAG },
  'extra:detail-frais-anpec': { text: length(0, 3000) },
  'extras:frais-pedagogiques': { children: 'extra:taux-tva? extra:frais-ht? extra:frais-ttc' },
  'extra:taux-tva': { text: TAX_RATE },
  'extra:frais-ht': { text: AMOUNT },
  'extra:frais-ttc': { text: AMOUNT },
  'extra:existence-prerequis': { text: FLAG },
};

const SESSION: SchemaTable = {
  session: { attributes: LEVEL_ATTRIBUTES, children: 'periode? adresse-inscription etat-recrutement extras:session' },
  periode: { children: 'debut? fin?' },
  debut: { text: date(true) },
  fin: { text: date(true) },
  'adresse-inscription': { children: 'adresse' },
  'etat-recrutement': { text: oneOf('1', '2') },
  'extras:session': { children: 'extra:contact-inscription extra:garantie? extra:modalites-particulieres?' },
  'extra:contact-inscription': { children: 'coordonnees extras?', code: '30022' },
  'extra:garantie': { text: FLAG },
};

const PEOPLE_AND_PLACES: SchemaTable = {
  coordonnees: {
    attributes: { numero: NUMERO },
    children: 'nom prenom adresse? telfixe portable? courriel extras?',
  },
  nom: { text: length(1, 50), personal: true },
  prenom: { text: length(1, 50), personal: true },
  telfixe: { children: 'numtel' },
  portable: { children: 'numtel' },
  numtel: {
    text: matching(/^\+?[0-9]{1,15}$/, { en: 'digits, 15 at most', fr: 'des chiffres, 15 au plus' }),
    personal: true,
  },
  courriel: { text: length(3, 160), personal: true },
  adresse: {
    attributes: { numero: NUMERO },
    children: 'ligne{1,3} codepostal? ville? pays? geolocalisation? extras:adresse',
  },
  ligne: { text: length(1, 50), personal: true },
  codepostal: { text: length(5, 5) },
  ville: { text: length(1, 50) },
  pays: { text: length(2, 2) },
  geolocalisation: { children: 'latitude longitude' },
  latitude: { text: length(0, 30) },
  longitude: { text: length(0, 30) },
  'extras:adresse': {
    children: `extra:numero-voie? extra:code-nature-voie? extra:libelle-voie? extra:ligne5-adresse?
      extra:accessibilite-batimentaire? extra:conformite-reglementaire?`,
  },
  'extra:conformite-reglementaire': { text: FLAG },
};

/** Removed from the dialect over the years: sending one makes the import fail. */
const REMOVED = /^(domaine-formation|certifiante|individuelle-collective|nb-places.*|url-session|code-CERTIFINFO)$/;

export const EDOF_SCHEMA = compileSchema(
  { ...FORMATION, ...ACTION, ...ACTION_EXTRAS, ...SESSION, ...PEOPLE_AND_PLACES },
  { strict: true, removed: REMOVED },
);
