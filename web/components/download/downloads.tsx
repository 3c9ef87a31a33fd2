import './download.css';
import { useQuery } from '@tanstack/react-query';
import { API, exportFormats, fileSize } from '../../api/client.ts';
import { FORMAT_NAMES } from '../../format/formats.ts';
import { formatNumber } from '../../format/numbers.ts';
import { exportPath } from '../../state/query.ts';
import type { Parameter } from '../../state/search.ts';
import { useLanguage, useWords } from '../language/language.ts';
import { useChoice } from '../selection/choice.ts';
import type { Selecting } from '../selection/selection.ts';
import { CsvOptions, LABELS, NAMES_FIRST } from './csv-options.tsx';
import { DELIMITERS, type Delimiter, type Format, SHEET_ROWS, USES, type Use } from './formats.ts';
import { measured, showSize } from './size.ts';
import { WORDS } from './words.ts';

/** The selection as files: plain links, with the clauses of the table, in every format the API offers of the dataset. */
export function Downloads({ rows, ...selecting }: Selecting & { rows: number | undefined }) {
  const words = useWords(WORDS);
  const { data } = useQuery(exportFormats(selecting.dataset));
  const offered = new Set(data?._links.map(({ rel }) => rel));
  return (
    <div className="downloads" data-screen-only>
      {(Object.keys(USES) as Use[]).map((use) => {
        const formats = USES[use].filter((format) => offered.has(format));
        if (formats.length === 0) return null;
        return (
          <section key={use} aria-labelledby={`for-${use}`}>
            <h3 id={`for-${use}`}>{words.uses[use]}</h3>
            {use === 'sheet' && <CsvOptions />}
            <ul className="download-list">
              {formats.map((format) => (
                <Download key={format} format={format} rows={rows} {...selecting} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Download({ dataset, selection, format, rows }: Selecting & { format: Format; rows: number | undefined }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const options = useOptions(format);
  const path = exportPath(dataset, selection, format, options);
  const tooLong = format === 'xlsx' && rows !== undefined && rows > SHEET_ROWS;
  return (
    <li>
      <div>
        <h4>{FORMAT_NAMES[format]!}</h4>
        <p>{tooLong ? words.tooLong(formatNumber(lang, SHEET_ROWS)) : words.formats[format]}</p>
        {rows !== undefined && !tooLong && <Size {...{ dataset, selection, format, rows, options }} />}
      </div>
      {tooLong ? (
        <span className="button" aria-disabled="true">
          {words.get(FORMAT_NAMES[format]!)}
        </span>
      ) : (
        <a className="button" data-strong={format === 'csv' || undefined} href={API + path} download>
          {words.get(FORMAT_NAMES[format]!)}
        </a>
      )}
    </li>
  );
}

interface Sized extends Pick<Selecting, 'dataset' | 'selection'> {
  readonly format: Format;
  readonly rows: number;
  readonly options: readonly Parameter[];
}

/** What the file will take, once it is known; its place is kept meanwhile. */
function Size({ dataset, selection, format, rows, options }: Sized) {
  const { lang } = useLanguage();
  const some = measured(format, rows);
  const extent = Object.entries(some ?? {}).map(([name, count]): Parameter => [name, `${count}`]);
  const { data } = useQuery(fileSize(exportPath(dataset, selection, format, [...options, ...extent])));
  return (
    <p className="download-size figures" data-scripted>
      {data === undefined || data === null ? '\u00a0' : showSize(lang, format, data, rows, some)}
    </p>
  );
}

/** What the reader has chosen of a format. Labels are those of columns, in sheets only. */
function useOptions(format: Format): readonly Parameter[] {
  const [delimiter] = useChoice('delimiter', 'semicolon');
  const [labels] = useChoice(LABELS, NAMES_FIRST);
  const between = DELIMITERS[delimiter as Delimiter] ?? DELIMITERS.semicolon;
  return [
    ...(format === 'csv' && between !== DELIMITERS.semicolon ? [['delimiter', between] as const] : []),
    ...(labels !== NAMES_FIRST && (format === 'csv' || format === 'xlsx') ? [['use_labels', 'true'] as const] : []),
  ];
}
