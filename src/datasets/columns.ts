/** Columns that several datasets share, and short ways to write the others. */
import { FINANCERS, REGISTERS } from '../cpf/terms.ts';
import type { Aggregation, Column, Text } from './definition.ts';
import { readings } from './readings.ts';
import { words } from './vocabulary-sql.ts';

export const text = (fr: string, en: string): Text => ({ fr, en });

const NONE: Aggregation = { kind: 'none' };

type Extra = Partial<Omit<Column, 'name' | 'type' | 'title' | 'description' | 'aggregation'>>;

/** A dimension. */
export const dimension = (
  name: string,
  type: Column['type'],
  title: Text,
  description: Text,
  extra: Extra = {},
): Column => ({
  name,
  type,
  title,
  description,
  aggregation: NONE,
  ...extra,
});

/** A measure. */
export const measure = (
  name: string,
  type: 'int' | 'double',
  unit: NonNullable<Column['unit']>,
  aggregation: Aggregation,
  title: Text,
  description: Text,
  extra: Extra = {},
): Column => ({ name, type, unit, aggregation, title, description, ...extra });

export const LOAD_DATE = dimension(
  'date_chargement',
  'date',
  text('Date de chargement', 'Load date'),
  text(
    'Date à laquelle les données sont arrêtées, la même pour toutes les lignes.',
    'Day the data were taken, the same for every row.',
  ),
  { aliases: ['date_extract'], ofRelease: true },
);

const CERTIFIED = REGISTERS.filter(({ code }) => code !== 'CPF');

/** The register of a certification: legislative exceptions have none. */
export const REGISTER = (extra: Extra = {}): Column =>
  dimension(
    'type_referentiel',
    'text',
    text('Référentiel', 'Register'),
    text('RNCP ou répertoire spécifique (RS).', 'RNCP or specific register (RS).'),
    { vocabulary: words(CERTIFIED), readings: readings(CERTIFIED), facet: 'disjunctive', ...extra },
  );

const NOT_APPLICABLE = text('Vaut « -1 » quand il ne s’applique pas.', '“-1” when it does not apply.');

export const CODE_RS = dimension(
  'code_rs',
  'text',
  text('Numéro RS', 'RS number'),
  text(
    `Numéro de la certification au répertoire spécifique. ${NOT_APPLICABLE.fr}`,
    `Number in the specific register. ${NOT_APPLICABLE.en}`,
  ),
  { aliases: ['code_inventaire'] },
);

export const CODE_RNCP = dimension(
  'code_rncp',
  'text',
  text('Numéro RNCP', 'RNCP number'),
  text(
    `Numéro de la certification au RNCP, sans préfixe. ${NOT_APPLICABLE.fr}`,
    `Number in the RNCP, without prefix. ${NOT_APPLICABLE.en}`,
  ),
);

/** Reason of a masked measure, when it is null. */
export const MASKED = text(
  'masqué pour protéger les personnes : voir « secret »',
  'masked to protect people: see “secret”',
);

/** The amount and its shares by family of financers, in whole euros; `counts`: with the number of files each family pays for. */
export const funding = (counts: boolean, extra: Extra = {}): Column[] => [
  measure(
    'montant_engage',
    'int',
    'euro',
    { kind: 'sum' },
    text('Montant engagé', 'Amount committed'),
    text(
      'Montant engagé à l’achat, tous financeurs, y compris pour les dossiers annulés ensuite. Euros, arrondi à l’unité.',
      'Amount committed at purchase by all financers, files cancelled later included. Euros, rounded to the unit.',
    ),
    { ...extra, told: text('le montant engagé', 'the amount committed') },
  ),
  ...FINANCERS.flatMap(({ share, count, fr, en }) => [
    ...(counts && count !== null
      ? [
          measure(
            count,
            'int',
            'file',
            { kind: 'sum' },
            text(`Dossiers financés : ${fr}`, `Files paid for: ${en}`),
            text(
              'Nombre de dossiers avec un financement de cette famille ; un dossier compte dans plusieurs familles.',
              'Files with some funding from this family; a file counts in several families.',
            ),
            extra,
          ),
        ]
      : []),
    measure(
      share,
      'int',
      'euro',
      { kind: 'sum' },
      text(`Part : ${fr}`, `Share: ${en}`),
      text(
        'Part du montant engagé payée par cette famille de financeurs. Euros ; les parts font le montant.',
        'Part of the amount committed paid by this family of financers. Euros; the shares make up the amount.',
      ),
      extra,
    ),
  ]),
];

export const FILES = (extra: Extra = {}): Column =>
  measure(
    'nb_dossiers',
    'int',
    'file',
    { kind: 'sum' },
    text('Dossiers', 'Files'),
    text('Nombre de dossiers de formation.', 'Number of training files.'),
    { ...extra, told: text('le nombre de dossiers', 'the number of files') },
  );

export const HOLDERS = (extra: Extra = {}): Column =>
  measure(
    'nb_titulaires',
    'int',
    'person',
    { kind: 'distinct' },
    text('Titulaires', 'Holders'),
    text(
      'Nombre de titulaires distincts dans la ligne. Ne s’additionne pas : une personne peut être dans plusieurs lignes.',
      'Distinct holders in the row. Must not be added: a person may be in several rows.',
    ),
    extra,
  );
