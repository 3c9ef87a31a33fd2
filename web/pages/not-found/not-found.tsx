import { useParams } from '@tanstack/react-router';
import { useLanguage } from '../../components/language/language.ts';
import { To } from '../../components/to/to.tsx';
import { place } from '../../state/places.ts';

/** Nothing at this address. */
export function NotFound() {
  const { lang, words } = useLanguage();
  const { id } = useParams({ strict: false });
  return (
    <div className="home-head">
      <title>{`${words.errors.missing} – ${words.site.title}`}</title>
      <h1>{id === undefined ? words.errors.missing : words.errors.missingDataset}</h1>
      <p>{words.errors.missingMend}</p>
      <p>
        <To place={place(lang, 'home')}>{words.errors.home}</To>
      </p>
    </div>
  );
}
