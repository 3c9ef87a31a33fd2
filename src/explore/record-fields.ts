/** What the API says of a record beside its values: its identifier, its instant, its size. */
import type { DatasetDefinition } from '../datasets/index.ts';
import type { Field } from '../odsql/index.ts';
import type { Manifest } from '../releases/manifest.ts';
import { ROW_ORDER } from '../releases/served.ts';
import { identifier, literal } from '../warehouse/duck.ts';

/** Hexadecimal digits of a record's identifier that are a quick hash: they find the row, the others make sure of it. */
const HASH_DIGITS = 16;
const RECORD_ID = /^[0-9a-f]{40}$/;

/**
 * The technical fields of Explore API. `recordid` is 40 hexadecimal digits made of the values of the dataset's key where the release was
 * checked to hold each key once, of all values otherwise (a mirrored file): rows that are identical are then one record. `record_timestamp`
 * is the instant of the release; `record_size` the bytes of the values written as text. `_row` is ours: the place of the row, from 0.
 */
export const recordFields = (definition: DatasetDefinition, manifest: Manifest): Field[] => {
  const texts = definition.columns.map(({ name }) => `coalesce(strlen(${column(name)}::varchar), 0)`);
  const technical = (name: string, type: Field['type'], computed: string): Field => ({
    name,
    type,
    column: name,
    searchable: false,
    computed,
  });
  return [
    technical('datasetid', 'text', `${literal(definition.id)}::varchar`),
    {
      ...technical('recordid', 'text', idSql(definition, manifest)),
      quick: { ofRow: hashSql(definition, manifest), ofValue: hashOfId },
    },
    technical('record_timestamp', 'datetime', `${literal(manifest.created_at)}::timestamp`),
    technical('record_size', 'int', `(${texts.join(' + ')})::bigint`),
    technical(ROW_ORDER, 'int', column(ROW_ORDER)),
  ];
};

/** Whether a text may be a record's identifier. */
export const isRecordId = (text: string): boolean => RECORD_ID.test(text);

function idSql(definition: DatasetDefinition, manifest: Manifest): string {
  // A separator and a mark of absence that no published text holds.
  const values = identifying(definition, manifest).map((name) => `coalesce(${column(name)}::varchar, chr(30))`);
  const quick = `lpad(lower(hex(${hashSql(definition, manifest)})), ${HASH_DIGITS}, '0')`;
  const sure = `left(sha1(concat_ws(chr(31), ${[literal(definition.id), ...values].join(', ')})), ${40 - HASH_DIGITS})`;
  return `(${quick} || ${sure})`;
}

const hashSql = (definition: DatasetDefinition, manifest: Manifest): string =>
  `hash(${identifying(definition, manifest).map(column).join(', ')})`;

/** The quick hash that an identifier says; null of a text that says none. */
const hashOfId = (id: string): string => `try_cast('0x' || left(${id}, ${HASH_DIGITS}) as ubigint)`;

function identifying({ key, columns }: DatasetDefinition, { checks }: Manifest): readonly string[] {
  const checked = checks.some(({ name, passed }) => name === 'key_unique' && passed);
  return checked ? key : columns.map(({ name }) => name);
}

const column = (name: string): string => `r.${identifier(name)}`;
