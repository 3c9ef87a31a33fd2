import { memo } from 'react';
import type { Dataset, Field, Records, Value } from '../../api/types.ts';
import { isNumber } from '../../state/fields.ts';
import { BodyCell } from './body-cell.tsx';

interface PageRowsProps {
  readonly dataset: Dataset;
  readonly fields: readonly Field[];
  readonly page: Records;
  /** The page that tells which columns have long texts. */
  readonly sample: Records;
  readonly first: boolean;
}

const namesOf = (fields: readonly Field[]): string => fields.map(({ name }) => name).join();

/** A page of rows, drawn once: pages that follow leave it as it is. */
export const PageRows = memo(drawPage, (before, after) => {
  const [shown, fields] = [namesOf(before.fields), namesOf(after.fields)];
  return (
    before.page === after.page && before.sample === after.sample && before.dataset === after.dataset && shown === fields
  );
});

function drawPage({ dataset, fields, page, sample, first }: PageRowsProps) {
  const long = new Set(
    fields.filter(({ name }) => sample.results.some((row) => isLong(row[name]))).map(({ name }) => name),
  );
  return page.results.map((row, rank) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own, only a place in the page
    <tr key={rank}>
      {fields.map((field, place) => (
        <BodyCell
          key={field.name}
          dataset={dataset}
          field={field}
          value={row[field.name] ?? null}
          header={place === 0 && !isNumber(field)}
          long={long.has(field.name)}
          reachable={first && rank === 0 && place === 0}
        />
      ))}
    </tr>
  ));
}

/** Characters from which a text makes its column wider. */
const LONG = 40;
const isLong = (value: Value | undefined): boolean => typeof value === 'string' && value.length > LONG;
