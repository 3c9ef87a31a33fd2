/** What a column of the source contract is, and the columns several tables share. */

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
  /** Speaks of a person: its values are never shown in an error or a report. */
  readonly personal?: true;
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

export const SIRET = '[0-9]{14}';
export const SIREN = '[0-9]{9}';
export const FORMACODE = '[0-9]{5}';
export const ROME = '[A-Z][0-9]{4}';
export const NSF = '[0-9]{3}[a-z]?';
export const DEPARTMENT = '(0[1-9]|[1-8][0-9]|9[0-5]|2A|2B|97[1-8]|98[4-9])';

export const numbered = (count: number, name: string, pattern: string, is: string, example: string): SourceColumn[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `${name}_${index + 1}`,
    type: 'text',
    is: `${is}, ${index + 1} of at most ${count}.`,
    example,
    nullable: 'fewer codes than places',
    pattern,
  }));

export const REGISTERED: readonly SourceColumn[] = [
  { name: 'register', type: 'text', is: 'Register of the certification.', example: 'RNCP', oneOf: ['RNCP', 'RS'] },
  {
    name: 'number',
    type: 'text',
    is: 'Number in the register, without its prefix. The key of a certification is register and number.',
    example: '37674',
    pattern: '[0-9]{1,6}',
  },
];

export const SOLD: readonly SourceColumn[] = [
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

export const DATES_OF_ENTRY: readonly SourceColumn[] = [
  { name: 'created_on', type: 'date', is: 'Day it was first deposited.', example: '2025-02-03', nullable: 'not known' },
  { name: 'updated_on', type: 'date', is: 'Day of its last change.', example: '2026-04-17', nullable: 'not known' },
];

export const factDate = (name: string, is: string, nullable: string, example: string): SourceColumn => ({
  name,
  type: 'date',
  is,
  nullable,
  example,
});
