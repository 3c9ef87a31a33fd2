/** Ours: the disclosure report of a release, as JSON and as a page in each language. Made when asked, from the rows of the release: past and mirrored ones have one too. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerJson, answerKept, DATASET, type Desk } from './desk.ts';
import { renderDisclosurePage } from './disclosure/page.ts';
import { type DisclosureReport, readDisclosure } from './disclosure/report.ts';
import type { Language } from './metadata.ts';
import type { OpenRelease } from './open-release.ts';

type ReleaseRequest = FastifyRequest<{ Params: { dataset: string; version: string } }>;

export function disclosures(app: FastifyInstance, desk: Desk): void {
  const borrow = ({ params: { dataset, version } }: ReleaseRequest) =>
    desk.shelf.borrow(`${desk.shelf.definition(dataset).id}@${version}`);

  const answerReport = async (request: ReleaseRequest, reply: FastifyReply): Promise<FastifyReply> => {
    await using loan = await borrow(request);
    const { release } = loan;
    return answerJson(desk, request, reply, { releases: [release], known: [] }, async () => ({
      body: await reportOf(desk, release),
    }));
  };

  const answerPage = (language: Language) => async (request: ReleaseRequest, reply: FastifyReply) => {
    await using loan = await borrow(request);
    if (answerKept(desk, request, reply, [loan.release], [])) return reply;
    // The page runs nothing and fetches nothing; its style is in it.
    reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
    const page = renderDisclosurePage(await reportOf(desk, loan.release), loan.release.definition.columns, language);
    return reply.type('text/html; charset=utf-8').send(page);
  };

  app.get(`${DATASET}/releases/:version/disclosure`, answerReport);
  app.get(`${DATASET}/releases/:version/disclosure.json`, answerReport);
  app.get(`${DATASET}/releases/:version/disclosure.fr.html`, answerPage('fr'));
  app.get(`${DATASET}/releases/:version/disclosure.en.html`, answerPage('en'));
}

/** By release: its rows never change, so its report is made once for all who ask, in any form. */
const made = new WeakMap<OpenRelease, Promise<DisclosureReport>>();

/** It goes on when the one who asked leaves: the next one will find it. One that failed is made again. */
function reportOf(desk: Desk, release: OpenRelease): Promise<DisclosureReport> {
  const known = made.get(release);
  if (known !== undefined) return known;
  const making = (async () => {
    await using loan = release.borrow();
    return desk.queries.run(new AbortController().signal, (session) => readDisclosure(session, loan.release));
  })();
  made.set(release, making);
  making.catch(() => made.delete(release));
  return making;
}
