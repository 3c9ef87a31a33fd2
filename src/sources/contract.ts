/**
 * What comes in: the one contract of source files, as data. A source folder holds one file per table, `<table>.parquet` or
 * `<table>.csv` (UTF-8, `,` or `;`, header, empty = null, dates `2026-05-04`). `docs/sources.md` is made from these tables.
 * Pure data: read by the reader that refuses (`read.ts`), by the writers (simulator, EDOF, registers) and by the documents.
 */

export type SourceType = 'text' | 'integer' | 'date' | 'boolean';

export interface SourceColumn {
  readonly name: string;
  readonly type: SourceType;
  /** One sentence: what it is, its unit, where a rule comes from. */
  readonly is: string;
  readonly example: string;
  /** May be null (empty in a CSV); the sentence says what null means. */
  readonly nullable?: string;
  /** Form of a text, as a regular expression that both JavaScript and the engine (RE2) understand; the whole value must match. */
  readonly pattern?: string;
  /** The only values accepted. */
  readonly oneOf?: readonly (string | number)[];
  readonly min?: number;
  readonly max?: number;
  /** The value must be found in this column of this table: `actions.training_id` in `trainings.training_id`. */
  readonly references?: readonly [table: SourceTableName, column: string];
}

export interface SourceTable {
  readonly is: string;
  /** Columns that together name a row once. */
  readonly key: readonly string[];
  /** An absent file is an empty table. */
  readonly optional?: boolean;
  readonly columns: readonly SourceColumn[];
}

export type SourceTableName =
  | 'providers'
  | 'qualiopi'
  | 'certifications'
  | 'successions'
  | 'habilitations'
  | 'formacodes'
  | 'nsf_groups'
  | 'trainings'
  | 'actions'
  | 'sessions'
  | 'training_files';

const SIRET = '[0-9]{14}';
const SIREN = '[0-9]{9}';
const FORMACODE = '[0-9]{5}';
const ROME = '[A-Z][0-9]{4}';
const NSF = '[0-9]{3}[a-z]?';
const DEPARTMENT = '(0[1-9]|[1-8][0-9]|9[0-5]|2A|2B|97[1-8]|98[4-9])';

const numbered = (count: number, name: string, pattern: string, is: string, example: string): SourceColumn[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `${name}_${index + 1}`,
    type: 'text',
    is: `${is}, ${index + 1} of at most ${count}.`,
    example,
    nullable: 'fewer codes than places',
    pattern,
  }));

const REGISTERED: readonly SourceColumn[] = [
  { name: 'register', type: 'text', is: 'Register of the certification.', example: 'RNCP', oneOf: ['RNCP', 'RS'] },
  {
    name: 'number',
    type: 'text',
    is: 'Number in the register, without its prefix. The key of a certification is register and number.',
    example: '37674',
    pattern: '[0-9]{1,6}',
  },
];

const SOLD: readonly SourceColumn[] = [
  {
    name: 'register',
    type: 'text',
    is: 'What is sold: a certification of a register, or a legislative exception (article L.6323-6 II of the labour code).',
    example: 'RS',
    oneOf: ['RNCP', 'RS', 'CPF'],
  },
  {
    name: 'certification_number',
    type: 'text',
    is: 'Number in the register, or of the exception (200 VAE, 202 bilan de compétences, 206 driving licence B …), without prefix.',
    example: '6203',
    pattern: '[0-9]{1,6}',
  },
];

const DATES_OF_ENTRY: readonly SourceColumn[] = [
  { name: 'created_on', type: 'date', is: 'Day it was first deposited.', example: '2025-02-03', nullable: 'not known' },
  { name: 'updated_on', type: 'date', is: 'Day of its last change.', example: '2026-04-17', nullable: 'not known' },
];

const factDate = (name: string, is: string, nullable: string, example: string): SourceColumn => ({
  name,
  type: 'date',
  is,
  nullable,
  example,
});

/** The families of financers that have a funding line, in published order; amounts in cents, committed at purchase. */
export const FUNDING_COLUMNS = [
  'france_competences_cents',
  'titulaire_cents',
  'etat_cents',
  'pole_emploi_cents',
  'region_cents',
  'opco_cents',
  'entreprise_cents',
  'cec_cents',
] as const;

const FUNDING_MEANS: Record<(typeof FUNDING_COLUMNS)[number], string> = {
  france_competences_cents: 'the CPF rights (France compétences)',
  titulaire_cents: 'the holder (participation and rest to pay)',
  etat_cents: 'the State',
  pole_emploi_cents: 'France Travail (Pôle emploi until 2023)',
  region_cents: 'the Regions',
  opco_cents: 'the skills operators (OPCO)',
  entreprise_cents: 'the employer',
  cec_cents: 'the civic engagement account (compte d’engagement citoyen)',
};

