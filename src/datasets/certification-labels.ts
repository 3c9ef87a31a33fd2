/** What is printed about a certification, the same in every dataset: title, domain, Formacodes. */
import { LEGISLATIVE_EXCEPTIONS } from '../cpf/exception.ts';
import type { Step } from './definition.ts';
import { quote } from './vocabulary-sql.ts';

const exceptions = LEGISLATIVE_EXCEPTIONS.map(
  ({ number, title, nsf, formacode }) => `(${[number, title, nsf, formacode].map(quote).join(', ')})`,
).join(', ');

const CODES = [1, 2, 3, 4, 5];

/** One row per certification of the registers and per legislative exception. `formacodes` holds up to five codes joined by a comma. */
export const CERTIFICATION_LABELS: Step = {
  table: 'certification_labels',
  sql: `
    with certification as (
      select register, number, title, left(nsf_1, 3) as nsf, ${CODES.map((n) => `formacode_${n}`).join(', ')} from certifications
      union all
      select 'CPF', number, title, nsf, formacode, null, null, null, null
      from (values ${exceptions}) as exception(number, title, nsf, formacode)
    )
    select register, number, title, nsf_groups.label as nsf_label,
      concat_ws(',', ${CODES.map((n) => `formacode_${n}`).join(', ')}) as formacodes,
      nullif(concat_ws(', ', ${CODES.map((n) => `f${n}.label`).join(', ')}), '') as formacode_labels
    from certification
    left join nsf_groups on nsf_groups.code = certification.nsf
    ${CODES.map((n) => `left join formacodes f${n} on f${n}.code = certification.formacode_${n}`).join('\n    ')}`,
};
