/** The numbers that a certification had, as a release tells them. */
import { dirname, join } from 'node:path';
import { CERTIFICATION_CHAINS, type FollowedCertifications } from '../datasets/index.ts';
import { literal, type Row, type Session } from '../warehouse/duck.ts';
import type { OpenRelease } from './open-release.ts';

export type Register = keyof FollowedCertifications['numbers'];

/** One number of a chain. Days are `2026-11-21`; null where the registers do not say. */
export interface Member {
  register: Register;
  number: string;
  title: string | null;
  registered_from: string | null;
  registered_to: string | null;
}

export interface Chain {
  /** In the order of registration. */
  members: Member[];
  /** The condition of the query language that finds the rows of all of them. */
  where: string;
}

/** A number as it is asked and answered: `RNCP38565`. */
export const codeOf = ({ register, number }: Pick<Member, 'register' | 'number'>): string => `${register}${number}`;

/** Whether a release says which certifications succeed each other: mirrored ones do not. */
export const hasChains = ({ manifest }: OpenRelease): boolean => manifest.files.some(({ name }) => name === FILE);

const FILE = `${CERTIFICATION_CHAINS.name}.parquet`;

/** The chain that a number is in; undefined when it was never renewed, nor renews another. */
export async function readChain(
  session: Session,
  release: OpenRelease,
  { register, number }: Pick<Member, 'register' | 'number'>,
): Promise<Chain | undefined> {
  if (!hasChains(release)) return undefined;
  const chains = `(select *, if(type_referentiel = 'RS', code_rs, code_rncp) as number from read_parquet(${literal(join(dirname(release.file), FILE))}))`;
  const rows = await session.rows<Row & Member & { where: string }>(
    `select type_referentiel as register, number, intitule_certification as title, date_debut_enregistrement as registered_from,
       date_fin_enregistrement as registered_to, condition_odsql as "where"
     from ${chains} where certification_suivie in (select certification_suivie from ${chains} where type_referentiel = $1 and number = $2)
     order by rang`,
    [register, number],
  );
  const [first] = rows;
  return first && { members: rows.map(({ where: _, ...member }) => member), where: first.where };
}