export const SOURCES: Readonly<Record<SourceTableName, SourceTable>> = {
  providers: {
    is: 'Training providers (organismes de formation), one row per establishment.',
    key: ['siret'],
    columns: [
      { name: 'siret', type: 'text', is: 'SIRET of the establishment.', example: '55208131766522', pattern: SIRET },
      { name: 'name', type: 'text', is: 'Name, as published.', example: 'FORMALTIC', nullable: 'not public' },
      {
        name: 'activity_number',
        type: 'text',
        is: 'Number of its activity declaration (NDA).',
        example: '11755312375',
        nullable: 'not known',
        pattern: '[0-9A-Z]{11}',
      },
    ],
  },
  qualiopi: {
    is: 'Qualiopi certificates: one row per legal unit and category of action. Mandatory on Mon Compte Formation since 2022-01-01.',
    key: ['siren', 'category', 'held_from'],
    columns: [
      {
        name: 'siren',
        type: 'text',
        is: 'Legal unit that holds the certificate.',
        example: '552081317',
        pattern: SIREN,
      },
      {
        name: 'category',
        type: 'text',
        is: 'Category of action (article L.6313-1): training, skills assessment, VAE, apprenticeship.',
        example: 'training',
        oneOf: ['training', 'skills_assessment', 'vae', 'apprenticeship'],
      },
      factDate('held_from', 'First day.', 'held at the date of the list, since an unknown day', '2021-11-30'),
      factDate('held_to', 'Last day.', 'still held', '2024-11-29'),
    ],
  },
  certifications: {
    is: 'Certifications of the national registers (RNCP and RS), expired ones included.',
    key: ['register', 'number'],
    columns: [
      ...REGISTERED,
      { name: 'title', type: 'text', is: 'Title as published.', example: 'TP Développeur web et web mobile' },
      {
        name: 'level',
        type: 'integer',
        is: 'European level of the certification.',
        example: '5',
        nullable: 'without level (RS, and fiches “sans niveau”)',
        min: 1,
        max: 8,
      },
      { name: 'active', type: 'boolean', is: 'Marked active by France compétences.', example: 'true' },
      factDate('registered_from', 'First day of registration.', 'not known: registered before any date', '2023-06-01'),
      factDate('registered_to', 'Last day of registration.', 'no end', '2028-06-01'),
      ...numbered(5, 'formacode', FORMACODE, 'Formacode', '46203'),
      ...numbered(5, 'rome', ROME, 'ROME job code', 'M1805'),
      ...numbered(3, 'nsf', NSF, 'NSF group', '326'),
      {
        name: 'certifinfo',
        type: 'text',
        is: 'Certif Info code (Carif-Oref).',
        example: '106655',
        nullable: 'not known',
        pattern: '[0-9]{1,10}',
      },
    ],
  },
  successions: {
    is: 'Certifications renewed under a new number (“Ancienne / Nouvelle certification”).',
    key: ['register', 'number', 'next_register', 'next_number'],
    optional: true,
    columns: [
      ...REGISTERED,
      { ...REGISTERED[0]!, name: 'next_register', is: 'Register of the certification that follows.' },
      { ...REGISTERED[1]!, name: 'next_number', is: 'Number of the certification that follows.' },
    ],
  },
  habilitations: {
    is: 'Who may train or assess for a certification: partners declared to France compétences, by SIRET.',
    key: ['register', 'number', 'siret'],
    optional: true,
    columns: [
      ...REGISTERED,
      { name: 'siret', type: 'text', is: 'SIRET of the partner.', example: '82815245400033', pattern: SIRET },
      {
        name: 'habilitation',
        type: 'text',
        is: 'Habilitation as written by France compétences; CERTIFICATEUR for the awarding body itself.',
        example: 'HABILITATION_ORGA_FORM',
        pattern: '[A-Z_]+',
      },
    ],
  },
  formacodes: {
    is: 'The Formacode thesaurus (Centre Inffo), read from the operator’s own copy.',
    key: ['code'],
    optional: true,
    columns: [
      { name: 'code', type: 'text', is: 'Code.', example: '46203', pattern: FORMACODE },
      { name: 'label', type: 'text', is: 'Label, in its typographic form.', example: 'Messagerie électronique' },
      {
        name: 'field',
        type: 'text',
        is: 'Semantic field.',
        example: '460',
        nullable: 'not known',
        pattern: '[0-9]{3}',
      },
    ],
  },
  nsf_groups: {
    is: 'Groups of the national nomenclature of training specialities (NSF).',
    key: ['code'],
    optional: true,
    columns: [
      { name: 'code', type: 'text', is: 'Three digits.', example: '326', pattern: '[0-9]{3}' },
      { name: 'label', type: 'text', is: 'Label.', example: 'Informatique, traitement de l’information' },
    ],
  },
  trainings: {
    is: 'Trainings (formations), the first level of an offer: certification and texts.',
    key: ['training_id'],
    columns: [
      {
        name: 'training_id',
        type: 'text',
        is: 'EDOF’s public key: SIRET, underscore, the provider’s own number.',
        example: '30540504500603_ENCH22-14452',
        pattern: '[0-9]{14}_.+',
      },
      { name: 'provider_siret', type: 'text', is: 'SIRET of the provider.', example: '30540504500603', pattern: SIRET },
      { name: 'title', type: 'text', is: 'Commercial title.', example: 'CACES® R482 catégorie B1' },
      {
        name: 'highlights',
        type: 'text',
        is: 'Strong points (points forts).',
        example: 'Petits groupes',
        nullable: 'none',
      },
      {
        name: 'objective',
        type: 'text',
        is: 'Objective; HTML allowed.',
        example: 'Savoir conduire …',
        nullable: 'none',
      },
      { name: 'content', type: 'text', is: 'Content; HTML allowed.', example: '<p>Module 1</p>', nullable: 'none' },
      {
        name: 'expected_results',
        type: 'text',
        is: 'Expected results; HTML allowed.',
        example: 'CACES®',
        nullable: 'none',
      },
      ...SOLD,
      {
        name: 'skills_blocks',
        type: 'text',
        is: 'Skills blocks of the RNCP certification that are sold, codes separated by a space.',
        example: 'RNCP40344BC01 RNCP40344BC02',
        nullable: 'the whole certification',
        pattern: 'RNCP[0-9]+BC[0-9]+( RNCP[0-9]+BC[0-9]+)*',
      },
      ...DATES_OF_ENTRY,
    ],
  },
  actions: {
    is: 'Actions of a training, the second level: price, duration, place, attendance.',
    key: ['action_id'],
    columns: [
      {
        name: 'action_id',
        type: 'text',
        is: 'Training’s key, underscore, the provider’s number of the action.',
        example: '30540504500603_ENCH22-14452_A1',
        pattern: '[0-9]{14}_.+',
      },
      {
        name: 'training_id',
        type: 'text',
        is: 'The training.',
        example: '30540504500603_ENCH22-14452',
        references: ['trainings', 'training_id'],
      },
      {
        name: 'attendance_mode',
        type: 'integer',
        is: 'LHEO modalites-enseignement: 0 on site, 1 mixed, 2 remote.',
        example: '0',
        oneOf: [0, 1, 2],
      },
      {
        name: 'department',
        type: 'text',
        is: 'Department of the place (official code).',
        example: '2A',
        nullable: 'remote, or no place',
        pattern: DEPARTMENT,
      },
      {
        name: 'postal_code',
        type: 'text',
        is: 'Postal code of the place.',
        example: '20090',
        nullable: 'no place',
        pattern: '[0-9]{5}',
      },
      { name: 'city', type: 'text', is: 'City of the place.', example: 'AJACCIO', nullable: 'no place' },
      { name: 'hours', type: 'integer', is: 'Total hours.', example: '49', nullable: 'not given', min: 1, max: 10_000 },
      {
        name: 'price_cents',
        type: 'integer',
        is: 'Total fees, tax included, in cents.',
        example: '154000',
        min: 0,
        max: 100_000_000,
      },
      {
        name: 'language',
        type: 'text',
        is: 'Language of the training.',
        example: 'FR',
        nullable: 'not given',
        pattern: '[A-Z]{2}',
      },
      { name: 'url', type: 'text', is: 'Page of the action.', example: 'https://example.org/caces', nullable: 'none' },
      ...DATES_OF_ENTRY,
    ],
  },
  sessions: {
    is: 'Sessions of an action, the third level: dates and recruitment.',
    key: ['session_id'],
    columns: [
      {
        name: 'session_id',
        type: 'text',
        is: 'Action’s key, underscore, the provider’s number of the session.',
        example: '30540504500603_ENCH22-14452_A1_S1',
        pattern: '[0-9]{14}_.+',
      },
      {
        name: 'action_id',
        type: 'text',
        is: 'The action.',
        example: '30540504500603_ENCH22-14452_A1',
        references: ['actions', 'action_id'],
      },
      { name: 'permanent', type: 'boolean', is: 'Entries and exits at any time.', example: 'false' },
      factDate('starts_on', 'First day.', 'permanent entries', '2026-09-01'),
      factDate('ends_on', 'Last day.', 'permanent entries, or not given', '2026-09-05'),
      { name: 'recruiting', type: 'boolean', is: 'Recruitment open (etat-recrutement 1).', example: 'true' },
    ],
  },
  training_files: {
    is: 'Training files (dossiers), one row each: dated facts, holder’s characteristics, one funding line per family of financers.',
    key: ['file_id'],
    columns: [
      { name: 'file_id', type: 'text', is: 'Number of the file.', example: 'D0000000042' },
      {
        name: 'holder_id',
        type: 'integer',
        is: 'Pseudonym of the holder: a number drawn by the operator, kept nowhere else.',
        example: '8812734650912',
      },
      factDate('validated_on', 'The holder validated the purchase.', 'not validated', '2025-03-14'),
      factDate('entered_on', 'Entry into training, as declared by the provider.', 'not entered', '2025-04-02'),
      factDate('exited_on', 'Exit from training, as declared.', 'not left', '2025-06-20'),
      factDate('service_declared_on', 'The provider declared the service done.', 'not declared', '2025-06-22'),
      factDate('service_validated_on', 'The service was validated: the file is closed.', 'not validated', '2025-06-27'),
      {
        name: 'realisation_rate',
        type: 'integer',
        is: 'Realisation rate of the service, in whole percent.',
        example: '100',
        nullable: 'service not declared',
        min: 0,
        max: 100,
      },
      factDate(
        'cancelled_on',
        'The file was cancelled or rejected after its validation.',
        'not cancelled',
        '2025-03-20',
      ),
      {
        name: 'cancelled_by',
        type: 'text',
        is: 'Who ended it: holder, holder_no_show, provider, operator (gestionnaire or financer), rejected (no follow-up).',
        example: 'holder',
        nullable: 'not cancelled',
        oneOf: ['holder', 'holder_no_show', 'provider', 'operator', 'rejected'],
      },
      {
        name: 'provider_siret',
        type: 'text',
        is: 'SIRET of the contracting provider.',
        example: '45331683800045',
        pattern: SIRET,
      },
      ...SOLD,
      {
        name: 'attendance_mode',
        type: 'integer',
        is: 'LHEO modalites-enseignement: 0 on site, 1 mixed, 2 remote.',
        example: '2',
        oneOf: [0, 1, 2],
      },
      {
        name: 'place_department',
        type: 'text',
        is: 'Department of the place of training.',
        example: '974',
        nullable: 'remote, or not known',
        pattern: DEPARTMENT,
      },
      {
        name: 'hours',
        type: 'integer',
        is: 'Duration in hours.',
        example: '35',
        nullable: 'not given',
        min: 1,
        max: 10_000,
      },
      {
        name: 'holder_gender',
        type: 'text',
        is: 'Gender of the holder.',
        example: 'F',
        nullable: 'not known',
        oneOf: ['F', 'M'],
      },
      {
        name: 'holder_birth_year',
        type: 'integer',
        is: 'Year of birth.',
        example: '1987',
        nullable: 'not known',
        min: 1900,
        max: 2100,
      },
      {
        name: 'holder_department',
        type: 'text',
        is: 'Department of residence.',
        example: '01',
        nullable: 'not known, or abroad',
        pattern: DEPARTMENT,
      },
      {
        name: 'holder_situation',
        type: 'text',
        is: 'Job seeker, or else the socio-professional category (level 1 of the PCS) declared in the file.',
        example: 'employes',
        nullable: 'not known',
        oneOf: [
          'job_seeker',
          'agriculteurs',
          'artisans_commercants_chefs',
          'cadres',
          'professions_intermediaires',
          'employes',
          'ouvriers',
        ],
      },
      ...FUNDING_COLUMNS.map(
        (name): SourceColumn => ({
          name,
          type: 'integer',
          is: `Funding line: amount committed at purchase by ${FUNDING_MEANS[name]}, in cents.`,
          example: '0',
          min: 0,
          max: 100_000_000,
        }),
      ),
    ],
  },
};

/** The engine's type of each contract type. */
export const ENGINE_TYPES: Readonly<Record<SourceType, string>> = {
  text: 'VARCHAR',
  integer: 'BIGINT',
  date: 'DATE',
  boolean: 'BOOLEAN',
};
