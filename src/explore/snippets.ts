/** Ours: `/snippets`, the code that asks the same query in several languages. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { compile } from '../odsql/index.ts';
import { answerJson, answerKept, DATASET, type DatasetRequest, type Desk } from './desk.ts';
import { declareFacets } from './facet-call.ts';
import { addressOf } from './links.ts';
import type { OpenRelease } from './open-release.ts';
import { KNOWN, parsePage, type RawParameters, refuse, texts } from './params.ts';
import { type Asked, LANGUAGE_NAMES, LANGUAGES, type Written } from './snippets/languages.ts';

type SnippetRequest = FastifyRequest<{ Params: { dataset: string; language: string }; Querystring: RawParameters }>;

export function snippets(app: FastifyInstance, desk: Desk): void {
  app.get(`${DATASET}/snippets`, async (request: DatasetRequest, reply) => {
    await using loan = await desk.shelf.borrow(request.params.dataset);
    const { release } = loan;
    return answerJson(desk, request, reply, { releases: [release], known: KNOWN.snippets }, async () => {
      const query = readQuery(desk, request, release);
      const written = LANGUAGE_NAMES.map((language) => {
        const { label, write } = LANGUAGES[language];
        return { language, label, code: write(query) };
      });
      return { body: { snippets: written } };
    });
  });

  app.get(`${DATASET}/snippets/:language`, async (request: SnippetRequest, reply) => {
    await using loan = await desk.shelf.borrow(request.params.dataset);
    const { language } = request.params;
    const name = LANGUAGE_NAMES.find((one) => one === language);
    if (name === undefined) return refuse('language', language, `one of ${LANGUAGE_NAMES.join(' ')} is expected`);
    if (answerKept(desk, request, reply, [loan.release], KNOWN.snippets)) return reply;
    const code = LANGUAGES[name].write(readQuery(desk, request, loan.release));
    return reply.type('text/plain; charset=utf-8').send(code);
  });
}

/** The query of a request, refused when it would be. The page has every parameter; the file leaves out those that cut. */
function readQuery(desk: Desk, request: DatasetRequest, release: OpenRelease): Written {
  const raw = request.query;
  const given = Object.keys(raw).flatMap((name) => texts(raw, name).map((value) => [name, value] as const));
  for (const [name, value] of given) if (value.includes('\0')) refuse(name, value, 'no character of code 0');
  const { columns } = compile(
    parsePage(raw, desk.now(), desk.limits),
    declareFacets(release.catalog, raw, desk.limits),
  );
  const address = addressOf(request).replace(/\/snippets(?:\/[^/]*)?$/, '');
  const asked = (path: string, known: readonly string[]): Asked => ({
    address: `${address}/${path}`,
    parameters: given.filter(([name]) => known.includes(name)),
  });
  return {
    dataset: release.definition.id,
    page: asked('records', KNOWN.page),
    file: (format) => asked(`exports/${format}`, KNOWN.snippetFile),
    columns,
  };
}
