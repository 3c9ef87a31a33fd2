import type { Comparison, Values } from '../../api/comparison.ts';
import type { Dataset, Release } from '../../api/types.ts';
import { fieldOf } from '../../charts/measures.ts';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { formatNumber } from '../../format/numbers.ts';
import { typeset } from '../../format/typography.ts';
import { readValue, titleOf } from '../../state/fields.ts';
import { RowsLink } from './rows-link.tsx';
import { WORDS } from './words.ts';

/** Values named before the others are counted. */
const NAMED = 5;

interface Beside {
  readonly dataset: Dataset;
  readonly comparison: Comparison;
  readonly incidents: readonly Release[];
  readonly heading: 'h2' | 'h3';
}

/** What is not a figure: values that came and went, columns that changed, releases that took a decision. */
export function Aside({ dataset, comparison, incidents, heading: Heading }: Beside) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const moved = comparison.dimensions.filter(({ appeared, disappeared }) => appeared.count + disappeared.count > 0);
  const columns = comparison.summary.filter(({ about }) => about === 'columns');
  return (
    <>
      {moved.length > 0 && (
        <section>
          <Heading>{words.values}</Heading>
          <dl>
            {moved.map(({ column, appeared, disappeared }) => {
              const title = titleOf(fieldOf({ dataset }, column), lang);
              const { from, to } = comparison;
              return (
                <div key={column}>
                  <ValueList
                    {...{ dataset, column, release: to, values: appeared }}
                    title={words.appeared(title, formatNumber(lang, appeared.count))}
                  />
                  <ValueList
                    {...{ dataset, column, release: from, values: disappeared }}
                    title={words.disappeared(title, formatNumber(lang, disappeared.count))}
                  />
                </div>
              );
            })}
          </dl>
        </section>
      )}
      {columns.length > 0 && (
        <section>
          <Heading>{words.columns}</Heading>
          {columns.map(({ text }) => (
            <p key={text}>{typeset(lang, text)}</p>
          ))}
        </section>
      )}
      {incidents.length > 0 && <Incidents incidents={incidents} heading={Heading} />}
    </>
  );
}

interface List {
  readonly dataset: Dataset;
  readonly column: string;
  /** The release that has them. */
  readonly release: string;
  readonly title: string;
  readonly values: Values;
}

function ValueList({ dataset, column, release, title, values: { count, values } }: List) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  if (count === 0) return null;
  const field = fieldOf({ dataset }, column);
  const named = values.slice(0, NAMED);
  return (
    <>
      <dt>{title}</dt>
      {named.map((value) => (
        <dd key={value}>
          <RowsLink dataset={dataset} release={release} search={{ [`refine.${column}`]: [value] }}>
            {readValue(field, lang, value)}
          </RowsLink>
        </dd>
      ))}
      {count > named.length && <dd>{words.others(count - named.length)}</dd>}
    </>
  );
}

function Incidents({ incidents, heading: Heading }: Pick<Beside, 'incidents' | 'heading'>) {
  const { lang, words: site } = useLanguage();
  const words = useWords(WORDS);
  return (
    <section>
      <Heading>{words.incidents}</Heading>
      <dl>
        {incidents.map(({ version, result, reason, accepted, rolled_back }) => (
          <div key={version}>
            <dt className="figures">{version}</dt>
            {result !== 'published' && (
              <dd>
                {typeset(lang, `${site.information.results[result]}${reason === undefined ? '' : ` : ${reason}`}`)}
              </dd>
            )}
            {accepted !== undefined && <dd>{words.accepted(accepted.reason)}</dd>}
            {rolled_back !== undefined && <dd>{words.takenBack(rolled_back.reason)}</dd>}
          </div>
        ))}
      </dl>
    </section>
  );
}
