import type { Records, Row } from '../../api/types.ts';
import type { View } from '../../charts/chart.ts';
import type { KeyFigure } from '../../charts/key-figures.ts';
import { type ChartTable, showValue } from '../../charts/table.ts';
import { formatDate } from '../../format/dates.ts';
import { formatNumber } from '../../format/numbers.ts';
import { certificationAddress } from '../../pages/certifications/identity.ts';
import { nameIn, OFFERS_COLUMNS, providerAddress } from '../../pages/providers/identity.ts';
import { datasetPlace } from '../../state/places.ts';
import { groupPath } from '../../state/query.ts';
import { writeSelection } from '../../state/selection.ts';
import { KeyFigures } from '../dashboard/key-figures.tsx';
import { useWords } from '../language/language.ts';
import { Listing } from '../listing/listing.tsx';
import { To } from '../to/to.tsx';
import { WORDS } from './words.ts';

export const CATALOGUE = 'moncompteformation_catalogueformation';

/** Trainings in the short table. */
const SHOWN = 12;
/** Offers below which the ends of a range are those of a few. */
const LEAST = 10;

const EURO = { key: 'prix', title: '', kind: 'number', unit: 'euro' } as const;
const HOUR = { key: 'heures', title: '', kind: 'number', unit: 'hour' } as const;

interface Offered {
  /** The catalogue, through what the page is about. */
  readonly view: View;
  /** What the first column names, and leads to. */
  readonly by: 'provider' | 'certification';
}

/** What is on sale: figures, and a short table. */
export function Offers({ view, by }: Offered) {
  const { lang, dataset, selection } = view;
  const words = useWords(WORDS);
  return (
    <section className="page-part" aria-labelledby="offers">
      <h2 id="offers">{words.title}</h2>
      <p>{words.lead(formatDate(lang, dataset.metas.opencpf.as_of))}</p>
      <KeyFigures paths={figuresAsked(view)} tell={(rows) => tellFigures(rows, view, by)} />
      <Listing
        title={words.rows(SHOWN)}
        note={words.rowsNote}
        view={view}
        paths={[cheapest(view)]}
        tell={([answer]) => tableOf(answer!, view, by)}
        link={(row) => (by === 'provider' ? providerAddress(lang, row.siret_of) : certificationAddress(lang, row))}
      />
      <p>
        <To place={datasetPlace(lang, CATALOGUE, 'table')} search={writeSelection(selection)}>
          {words.all}
        </To>
      </p>
    </section>
  );
}

/** Counts and prices, then hours where they are known: 0 says that they are not. */
const figuresAsked = ({ dataset, selection }: View): readonly string[] => [
  groupPath(dataset, selection, {
    select: [
      'count(distinct numero_formation) as offers',
      'count(distinct siret_of) as providers',
      'count(distinct intitule_certification) as certifications',
      'percentile(frais_ttc_tot_mean, 10) as low',
      'median(frais_ttc_tot_mean) as middle',
      'percentile(frais_ttc_tot_mean, 90) as high',
    ].join(', '),
  }),
  groupPath(dataset, selection, {
    select: 'median(nombre_heures_total_mean) as hours',
    where: ['nombre_heures_total_mean > 0'],
  }),
];

function tellFigures([all = {}, known = {}]: readonly Row[], { lang }: View, by: Offered['by']): readonly KeyFigure[] {
  const words = WORDS[lang];
  const euros = (name: string): string => showValue(lang, EURO, rounded(all[name]));
  const count = (name: string): string => formatNumber(lang, Number(all[name] ?? 0));
  const sellers = by === 'provider' ? 'providers' : 'certifications';
  return [
    { name: words.offers, value: count('offers'), note: words.offersNote },
    { name: words[sellers], value: count(sellers) },
    {
      name: words.price,
      value: euros('middle'),
      note: Number(all.offers ?? 0) < LEAST ? words.few : words.priceNote(euros('low'), euros('high')),
    },
    { name: words.hours, value: showValue(lang, HOUR, rounded(known.hours)), note: words.hoursNote },
  ];
}

const rounded = (value: Row[string] | undefined): number | null =>
  value === null || value === undefined ? null : Math.round(Number(value));

/** One row for each training: its places are counted, not repeated. */
const cheapest = ({ dataset, selection }: View): string =>
  groupPath(dataset, selection, {
    select: [
      'min(frais_ttc_tot_mean) as prix',
      'max(nombre_heures_total_mean) as heures',
      'count(code_departement) as departements',
      'sum(nb_session_active) as sessions',
    ].join(', '),
    group_by: 'siret_of, nom_of, intitule_certification, code_rncp, code_rs, numero_formation, intitule_formation',
    order_by: 'prix',
    limit: SHOWN,
  });

function tableOf({ results }: Records, { lang }: View, by: Offered['by']): ChartTable {
  const words = WORDS[lang];
  return {
    columns: [
      { key: by, title: words[by], kind: 'text' },
      { key: 'intitule_formation', title: words.training, kind: 'text' },
      { ...EURO, title: words.from },
      { ...HOUR, title: words.length },
      { key: 'departements', title: words.departments, kind: 'number' },
      { key: 'sessions', title: words.sessions, kind: 'number' },
    ],
    rows: results.map((row) => ({
      ...row,
      heures: row.heures === 0 ? null : (row.heures ?? null),
      departements: row.departements === 0 ? null : (row.departements ?? null),
      provider: nameIn(OFFERS_COLUMNS, row),
      certification: row.intitule_certification ?? null,
    })),
  };
}
