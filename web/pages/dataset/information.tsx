import './information.css';
import type { Dataset } from '../../api/types.ts';
import { Dictionary } from '../../components/dictionary/dictionary.tsx';
import { useLanguage } from '../../components/language/language.ts';
import { ReleaseFacts, Releases } from '../../components/releases/releases.tsx';
import { typeset } from '../../format/typography.ts';

/** What the dataset says, column by column. */
export function Information({ dataset }: { dataset: Dataset }) {
  const { lang, words } = useLanguage();
  return (
    <div className="information">
      <div className="information-lead">
        <p>{typeset(lang, dataset.metas.default.description)}</p>
        <p className="information-grain">
          <strong>{words.information.grain}</strong> {typeset(lang, dataset.metas.opencpf.grain)}
        </p>
      </div>
      <ReleaseFacts dataset={dataset} />
      <section aria-labelledby="dictionary">
        <h2 id="dictionary">{words.information.dictionary}</h2>
        <Dictionary dataset={dataset} />
      </section>
      <section aria-labelledby="releases">
        <h2 id="releases">{words.information.releases}</h2>
        <Releases dataset={dataset} />
      </section>
    </div>
  );
}
