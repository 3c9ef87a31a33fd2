/** The charts of the price compass, over the catalogue and the training files. */
import type { Row } from '../../api/types.ts';
import type { Chart, View } from '../../charts/chart.ts';
import { toggled } from '../../charts/toggled.ts';
import { certificationOf, writeCertification } from '../../state/certification.ts';
import { addressOf, place } from '../../state/places.ts';
import { WITH_PLACE } from './asked.ts';
import { hours } from './hours.ts';
import { modes, rangesBy } from './ranges.ts';

export const DATASET = 'moncompteformation_catalogueformation';

const certificationPage = (row: Row, { lang }: View): string | null => {
  const certification = certificationOf(row);
  return certification === null ? null : addressOf(place(lang, 'prices', writeCertification(certification)));
};

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
    also: ['code_rncp', 'code_rs'],
    most: 15,
    link: certificationPage,
  }),
};

export const CHARTS: Readonly<Record<string, Chart>> = { ...ONE, ...SEVERAL };
