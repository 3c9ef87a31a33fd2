/** Certifications on sale that a reader may mean. */

import type { Dataset } from '../../api/types.ts';
import { columnOfRegister, parseCertification } from '../../state/certification.ts';
import { OFFERS } from '../../state/offers.ts';
import { groupPath, quote } from '../../state/query.ts';
import { EVERYTHING } from '../../state/selection.ts';

/** Suggestions at most. */
const MOST = 8;

/** By number with its register (`RS6151`), by number alone in either register, or by words of the title. */
export const suggestionsPath = (dataset: Dataset, text: string): string =>
  groupPath(dataset, EVERYTHING, {
    select: OFFERS,
    group_by: 'code_rncp, code_rs, intitule_certification',
    where: [meant(text), "(code_rncp != '-1' or code_rs != '-1')"],
    order_by: 'offers desc',
    limit: MOST,
  });

function meant(text: string): string {
  const certification = parseCertification(text);
  if (certification !== null) return `${columnOfRegister(certification)} = ${quote(certification.number)}`;
  if (/^\d+$/.test(text)) return `(code_rncp = ${quote(text)} or code_rs = ${quote(text)})`;
  return `search(intitule_certification, ${quote(text)})`;
}
