/** Who lives in a department and trains, wherever they do. */
import type { Row } from '../../api/types.ts';
import type { View } from '../../charts/chart.ts';
import type { KeyFigure } from '../../charts/key-figures.ts';
import { chartColumn, fieldOf } from '../../charts/measures.ts';
import { showPercent, showValue } from '../../charts/table.ts';
import { Source } from '../../components/chart/source.tsx';
import { KeyFigures } from '../../components/dashboard/key-figures.tsx';
import { useViewOf } from '../../components/dashboard/view.ts';
import { useWords } from '../../components/language/language.ts';
import { formatNumber } from '../../format/numbers.ts';
import { groupPath } from '../../state/query.ts';
import { WORDS } from './words.ts';

export const RESIDENTS = 'moncompteformation_usagers_departements';

const YEAR = 'annee_entree';
const FILES = 'sum(nb_dossiers) as nb_dossiers';

/** Groups whose share is told, each a condition. */
const GROUPS = {
  women: 'genre = "Femme"',
  young: 'classe_age in ("Moins de 25 ans", "25 à 29 ans")',
  seekers: 'demandeur_emploi = "Oui"',
} as const;
const NAMES = Object.keys(GROUPS) as readonly (keyof typeof GROUPS)[];

export function Residents({ department }: { department: string }) {
  const words = useWords(WORDS);
  const view = useViewOf(RESIDENTS, { departement_titulaire: [department] });
  const { dataset, selection } = view;
  const year = lastWholeYear(dataset.metas.opencpf.as_of);
  const ask = (select: string, where: readonly string[]): string =>
    groupPath(dataset, selection, { select, where: [`${YEAR} = ${year}`, ...where] });
  return (
    <section className="page-part" aria-labelledby="residents">
      <h2 id="residents">{words.residents}</h2>
      <p>{words.residentsNote(`${year}`)}</p>
      <KeyFigures
        paths={[
          ask(`${FILES}, sum(montant_engage) as montant_engage, count(secret) as masked, count(*) as rows`, []),
          ...NAMES.map((name) => ask(FILES, [GROUPS[name]])),
        ]}
        tell={(rows) => tellResidents(rows, view)}
      />
      <div className="chart-notes">
        <Source view={view} />
      </div>
    </section>
  );
}

/** The year before that of the data, unless they end with December. */
const lastWholeYear = (asOf: string): number => Number(asOf.slice(0, 4)) - (asOf.endsWith('-12-31') ? 0 : 1);

function tellResidents([all = {}, ...groups]: readonly Row[], view: View): readonly KeyFigure[] {
  const { lang } = view;
  const words = WORDS[lang];
  const files = Number(all.nb_dossiers ?? 0);
  const number = (name: string): string => formatNumber(lang, Number(all[name] ?? 0));
  return [
    { name: words.entries, value: number('nb_dossiers'), note: words.masked(number('masked'), number('rows')) },
    ...NAMES.map((name, index) => ({
      name: words[name],
      value: showPercent(lang, (100 * Number(groups[index]?.nb_dossiers ?? 0)) / files),
      note: words.ofKnown,
    })),
    {
      name: words.amount,
      value: showValue(lang, chartColumn(fieldOf(view, 'montant_engage'), lang), all.montant_engage ?? null),
    },
  ];
}
