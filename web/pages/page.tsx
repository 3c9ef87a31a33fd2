/** The page of the address: its section's. */
import { useParams } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { Addresses } from '../components/head/head.tsx';
import { useLanguage } from '../components/language/language.ts';
import { Loading } from '../components/loading/loading.tsx';
import { findSection, type Section } from '../state/places.ts';
import { PAGES } from './pages.ts';

const VIEWS = Object.fromEntries(
  Object.entries(PAGES).map(([section, code]) => [section, lazy(async () => ({ default: (await code()).Page }))]),
) as unknown as Readonly<Record<Section, ComponentType>>;

export function Page() {
  const { lang } = useLanguage();
  const { section, id } = useParams({ strict: false });
  const View = VIEWS[findSection(lang, section)!];
  return (
    <>
      <Addresses />
      <Suspense fallback={<Loading />}>
        <View key={`${section}/${id}`} />
      </Suspense>
    </>
  );
}
