/** Ours: a certification followed across its numbers: the chain that successions make, and its figures by period with the breaks marked. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DatasetDefinition, FollowedCertifications } from '../datasets/index.ts';
import { Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { compile } from '../odsql/index.ts';
import type { Session } from '../warehouse/duck.ts';
import { type Chain, codeOf, hasChains, type Member, type Register, readChain } from './certification-chain.ts';
import { groupsOf, measuresOf, type Series, tabulate } from './certification-series.ts';
import { answerJson, DATASET, type Desk } from './desk.ts';
import { addressOf } from './links.ts';
import type { OpenRelease } from './open-release.ts';
import { parseClauses, type RawParameters } from './params.ts';
import { renderRow } from './render.ts';

type CertificationRequest = FastifyRequest<{
  Params: { dataset: string; certification: string };
  Querystring: RawParameters;
}>;

export function certifications(app: FastifyInstance, desk: Desk): void {
  app.get(`${DATASET}/certifications/:certification`, async (request: CertificationRequest, reply) => {
    await using loan = await desk.shelf.borrow(request.params.dataset);
    const { release } = loan;
    return answerJson(desk, request, reply, { releases: [release], known: [] }, (signal) =>
      desk.queries.run(signal, async (session) => ({ body: await follow(desk, session, release, request) })),
    );
  });
}

async function follow(
  desk: Desk,
  session: Session,
  release: OpenRelease,
  request: CertificationRequest,
): Promise<object> {
  const { definition } = release;
  const { certification } = request.params;
  const { followed, period } = columnsOf(definition);
  const asked = parseCode(definition, followed, certification);
  const chain = (await readChain(session, release, asked)) ?? alone(followed, asked);
  const query = { ...parseClauses({}, desk.now(), desk.limits), where: [chain.where] };
  const compiled = compile({ ...query, ...groupsOf(definition, period, followed) }, release.catalog);
  const rows = (await session.rows(compiled.sql, compiled.parameters)).map((row) => renderRow(row, compiled.columns));
  const measures = measuresOf(definition);
  const series = tabulate(rows, chain.members, measures, period, followed);
  if (rows.length === 0 && chain.members.length === 1) throw unknownCertification(definition, certification);
  const records = addressOf(request).replace(/\/certifications\/[^/]+$/, '/records');
  const recordsOf = (where: string): string => `${records}?${new URLSearchParams({ where })}`;
  return {
    dataset: definition.id,
    certification: codeOf(asked),
    chain: codeOf(chain.members[0]!),
    successions_known: hasChains(release),
    where: chain.where,
    records: recordsOf(chain.where),
    numbers: chain.members.map((member) => {
      const where = conditionOf(followed, member);
      return { ...describe(member, series), where, records: recordsOf(where) };
    }),
    breaks: breaksOf(chain.members, series),
    period,
    measures,
    series: series.periods,
  };
}

/** The columns of a dataset that certifications are followed by. Refuses `unknown_certification` where there are none. */
function columnsOf(definition: DatasetDefinition): { followed: FollowedCertifications; period: string } {
  const { id, certifications: followed, period } = definition;
  if (followed !== undefined && period !== undefined) return { followed, period };
  throw new Refusal('unknown_certification', `The dataset ${id} does not follow certifications.`, { value: id });
}

function parseCode({ id }: DatasetDefinition, { numbers }: FollowedCertifications, text: string) {
  const [, register = '', number = ''] = /^([A-Z]+)(\d+)$/i.exec(text) ?? [];
  const name = register.toUpperCase();
  if (Object.hasOwn(numbers, name)) return { register: name as Register, number };
  const value = text.slice(0, LIMITS.value_shown_characters);
  const expected = `${Object.keys(numbers).join(' or ')}, then a number`;
  throw new Refusal('unknown_certification', `${value} is not the code of a certification of ${id}.`, {
    value,
    expected,
  });
}

const unknownCertification = ({ id }: DatasetDefinition, text: string): Refusal =>
  new Refusal('unknown_certification', `No row of ${id} and no succession has the certification ${text}.`, {
    value: text.slice(0, LIMITS.value_shown_characters),
  });

/** The chain of a certification that has one number. */
const alone = (followed: FollowedCertifications, asked: Pick<Member, 'register' | 'number'>): Chain => ({
  members: [{ ...asked, title: null, registered_from: null, registered_to: null }],
  where: conditionOf(followed, asked),
});

const conditionOf = (
  { numbers }: FollowedCertifications,
  { register, number }: Pick<Member, 'register' | 'number'>,
): string => `${numbers[register]} = "${number}"`;

function describe(member: Member, { periods, titles }: Series) {
  const code = codeOf(member);
  const own = periods.filter(({ numbers }) => numbers.some((one) => one.code === code));
  return {
    code,
    title: member.title ?? titles.get(code) ?? null,
    registered_from: member.registered_from,
    registered_to: member.registered_to,
    first_period: own.at(0)?.period ?? null,
    last_period: own.at(-1)?.period ?? null,
  };
}

/** Where the series passes to a number: the first period with rows under it, and the number registered before. */
const breaksOf = (members: readonly Member[], series: Series) =>
  members.slice(1).flatMap((member, before) => {
    const { code, first_period, registered_from } = describe(member, series);
    return first_period === null
      ? []
      : [{ period: first_period, from: codeOf(members[before]!), to: code, registered_from }];
  });
