import { useQueries, useQuery } from '@tanstack/react-query';
import { answer } from '../../api/client.ts';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { To } from '../../components/to/to.tsx';
import { formatNumber } from '../../format/numbers.ts';
import { titleOf } from '../../state/fields.ts';
import { CATALOGUE, offersOf } from '../../state/offers.ts';
import { place } from '../../state/places.ts';
import { figuresPath, quote } from '../../state/query.ts';
import type { Finding } from './finding.ts';
import { DEPARTMENT, type Wider as Widening, widenings } from './widen.ts';
import { countPath } from './wish.ts';
import { WORDS } from './words.ts';

/** Kilometres between prefectures. */
const NEAR = 100;

/** What to ask instead, with how many offers would answer: most first. */
export function Wider({ dataset, wish, addressOf }: Finding) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const near = useNear(wish.selection.values[DEPARTMENT]?.[0]);
  const ways = widenings(wish, near);
  const counts = useQueries({ queries: ways.map((way) => answer(countPath(dataset, way.wish))) });
  const found = ways
    .map((way, index) => ({ way, offers: offersOf(counts[index]!.data?.results[0]) }))
    .filter(({ offers }) => offers > 0)
    .toSorted((a, b) => b.offers - a.offers);
  const name = ({ what, column }: Widening): string => {
    const field = dataset.fields.find((one) => one.name === column);
    return what === 'column' ? words.without(field === undefined ? '' : titleOf(field, lang)) : words.wider[what];
  };
  return (
    <div className="find-none">
      <h2>{words.none}</h2>
      <p>{found.length === 0 ? words.noneAtAll : words.noneWhy}</p>
      <ul>
        {found.map(({ way, offers }) => (
          <li key={`${way.what}${way.column}`}>
            <To place={place(lang, 'find')} search={addressOf(way.wish)}>
              {name(way)}
            </To>
            <span className="figures">{words.found(formatNumber(lang, offers), offers)}</span>
          </li>
        ))}
      </ul>
      {found.some(({ way }) => way.what === 'near') && <p className="find-notes">{words.nearWhy(NEAR)}</p>}
      <To className="button" place={place(lang, 'find')}>
        {words.reset}
      </To>
    </div>
  );
}

/** The departments around one, itself included; none until they are known. */
function useNear(department: string | undefined): readonly string[] {
  const where = useQuery({
    ...answer(
      figuresPath(
        { dataset_id: CATALOGUE },
        { select: 'geo_point_2d', where: [`${DEPARTMENT} = ${quote(department ?? '')}`] },
      ),
    ),
    enabled: department !== undefined,
  });
  const point = where.data?.results[0]?.geo_point_2d as { lon: number; lat: number } | null | undefined;
  const around = useQuery({
    ...answer(
      figuresPath(
        { dataset_id: CATALOGUE },
        {
          select: 'count(*) as rows',
          group_by: DEPARTMENT,
          where: [`within_distance(geo_point_2d, geom'POINT(${point?.lon} ${point?.lat})', ${NEAR}km)`],
          limit: 100,
        },
      ),
    ),
    enabled: department !== undefined && point !== undefined && point !== null,
  });
  return (around.data?.results ?? []).map((row) => `${row[DEPARTMENT]}`);
}
