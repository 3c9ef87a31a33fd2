import { API } from '../../api/client.ts';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { To } from '../../components/to/to.tsx';
import { place, type Section } from '../../state/places.ts';
import { WORDS as SECTIONS } from '../words.ts';
import { WORDS } from './words.ts';

const CITIZEN = ['find', 'prices', 'certifications', 'departments'] as const satisfies readonly Section[];
const EXPERT = ['courses', 'people', 'providers', 'changes', 'health'] as const satisfies readonly Section[];

/** Two ways in: to choose a course, to work with the data. */
export function Doors() {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const named = useWords(SECTIONS);
  return (
    <div className="home-doors">
      <Door title={words.citizen} sections={CITIZEN} />
      <Door title={words.expert} sections={EXPERT}>
        <li>
          <a href="#datasets">{named.datasets.title}</a> <span>{named.datasets.note}</span>
        </li>
        <li>
          <a href={`${API}/openapi.json?lang=${lang}`}>{named.api.title}</a> <span>{named.api.note}</span>
        </li>
      </Door>
    </div>
  );
}

interface Way {
  readonly title: string;
  readonly sections: readonly ((typeof CITIZEN)[number] | (typeof EXPERT)[number])[];
  readonly children?: React.ReactNode;
}

function Door({ title, sections, children }: Way) {
  const { lang } = useLanguage();
  const named = useWords(SECTIONS);
  return (
    <section className="home-door">
      <h2>{title}</h2>
      <ul className="home-ways">
        {sections.map((section) => (
          <li key={section}>
            <To place={place(lang, section)}>{named[section].title}</To> <span>{named[section].note}</span>
          </li>
        ))}
        {children}
      </ul>
    </section>
  );
}
