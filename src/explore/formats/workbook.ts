/** The parts of a workbook around its one sheet, and their archive. */
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { escaped } from '../xml.ts';

/** Numbers of the styles of cells, in the order of `xl/styles.xml`. */
export const STYLES = { plain: 0, header: 1, day: 2, month: 3, year: 4, instant: 5 } as const;

const DATE_FORMATS = ['yyyy\\-mm\\-dd', 'yyyy\\-mm', 'yyyy', 'yyyy\\-mm\\-dd hh:mm:ss'];
/** Numbers under this one name formats that Excel has already. */
const FIRST_FORMAT = 164;

/** Characters of the name of a sheet. */
const SHEET_NAME = 31;
/** Members of the archive bear no instant of their own: the same answer gives the same bytes. */
const MADE = new Date('2000-01-01T12:00:00Z');
/** The sheet repeats itself so much that the quickest compression is nearly the best. */
const LEVEL = 1;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const SHEET_PATH = 'xl/worksheets/sheet1.xml';

/** The workbook as it is made: the sheet goes through, it is never held. */
export function packWorkbook(sheet: Readable, size: number, name: string): Readable {
  const zip = new ZipFile();
  for (const [path, text] of Object.entries(partsOf(name)))
    zip.addBuffer(Buffer.from(DECLARATION + text), path, { mtime: MADE });
  zip.addReadStream(sheet, SHEET_PATH, { mtime: MADE, size, compressionLevel: LEVEL });
  zip.end();
  const packed = zip.outputStream as Readable;
  sheet.once('error', (error) => packed.destroy(error));
  // A client that hangs up must close what the sheet is read from.
  packed.once('close', () => sheet.destroy());
  return packed;
}

const partsOf = (name: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/${SHEET_PATH}" ContentType="${CONTENT}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${sheetName(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': stylesPart(),
});

/** Excel refuses some characters in the name of a sheet, and long names. */
const sheetName = (name: string): string => escaped(name.replaceAll(/[[\]:*?/\\]/g, '_').slice(0, SHEET_NAME));

function stylesPart(): string {
  const formats = DATE_FORMATS.map(
    (code, index) => `<numFmt numFmtId="${FIRST_FORMAT + index}" formatCode="${code}"/>`,
  );
  const cells = DATE_FORMATS.map(
    (_code, index) =>
      `<xf numFmtId="${FIRST_FORMAT + index}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  );
  return [
    `<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.join('')}</numFmts>`,
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${cells.length + 2}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>${cells.join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join('');
}
