/** What is asked of the data for the words of a reader, each as one query of groups. */
import type { Dataset, Lang, Row } from '../../api/types.ts';
import { datasetPlace, type Place, place } from '../../state/places.ts';
import { groupPath, quote } from '../../state/query.ts';
import type { Search } from '../../state/search.ts';
import { EVERYTHING } from '../../state/selection.ts';

/** Results of a group that are shown at once. */
export const SHOWN = 6;

export interface Going {
  readonly place: Place;
  readonly search?: Search;
}

export type GroupName = 'certifications' | 'trainings' | 'providers' | 'departments';

/** A family of results: where they are looked for, how one is named and counted, and where it leads. */
export interface Group {
  readonly name: GroupName;
  readonly dataset: string;
  readonly path: (dataset: Dataset, text: string) => string;
  readonly title: (row: Row) => string;
  /** What tells apart those of the same name. */
  readonly detail: (row: Row) => string;
  readonly going: (lang: Lang, row: Row) => Going;
  /** Where all the results are. */
  readonly all: (lang: Lang, text: string) => Going;
}

const CONSUMPTION = 'moncompteformation_formations_engagees';
const CATALOGUE = 'moncompteformation_catalogueformation';

/** `RNCP 38565`, `rs6776`, `38565`: the number of a certification. */
const NUMBER = /^(rncp|rs)?\s*(\d{2,6})$/i;
/** The code of a department, or a SIRET. */
const DEPARTMENT = /^(\d{2,3}|2[ab])$/i;
const SIRET = /^\d{14}$/;
/** Published for a number that does not apply. */
const NONE = '-1';

function certificationIs(text: string): string {
  const [, register, number] = NUMBER.exec(text.trim()) ?? [];
  if (number === undefined) return `search(intitule_certification, ${quote(text)})`;
  const columns = register === undefined ? ['code_rncp', 'code_rs'] : [`code_${register.toLowerCase()}`];
  return `(${columns.map((column) => `${column} = ${quote(number)}`).join(' or ')})`;
}

const is = (pattern: RegExp, code: string, name: string, text: string): string =>
  pattern.test(text.trim()) ? `${code} = ${quote(text.trim().toUpperCase())}` : `search(${name}, ${quote(text)})`;

const registered = ({ code_rncp, code_rs }: Row): string => {
  if (code_rncp !== NONE) return `RNCP${code_rncp}`;
  return code_rs === NONE ? '' : `RS${code_rs}`;
};

const TRAININGS = 'count(distinct numero_formation) as value';

const groups = (select: string, group_by: string, where: (text: string) => string): Group['path'] => {
  return (dataset, text) =>
    groupPath(dataset, EVERYTHING, { select, group_by, order_by: 'value desc', limit: SHOWN, where: [where(text)] });
};

export const GROUPS: readonly Group[] = [
  {
    name: 'certifications',
    dataset: CONSUMPTION,
    path: groups('sum(nb_dossiers) as value', 'intitule_certification, code_rncp, code_rs', certificationIs),
    title: (row) => `${row.intitule_certification}`,
    detail: registered,
    going: (lang, row) =>
      registered(row) !== ''
        ? { place: place(lang, 'certifications', registered(row)) }
        : {
            place: place(lang, 'courses'),
            search: { 'refine.intitule_certification': [`${row.intitule_certification}`] },
          },
    all: (lang, text) => ({
      place: place(lang, 'certifications'),
      search: { q: [text] },
    }),
  },
  {
    name: 'trainings',
    dataset: CATALOGUE,
    path: groups('count(*) as value', 'numero_formation, intitule_formation, nom_of', (text) =>
      NUMBER.test(text.trim()) ? certificationIs(text) : `search(intitule_formation, ${quote(text)})`,
    ),
    title: (row) => `${row.intitule_formation}`,
    detail: (row) => `${row.nom_of ?? ''}`,
    going: (lang, row) => ({
      place: datasetPlace(lang, CATALOGUE, 'table'),
      search: { 'refine.numero_formation': [`${row.numero_formation}`] },
    }),
    all: (lang, text) => ({
      place: place(lang, 'find'),
      search: { q: [text] },
    }),
  },
  {
    name: 'providers',
    dataset: CATALOGUE,
    path: groups(TRAININGS, 'siret_of, nom_of', (text) => is(SIRET, 'siret_of', 'nom_of', text)),
    title: (row) => `${row.nom_of ?? row.siret_of}`,
    detail: (row) => `SIRET ${row.siret_of}`,
    going: (lang, row) => ({ place: place(lang, 'providers', `${row.siret_of}`) }),
    all: (lang, text) => ({
      place: place(lang, 'providers'),
      search: { q: [text] },
    }),
  },
  {
    name: 'departments',
    dataset: CATALOGUE,
    path: groups(TRAININGS, 'code_departement, nom_departement', (text) =>
      is(DEPARTMENT, 'code_departement', 'nom_departement', text),
    ),
    title: (row) => `${row.nom_departement}`,
    detail: (row) => `${row.code_departement}`,
    going: (lang, row) => ({ place: place(lang, 'departments', `${row.code_departement}`) }),
    all: (lang) => ({ place: place(lang, 'departments') }),
  },
];
