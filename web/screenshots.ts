/** Pictures of every page, to be looked at: `node web/screenshots.ts <folder> <address of a running portal> [part of a name]`. */
import { join } from 'node:path';
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
  'missing-fr': '/fr/jeux/inconnu',
  'people-fr': '/fr/usagers',
  'people-en': '/en/people?by=department',
  'search-fr': '/fr/recherche?q=anglais',
  'unfound-fr': '/fr/recherche?q=introuvable',
  'accessibility-fr': '/fr/accessibilite',
};

const WIDTHS = [360, 768, 1280, 1920];
const SCHEMES = ['light', 'dark'] as const;

const [folder, url, part = ''] = process.argv.slice(2);
if (folder === undefined || url === undefined) {
  process.stderr.write('usage: node web/screenshots.ts <folder> <address of a running portal> [part of a name]\n');
  process.exit(2);
}

const browser = await openBrowser();
for (const colorScheme of SCHEMES) {
  for (const width of WIDTHS) {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    for (const [name, path] of Object.entries(PAGES)) {
      const file = `${name}-${width}-${colorScheme}.png`;
      if (!file.includes(part)) continue;
      await page.goto(url + path, { waitUntil: 'networkidle' });
      await page.screenshot({ path: join(folder, file), fullPage: true });
    }
    await page.close();
  }
}
await browser.close();
