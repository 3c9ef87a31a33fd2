/** Registers: providers, Qualiopi, certifications and the nomenclatures. */
import {
  FORMACODE,
  factDate,
  NSF,
  numbered,
  REGISTERED,
  ROME,
  SIREN,
  SIRET,
  type SourceTable,
  type SourceTableName,
} from './columns.ts';

export const REGISTER_TABLES = {
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
} satisfies Partial<Record<SourceTableName, SourceTable>>;
