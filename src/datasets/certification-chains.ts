/**
 * Certifications renewed under other numbers (“Ancienne / Nouvelle certification” of France compétences), so that a series can follow one across
 * its numbers. A chain is everything that successions link, whichever way: forks and cycles are in one chain, in the order of registration.
 */
import { text } from './columns.ts';
import type { Reference } from './definition.ts';

const MEMBER = (register: string, number: string): string => `${register} || ${number}`;

/** The condition of the query language that finds the rows of a register's numbers. */
const CONDITION = (column: string, register: string): string => {
  const numbers = `string_agg('"' || number || '"', ', ' order by rang) filter (register = '${register}')`;
  return `'${column} in (' || ${numbers} || ')'`;
};

export const CERTIFICATION_CHAINS: Reference = {
  name: 'certification_chains',
  title: text('Certifications suivies d’un numéro à l’autre', 'Certifications followed from number to number'),
  sources: ['certifications', 'successions'],
  sql: `
    with recursive links as (
      select ${MEMBER('register', 'number')} as one, ${MEMBER('next_register', 'next_number')} as other from successions
      union select ${MEMBER('next_register', 'next_number')}, ${MEMBER('register', 'number')} from successions
    ),
    members as (
      select distinct register, number, ${MEMBER('register', 'number')} as member
      from (select register, number from successions union select next_register, next_number from successions)
    ),
    reached(one, other) as (
      select member, member from members
      union select reached.one, links.other from reached join links on links.one = reached.other
    ),
    ordered as (
      select members.*, title, registered_from, registered_to,
        row_number() over (order by registered_from nulls first, members.register, length(members.number), members.number) as place
      from members left join certifications using (register, number)
    ),
    placed as (
      select one as member, arg_min(other, ordered.place) as certification_suivie
      from reached join ordered on ordered.member = reached.other group by one
    ),
    ranked as (
      select ordered.*, certification_suivie, row_number() over (partition by certification_suivie order by place) as rang
      from ordered join placed using (member)
    ),
    conditions as (
      select certification_suivie, concat_ws(' or ', ${CONDITION('code_rncp', 'RNCP')}, ${CONDITION('code_rs', 'RS')}) as condition_odsql
      from ranked group by certification_suivie
    )
    select certification_suivie, rang, register as type_referentiel, if(register = 'RS', number, '-1') as code_rs,
      if(register = 'RNCP', number, '-1') as code_rncp, title as intitule_certification,
      registered_from as date_debut_enregistrement, registered_to as date_fin_enregistrement,
      if(rang > 1, registered_from, null) as date_rupture, condition_odsql
    from ranked join conditions using (certification_suivie)
    order by certification_suivie, rang`,
};
