/** Registers of the scheme: certifications (real heads, invented tail) as working tables of the engine, and the source tables made from them. */
import { copySource } from '../sources/write.ts';
import { type Engine, literal } from '../warehouse/duck.ts';
import { CERTIFICATIONS, EXCEPTIONS, INVENTED_FROM } from './certifications.ts';
import { below, chanceKey, elementAt, happens, unit } from './chance.ts';
import { FAMILIES, type Family } from './families.ts';
import { FORMACODES, NSF_GROUPS } from './nomenclatures.ts';
import type { Providers } from './providers.ts';

/** Percent of the certifications with at least n codes, among those whose family has so many: set so that the fill of the official catalogue comes out. */
const FILL = {
  formacode: [97.8, 59.4, 12.8, 4.9, 1.4],
  rome: [100, 52, 32, 22, 12.5],
  nsf: [100, 36, 12],
} as const;

/** Years between two registrations: three for most of the RS, three to five for the RNCP. */
const GENERATIONS = 6;

const VARIANTS = [
  'secteur industriel',
  'services',
  'petites structures',
  'milieu hospitalier',
  'collectivités',
  'commerce de proximité',
  'grands comptes',
  'fonctions support',
  'transition écologique',
  'travail à distance',
  'outre-mer',
  'artisanat',
  'économie sociale',
  'international',
  'événementiel',
  'niveau avancé', // biome-ignore format: a list
] as const;

/** Words that the titles of the invented certifications of a family begin with. */
// biome-ignore format: a table
const STEMS: Readonly<Record<string, readonly string[]>> = {
  caces: ['CACES® engins de chantier', 'CACES® grues', 'CACES® gerbeurs', 'Conduite en sécurité de ponts roulants'],
  titre_transport: ['Conducteur livreur', 'Exploitant en transport', 'Gestionnaire logistique', 'Agent magasinier'],
  langues: ['Certification d’anglais', 'Certification d’espagnol', 'Certification d’italien', 'Certification de français langue étrangère', 'Certification de langue des signes'],
  bureautique: ['Certification tableur', 'Certification traitement de texte', 'Certification suite bureautique', 'Certification base de données'],
  secretariat: ['Assistant administratif', 'Secrétaire médical', 'Assistant de gestion', 'Office manager'],
  numerique: ['Créer un site internet', 'Certification dessin assisté par ordinateur', 'Certification retouche d’images', 'Administrer un service en nuage', 'Certification cybersécurité'],
  developpement: ['Développeur web', 'Concepteur d’applications mobiles', 'Testeur logiciel', 'Intégrateur web'],
  infrastructure: ['Administrateur réseaux', 'Technicien support', 'Analyste en cybersécurité', 'Architecte en nuage'],
  intelligence: ['Utiliser l’intelligence artificielle générative', 'Automatiser son activité par l’intelligence artificielle', 'Piloter un projet d’intelligence artificielle'],
  donnees: ['Analyste de données', 'Développeur en intelligence artificielle', 'Ingénieur des données', 'Chef de projet données'],
  securite: ['Sécurité incendie', 'Prévention des risques', 'Gestes et postures', 'Maintien des compétences en secourisme'],
  agent_securite: ['Agent de prévention et de sécurité', 'Agent de protection physique', 'Chef d’équipe de sécurité'],
  formateur: ['Animer une formation', 'Concevoir un parcours de formation à distance', 'Exercer la mission de tuteur'],
  titre_formateur: ['Formateur consultant', 'Responsable de dispositifs de formation', 'Formateur d’adultes'],
  gestion: ['Piloter un budget', 'Tenir la comptabilité', 'Manager une équipe', 'Conduire un projet', 'Réaliser la paie'],
  entreprendre: ['Créer son entreprise', 'Gérer une petite entreprise', 'Reprendre une entreprise'],
  marketing: ['Animer les réseaux sociaux', 'Développer son activité par le marketing digital', 'Référencer un site', 'Négocier et vendre'],
  comportement: ['Prendre la parole en public', 'Gérer son temps', 'Gérer les conflits', 'Coacher une équipe'],
  hygiene: ['Hygiène alimentaire', 'Plan de maîtrise sanitaire', 'Permis d’exploitation'],
  electricite: ['Habilitation électrique basse tension', 'Habilitation électrique haute tension', 'Habilitation véhicules électriques'],
  sante: ['Accompagner par la relation d’aide', 'Massage bien-être', 'Prévenir les risques psychosociaux', 'Éducation thérapeutique'],
  beaute: ['Prothésie ongulaire', 'Extension de cils', 'Maquillage professionnel', 'Coiffure spécialisée'],
  courtage: ['Intermédiaire en opérations de banque', 'Capacité en assurance', 'Transaction immobilière'],
  agriculture: ['Utilisation des produits phytopharmaceutiques', 'Conduite d’engins agricoles', 'Taille et entretien'],
  chantier: ['Travail en hauteur', 'Opérer à proximité des réseaux', 'Traitement de l’amiante', 'Isolation thermique'],
  communication: ['Rédiger pour le web', 'Photographie professionnelle', 'Réaliser une vidéo', 'Communication d’entreprise'],
  petite_enfance: ['Assistant maternel', 'Accompagnant de jeunes enfants', 'Éducateur de jeunes enfants'],
  soin: ['Aide à domicile', 'Accompagnant éducatif et social', 'Assistant de soins en gérontologie', 'Secouriste ambulancier'],
  esthetique: ['Esthéticien cosméticien', 'Coiffeur coloriste', 'Spa praticien'],
  cuisine: ['Cuisinier', 'Pâtissier spécialisé', 'Crêpier', 'Responsable de restaurant'],
  paie: ['Gestionnaire de paie', 'Collaborateur comptable', 'Contrôleur de gestion', 'Assistant comptable'],
  direction: ['Manager opérationnel', 'Responsable des ressources humaines', 'Dirigeant de petite entreprise', 'Chef de projet', 'Manager de la qualité'],
  commerce: ['Responsable commercial', 'Attaché commercial', 'Responsable marketing digital', 'Vendeur conseil', 'Chef de secteur'],
  immobilier: ['Gestionnaire de copropriété', 'Négociateur immobilier', 'Gestionnaire locatif'],
  batiment: ['Électricien', 'Plombier chauffagiste', 'Conducteur de travaux', 'Peintre', 'Menuisier', 'Couvreur'],
  industrie: ['Technicien de maintenance', 'Soudeur', 'Usineur', 'Technicien qualité', 'Automaticien'],
  graphisme: ['Graphiste', 'Motion designer', 'Directeur artistique', 'Photographe'],
  sport: ['Éducateur sportif', 'Coach sportif', 'Moniteur', 'Professeur de yoga'],
  social: ['Conseiller en insertion', 'Médiateur', 'Encadrant éducatif'],
  paysage: ['Ouvrier paysagiste', 'Maraîcher', 'Soigneur équin', 'Fleuriste'],
  tourisme: ['Réceptionniste', 'Chargé d’accueil', 'Guide', 'Gouvernant'],
};

