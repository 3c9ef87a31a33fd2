/** Pictures of every page, to be looked at: `node web/screenshots.ts <folder> <address of a running portal> [part of a name]`; `--gallery` takes those of the documents. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from './browser.ts';

const CONSUMPTION = 'moncompteformation_formations_engagees';
const FILTERED = 'refine.statut_dossier=Valid%C3%A9&range.nb_dossiers=10..&sort=-nb_dossiers';

const PAGES = {
  'home-fr': '/fr',
  'home-en': '/en',
  'information-fr': `/fr/jeux/${CONSUMPTION}`,
  'information-en': `/en/datasets/${CONSUMPTION}`,
  'table-fr': `/fr/jeux/${CONSUMPTION}/tableau`,
  'table-en': `/en/datasets/${CONSUMPTION}/table`,
  'filtered-fr': `/fr/jeux/${CONSUMPTION}/tableau?${FILTERED}`,
  'masked-fr': '/fr/jeux/moncompteformation_usagers/tableau',
  'catalogue-fr': '/fr/jeux/moncompteformation_catalogueformation/tableau?columns=*',
  'empty-fr': `/fr/jeux/${CONSUMPTION}/tableau?q=introuvable`,
  'download-fr': `/fr/jeux/${CONSUMPTION}/telechargement?${FILTERED}`,
  'download-en': `/en/datasets/${CONSUMPTION}/download`,
  'map-fr': `/fr/jeux/${CONSUMPTION}/carte`,
  'chart-en': '/en/datasets/moncompteformation_usagers/chart?by=region_titulaire&split=classe_age',
  'embed-fr': '/fr/integrer/courses/departments',
  'api-fr': `/fr/jeux/${CONSUMPTION}/api?api=aggregates&api.select=sum(nb_dossiers)+as+n&api.group_by=statut_dossier`,
  'releases-fr': `/fr/jeux/${CONSUMPTION}/versions`,
  'releases-en': '/en/datasets/moncompteformation_catalogueformation/releases',
  'protection-fr': '/fr/jeux/moncompteformation_usagers/versions',
  'changes-fr': '/fr/nouveautes',
  'changes-en': `/en/changes/${CONSUMPTION}`,
  'health-fr': '/fr/sante',
  'certifications-fr': '/fr/certifications',
  'certification-fr': '/fr/certifications/RNCP38565',
  'certification-en': '/en/certifications/RS6151',
  'providers-fr': '/fr/organismes',
  'departments-fr': '/fr/departements',
  'department-fr': '/fr/departements/33',
  'department-en': '/en/departments/33?compare=75',
  'prices-fr': '/fr/prix/RS6151?price=1500&hours=30',
  'find-fr': '/fr/trouver?q=anglais',
  'courses-fr': '/fr/formations',
  'chart-fr': `/fr/jeux/${CONSUMPTION}/graphique?by=modalite_presence&split=statut_dossier`,
  'missing-fr': '/fr/jeux/inconnu',
  'people-fr': '/fr/usagers',
  'people-en': '/en/people?by=department',
  'search-fr': '/fr/recherche?q=anglais',
  'unfound-fr': '/fr/recherche?q=introuvable',
  'accessibility-fr': '/fr/accessibilite',
};

const WIDTHS = [360, 768, 1280, 1920];
const SCHEMES = ['light', 'dark'] as const;

/** The pages of the gallery of `docs/portal.md`, each on a desk by day and on a phone by night. */
const GALLERY = new Set([
  ...[
    'home-fr',
    'courses-fr',
    'people-fr',
    'certification-fr',
    'certifications-fr',
    'department-en',
    'prices-fr',
    'find-fr',
  ],
  ...[
    'changes-fr',
    'health-fr',
    'search-fr',
    'information-fr',
    'filtered-fr',
    'map-fr',
    'chart-fr',
    'api-fr',
    'releases-en',
  ],
]);
const SCREENS = [
  [1280, 'light'],
  [360, 'dark'],
] as const;
/** Pixels shown of a page. */
const GALLERY_HEIGHT = 1_400;

const { values, positionals } = parseArgs({
  options: { gallery: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [folder, url, part = ''] = positionals;
if (folder === undefined || url === undefined) {
  process.stderr.write(
    'usage: node web/screenshots.ts <folder> <address of a running portal> [part of a name] [--gallery]\n',
  );
  process.exit(2);
}

const browser = await openBrowser();
const screens = values.gallery ? SCREENS : SCHEMES.flatMap((scheme) => WIDTHS.map((width) => [width, scheme] as const));
for (const [width, colorScheme] of screens) {
  const height = values.gallery ? GALLERY_HEIGHT : 900;
  const page = await browser.newPage({ colorScheme, viewport: { width, height }, reducedMotion: 'reduce' });
  for (const [name, path] of Object.entries(PAGES)) {
    const file = join(folder, `${name}-${width}-${colorScheme}`);
    if (!file.includes(part) || (values.gallery && !GALLERY.has(name))) continue;
    await page.goto(url + path, { waitUntil: 'networkidle' });
    if (values.gallery) await page.screenshot({ path: `${file}.jpg`, type: 'jpeg', quality: 70 });
    else await page.screenshot({ path: `${file}.png`, fullPage: true });
  }
  await page.close();
}
await browser.close();
