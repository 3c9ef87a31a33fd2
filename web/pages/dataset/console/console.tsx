import './console.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { API } from '../../../api/client.ts';
import type { Dataset } from '../../../api/types.ts';
import { CodeTabs } from '../../../components/code/code-tabs.tsx';
import { useWords } from '../../../components/language/language.ts';
import { useSelection } from '../../../components/selection/selection.ts';
import {
  parseRequest,
  type Request,
  requestOf,
  snippetsPath,
  withoutRequest,
  writeRequest,
} from '../../../state/request.ts';
import type { Search } from '../../../state/search.ts';
import type { LoadView } from '../views.ts';
import { AnswerOf } from './answer.tsx';
import { RequestForm } from './form.tsx';
import { WORDS } from './words.ts';

/** A request is sent when the reader says so. */
export const load: LoadView = async () => {};

/** A request built by hand from the selection of the table, its answer, and the code that asks it. */
export function Console({ dataset }: { dataset: Dataset }) {
  const words = useWords(WORDS);
  const { selection } = useSelection(dataset);
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const asked = parseRequest(search);
  const request = asked ?? requestOf(selection, dataset);
  const go = (next: Search) => void navigate({ to: '.', search: next, resetScroll: false });
  const run = (next: Request) => go({ ...withoutRequest(search), ...writeRequest(next) });
  const code = snippetsPath(request, dataset);
  return (
    <div className="console">
      <section aria-labelledby="request">
        <h2 id="request">{words.title}</h2>
        <p>{words.lead}</p>
        <RequestForm key={JSON.stringify(request)} dataset={dataset} request={request} run={run} />
        {asked !== null && (
          <button type="button" className="button" data-quiet onClick={() => go(withoutRequest(search))}>
            {words.again}
          </button>
        )}
      </section>
      <section aria-labelledby="answer">
        <h2 id="answer">{words.answer}</h2>
        {asked === null ? <p>{words.waiting}</p> : <AnswerOf dataset={dataset} request={asked} />}
      </section>
      <section className="console-code" aria-labelledby="code">
        <h2 id="code">{words.code}</h2>
        {code === null ? <p>{words.noCode}</p> : <CodeTabs path={code} />}
      </section>
      <section className="console-code" aria-labelledby="documents">
        <h2 id="documents">{words.documents}</h2>
        <p>
          <a href={`${API}/openapi.json`}>{words.openapi}</a>
        </p>
      </section>
    </div>
  );
}