const cell = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `[${value.map(cell).join(', ')}]${value.length === 0 ? '::varchar[]' : ''}`;
  return typeof value === 'number' ? String(value) : literal(String(value));
};

/** Rows of a table of the room as a SQL `values` list. */
export const valuesOf = (rows: readonly (readonly unknown[])[]): string =>
  `(values ${rows.map((row) => `(${row.map(cell).join(', ')})`).join(', ')})`;

/** `simulation.families`: one row per family, with the span of the providers of its trade. */
async function makeFamilies(engine: Engine, providers: Providers): Promise<void> {
  const rows = FAMILIES.map((family, position) => [
    position,
    family.key,
    family.register,
    family.trade,
    family.price,
    family.hours,
    family.days,
    family.modes[0],
    family.modes[1],
    family.hoursKnown,
    family.lineages,
    family.tail,
    Math.round(family.offers * 10),
    providers.spans[family.trade].first,
    providers.spans[family.trade].count,
    family.nsf,
    family.formacodes,
    family.rome,
    family.level,
    STEMS[family.key] ?? [],
  ]);
  await engine.run(`create table simulation.families as from ${valuesOf(rows)} as t(family, family_key, register, trade, price, hours, days,
    on_site, mixed, hours_known, lineages, tail, offers, first_provider, provider_count, nsf, formacodes, rome, level, stems)`);
}

const headRows = (position: (key: string) => number): (readonly unknown[])[] => [
  ...CERTIFICATIONS.map(([key, register, number, title, level, from, to, weight]) => [
    position(key),
    register,
    number,
    title,
    level,
    from,
    to,
    weight, // biome-ignore format: one line
  ]),
  ...EXCEPTIONS.map(([key, number, title, weight, from, until]) => [
    position(key),
    'CPF',
    number,
    title,
    null,
    from,
    until ?? '2099-12-31',
    weight, // biome-ignore format: one line
  ]),
];

/**
 * `simulation.certifications`: everything that was ever sold. A lineage of invented certifications is registered again and again under new numbers; one in eight is not
 * renewed at last. Weights: heads share 100 - tail percent of their family, lineages share the tail by rank.
 */
