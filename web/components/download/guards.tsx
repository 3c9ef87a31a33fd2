import type { Dataset, Field } from '../../api/types.ts';
import { formatNumber } from '../../format/numbers.ts';
import { aggregationOf, titleOf } from '../../state/fields.ts';
import type { Words } from '../../words/index.ts';
import { useLanguage } from '../language/language.ts';

/** What would make a calculation wrong: columns that do not add up, means to be weighted, masked rows. */
export function Guards({ fields, dataset }: { fields: readonly Field[]; dataset: Dataset }) {
  const { lang, words } = useLanguage();
  const { masked_rows } = dataset.metas.opencpf;
  const guarded = fields.flatMap((field) => {
    const guard = guardWords(field, words);
    return guard === null ? [] : [{ field, guard }];
  });
  if (guarded.length === 0 && masked_rows === 0) return null;
  return (
    <section className="guards" aria-labelledby="guards">
      <h2 id="guards">{words.export.care}</h2>
      <dl>
        {guarded.map(({ field, guard }) => (
          <div key={field.name}>
            <dt>{titleOf(field, lang)}</dt>
            <dd>{guard}</dd>
          </div>
        ))}
        {masked_rows > 0 && (
          <div>
            <dt>
              {words.information.masked} (<span className="figures">{formatNumber(lang, masked_rows)}</span>)
            </dt>
            <dd>{words.information.maskedWhy}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

const guardWords = (field: Field, { information: { aggregation: words } }: Words): string | null => {
  const aggregation = aggregationOf(field);
  if (aggregation.kind === 'distinct') return words.distinct;
  if (aggregation.kind !== 'mean') return null;
  const { numerator, weight } = aggregation;
  return numerator === null ? words.weighted(weight) : words.quotient(numerator, weight);
};
