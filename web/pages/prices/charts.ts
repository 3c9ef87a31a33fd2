/** The charts of the price compass, over the catalogue and the training files. */

import type { Row } from '../../api/types.ts';
import type { Chart, View } from '../../charts/chart.ts';
import { toggled } from '../../charts/toggled.ts';
import { certificationOf, writeCertification } from '../../state/certification.ts';
import { CATALOGUE, WITH_PLACE } from '../../state/offers.ts';
import { addressOf, place } from '../../state/places.ts';
import { hours } from './hours.ts';
import { modes, rangesBy } from './ranges.ts';

export const DATASET = CATALOGUE;

const codeOf = (row: Row): string => {
  const certification = certificationOf(row);
  return certification === null ? '' : writeCertification(certification);
};

const pricesOf = (row: Row, { lang }: View): string => addressOf(place(lang, 'prices', codeOf(row)));

/** Of one certification or domain. */
export const ONE: Readonly<Record<string, Chart>> = {
  modes,
  hours,
  regions: rangesBy({ column: 'nom_region', where: [WITH_PLACE], most: 20 }),
};

/** Of several: what to choose among. */
export const SEVERAL: Readonly<Record<string, Chart>> = {
  domains: rangesBy({
    column: 'libelle_nsf_1',
    most: 20,
    link: (row, view) => toggled(view, 'libelle_nsf_1', `${row.libelle_nsf_1}`),
  }),
  certifications: rangesBy({
    column: 'intitule_certification',
    keys: ['code_rncp', 'code_rs'],
    most: 15,
    name: (row) => [codeOf(row), row.intitule_certification].join(' '),
    link: pricesOf,
  }),
};

export const CHARTS: Readonly<Record<string, Chart>> = { ...ONE, ...SEVERAL };
