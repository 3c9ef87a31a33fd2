import type { Dataset, Field } from '../../api/types.ts';
import { formatNumber } from '../../format/numbers.ts';
import { titleOf } from '../../state/fields.ts';
import { aggregationWords, isGuarded } from '../../words/guards.ts';
import { useLanguage } from '../language/language.ts';

/** What would make a calculation wrong: columns that do not add up, means to be weighted, masked rows. */
export function Guards({ fields, dataset }: { fields: readonly Field[]; dataset: Dataset }) {
  const { lang, words } = useLanguage();
  const { masked_rows } = dataset.metas.opencpf;
  const guarded = fields.filter(isGuarded);
  if (guarded.length === 0 && masked_rows === 0) return null;
  return (
    <section className="guards" aria-labelledby="guards">
      <h2 id="guards">{words.export.care}</h2>
      <dl>
        {guarded.map((field) => (
          <div key={field.name}>
            <dt>{titleOf(field, lang)}</dt>
            <dd>{aggregationWords(field, words)}</dd>
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