async function makeCertifications(engine: Engine, seed: number, until: string): Promise<void> {
  const key = chanceKey(seed, 'lineages', 'family * 1000 + lineage');
  const position = (name: string): number => FAMILIES.findIndex((family: Family) => family.key === name);
  await engine.run(`create table simulation.certifications as
    with lineages as (
      select *, ${key} as chance from simulation.families, unnest(range(lineages)) as t(lineage)
    ), lived as (
      select *, date '2015-01-01' + ${below('chance', 1, 1500)} as born, if(register = 'RS', 3, 3 + 2 * ${below('chance', 2, 2)}) as years, ${happens('chance', 3, 12)} as dropped
      from lineages
    ), generations as (
      select *, (born + to_years((years * generation)::integer))::date as registered_from, (born + to_years((years * (generation + 1))::integer))::date as registered_to
      from lived, unnest(range(${GENERATIONS})) as t(generation)
    ), invented as (
      select family, register, ${INVENTED_FROM} + if(register = 'RS', 1000, 10000) + row_number() over (partition by register order by registered_from, family, lineage) as number,
        stems[1 + lineage % len(stems)] || ' – ' || ${elementAt(VARIANTS, `(lineage // len(stems)) % ${VARIANTS.length}`)}
          || if(lineage >= len(stems) * ${VARIANTS.length}, ' ' || (1 + lineage // (len(stems) * ${VARIANTS.length})), '') || ' (certification fictive)' as title,
        level, registered_from, registered_to, (tail * 1000000 / (lineage + 6))::bigint as weight, true as tail_row
      from generations
      where registered_from <= date ${literal(until)} and not (dropped and registered_to > date ${literal(until)} - 200)
    ), heads as (
      select family, register, number, title, level, from_day::date as registered_from, to_day::date as registered_to, weight * 1000000 as weight, false as tail_row
      from ${valuesOf(headRows(position))} as t(family, register, number, title, level, from_day, to_day, weight)
      where from_day::date <= date ${literal(until)}
    )
    select row_number() over (order by register, number) - 1 as certification, * from (from invented union all by name from heads) order by register, number`);
}

/** A code of the family's list, from its own place on, when the fill of the catalogue allows an nth one. */
const code = (list: 'formacodes' | 'rome' | 'nsf', nth: number): string => {
  const fill = FILL[list === 'formacodes' ? 'formacode' : list][nth - 1]!;
  const enough = `len(${list}) >= ${nth} and fill_of_${list} * 100 < ${fill}`;
  const start = list === 'nsf' ? '0' : `start_of_${list}`;
  return `if(${enough}, ${list}[1 + (${start} + ${nth - 1}) % len(${list})], null)`;
};

const codes = (list: 'formacodes' | 'rome' | 'nsf', name: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `${code(list, index + 1)} as ${name}_${index + 1}`).join(', ');

/** Writes `certifications`; gives its number of rows. Formacodes and NSF are those of the family, the first Formacode turning with the lineage. */
async function writeCertifications(engine: Engine, folder: string, seed: number, until: string): Promise<number> {
  const key = chanceKey(seed, 'codes', 'certification');
  return copySource(
    engine,
    folder,
    'certifications',
    `with coded as (
      select c.*, f.nsf, f.formacodes, f.rome, ${unit(key, 1)} as fill_of_formacodes, ${unit(key, 2)} as fill_of_rome, ${unit(key, 3)} as fill_of_nsf,
        if(tail_row, ${below(key, 4, 'len(f.formacodes)')}, 0) as start_of_formacodes, if(len(f.rome) = 0, 0, ${below(key, 5, 'greatest(len(f.rome), 1)')}) as start_of_rome
      from simulation.certifications c join simulation.families f using (family) where c.register <> 'CPF'
    )
    select register, number, title, level, registered_to >= date ${literal(until)} as active, registered_from, registered_to,
      ${codes('formacodes', 'formacode', 5)}, ${codes('rome', 'rome', 5)}, ${codes('nsf', 'nsf', 3)}, 100000 + certification as certifinfo
    from coded order by register, number`,
  );
}

/** Writes the nomenclatures that the certifications use. */
async function writeNomenclatures(engine: Engine, folder: string): Promise<{ formacodes: number; nsf_groups: number }> {
  const formacodes = `select * from ${valuesOf(FORMACODES)} as t(code, label, field) order by code`;
  const groups = `select * from ${valuesOf(NSF_GROUPS)} as t(code, label) order by code`;
  return {
    formacodes: await copySource(engine, folder, 'formacodes', formacodes),
    nsf_groups: await copySource(engine, folder, 'nsf_groups', groups),
  };
}

/** Makes `simulation.families` and `simulation.certifications` and writes the register tables but those of providers. */
export async function makeRegisters(
  engine: Engine,
  scheme: { folder: string; seed: number; until: string },
  providers: Providers,
): Promise<{ certifications: number; formacodes: number; nsf_groups: number }> {
  await makeFamilies(engine, providers);
  await makeCertifications(engine, scheme.seed, scheme.until);
  const certifications = await writeCertifications(engine, scheme.folder, scheme.seed, scheme.until);
  return { certifications, ...(await writeNomenclatures(engine, scheme.folder)) };
}
