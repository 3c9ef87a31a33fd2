/** Closed lists of the field, with the words that are published. French words are verbatim; `en` is how an English page reads them. */
export { FILE_STATUS_READINGS, FILE_STATUSES } from './training-file.ts';

/** A code of the sources and the word it is published under. */
export interface Term<Code extends string | number = string | number> {
  readonly code: Code;
  readonly published: string;
  readonly en: string;
}

/** Published for an unknown value of a vocabulary: never null, so that groups always have a name. */
export const NOT_KNOWN = 'Non renseigné';
export const NOT_KNOWN_READING = 'Not given';

/** Register of a certification. The wording of the third value on the official portal is not known: it is ours. */
export const REGISTERS: readonly Term<'RNCP' | 'RS' | 'CPF'>[] = [
  { code: 'RNCP', published: 'RNCP', en: 'National register (RNCP)' },
  { code: 'RS', published: 'RS', en: 'Specific register (RS)' },
  { code: 'CPF', published: 'Exception légale', en: 'Legislative exception' },
];

/** LHEO, dictionary of modalites-enseignement. */
export const ATTENDANCE_MODES: readonly Term<0 | 1 | 2>[] = [
  { code: 0, published: 'formation entièrement présentielle', en: 'On site' },
  { code: 1, published: 'formation mixte', en: 'Mixed' },
  { code: 2, published: 'formation entièrement à distance', en: 'Remote' },
];

export const GENDERS: readonly Term<'F' | 'M'>[] = [
  { code: 'F', published: 'Femme', en: 'Woman' },
  { code: 'M', published: 'Homme', en: 'Man' },
];

/** Job seeker, or else level 1 of the professions and socio-professional categories (INSEE, PCS 2020). */
export const SITUATIONS: readonly Term[] = [
  { code: 'job_seeker', published: "Demandeur d'emploi", en: 'Job seeker' },
  { code: 'agriculteurs', published: 'Agriculteurs exploitants', en: 'Farmers' },
  {
    code: 'artisans_commercants_chefs',
    published: "Artisans, commerçants et chefs d'entreprise",
    en: 'Craftspeople, shopkeepers, business owners',
  },
  { code: 'cadres', published: 'Cadres et professions intellectuelles supérieures', en: 'Managers and professionals' },
  { code: 'professions_intermediaires', published: 'Professions intermédiaires', en: 'Associate professionals' },
  { code: 'employes', published: 'Employés', en: 'Office and service staff' },
  { code: 'ouvriers', published: 'Ouvriers', en: 'Manual workers' },
];

/** Age at entry into training. The classes nest those of the Dares (<30, 30-39, …, 60+) and of the Caisse des Dépôts (<25, 25-39, 40-49, 50+). */
export const AGE_CLASSES: readonly (Term & { readonly from: number })[] = [
  { code: '0', from: 0, published: 'Moins de 25 ans', en: 'Under 25' },
  { code: '25', from: 25, published: '25 à 29 ans', en: '25 to 29' },
  { code: '30', from: 30, published: '30 à 39 ans', en: '30 to 39' },
  { code: '40', from: 40, published: '40 à 49 ans', en: '40 to 49' },
  { code: '50', from: 50, published: '50 à 59 ans', en: '50 to 59' },
  { code: '60', from: 60, published: '60 ans et plus', en: '60 and over' },
];

/** Level of exit of a certification of the RNCP (European levels). Level 5 is verbatim from the open data; the others follow EDOF's list. */
export const LEVELS: readonly Term<number>[] = [
  { code: 2, published: 'SANS DIPLÔME OU DNB (NIVEAU 2)', en: 'Level 2 (no diploma, or end of lower secondary)' },
  { code: 3, published: 'CAP, BEP... (NIVEAU 3)', en: 'Level 3 (CAP, BEP: vocational certificates)' },
  { code: 4, published: 'BAC : BP, BT, BAC PRO OU TECHNO... (NIVEAU 4)', en: 'Level 4 (baccalauréat)' },
  { code: 5, published: 'BAC+2 : DEUG, BT, DUT... (NIVEAU 5)', en: 'Level 5 (two years after the baccalauréat)' },
  {
    code: 6,
    published: 'BAC+3 OU 4 : LICENCE, MASTER 1, MAÎTRISE... (NIVEAU 6)',
    en: 'Level 6 (bachelor’s degree, first year of a master’s)',
  },
  {
    code: 7,
    published: 'BAC+5 : GRADE MASTER, DESS, DEA, INGÉNIEUR... (NIVEAU 7)',
    en: 'Level 7 (master’s degree, engineer)',
  },
  { code: 8, published: 'BAC+8 : DOCTORAT... (NIVEAU 8)', en: 'Level 8 (doctorate)' },
];

/** Families of financers in published order: the funding line of the sources, the two published columns, and names. The columns keep `pole_emploi` after 2024. */
export const FINANCERS = [
  {
    line: 'france_competences_cents',
    share: 'part_france_competences',
    count: null,
    fr: 'Droits CPF (France compétences)',
    en: 'CPF rights (France compétences)',
  },
  {
    line: 'titulaire_cents',
    share: 'part_titulaire',
    count: 'nb_dossiers_finances_par_titulaires',
    fr: 'Titulaires',
    en: 'Holders',
  },
  { line: 'etat_cents', share: 'part_etat', count: 'nb_dossiers_finances_par_etat', fr: 'État', en: 'State' },
  {
    line: 'pole_emploi_cents',
    share: 'part_pole_emploi',
    count: 'nb_dossiers_finances_par_pole_emploi',
    fr: 'France Travail (Pôle emploi)',
    en: 'France Travail (public employment service)',
  },
  {
    line: 'region_cents',
    share: 'part_region',
    count: 'nb_dossiers_finances_par_regions',
    fr: 'Régions',
    en: 'Regions',
  },
  {
    line: 'opco_cents',
    share: 'part_opco',
    count: 'nb_dossiers_finances_par_opco',
    fr: 'OPCO',
    en: 'Skills operators (OPCO)',
  },
  {
    line: 'entreprise_cents',
    share: 'part_entreprise',
    count: 'nb_dossiers_finances_par_entreprises',
    fr: 'Entreprises',
    en: 'Employers',
  },
  {
    line: 'cec_cents',
    share: 'part_cec',
    count: 'nb_dossiers_finances_par_cec',
    fr: 'Compte d’engagement citoyen',
    en: 'Civic engagement account',
  },
] as const;
