import { useQuery } from '@tanstack/react-query';
import { type Answer, ask } from '../../../api/answer.ts';
import type { Dataset } from '../../../api/types.ts';
import { useLanguage, useWords } from '../../../components/language/language.ts';
import { formatNumber } from '../../../format/numbers.ts';
import { type Clause, type Request, requestPath } from '../../../state/request.ts';
import { WORDS } from './words.ts';

/** What the API answers to a request: status, time, headers that matter, text; and where a clause is wrong. */
export function AnswerOf({ dataset, request }: { dataset: Dataset; request: Request }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const path = requestPath(request, dataset);
  const { data, error } = useQuery({
    queryKey: ['answer', path],
    queryFn: ({ signal }) => ask(path, signal),
    retry: false,
  });
  if (error) return <p role="alert">{words.unreachable}</p>;
  return (
    <div className="console-answer" aria-busy={data === undefined}>
      <p role="status" className="figures">
        {data === undefined ? words.asking : `${words.status} ${data.status}`}
      </p>
      {data !== undefined && (
        <>
          <dl>
            <div>
              <dt>{words.time}</dt>
              <dd className="figures">{words.milliseconds(formatNumber(lang, data.milliseconds))}</dd>
            </div>
            {data.headers.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {data.status >= 400 && <Pointed request={request} answer={data} />}
          {data.cut && <p>{words.cut}</p>}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard */}
          <pre tabIndex={0}>{data.text === null ? words.file : pretty(data)}</pre>
        </>
      )}
    </div>
  );
}

/** What the API says of a request it refuses. */
interface Refused {
  readonly message?: string;
  readonly details?: {
    readonly place?: { readonly column?: string; readonly character?: number };
    readonly expected?: string;
    readonly mend?: string;
  };
}

/** The clause that is wrong, with a mark under the character where it is. */
function Pointed({ request, answer }: { request: Request; answer: Answer }) {
  const words = useWords(WORDS);
  const { message = '', details } = (parseJson(answer.text ?? '') ?? {}) as Refused;
  const { column, character } = details?.place ?? {};
  const given = request.clauses[column as Clause] ?? [];
  const clause = given.find((one) => message.includes(one)) ?? given[0];
  return (
    <div className="console-wrong" role="alert">
      <p>{message}</p>
      {clause !== undefined && character !== undefined && (
        <>
          <p>{words.where(column!)}</p>
          <pre>{`${clause}\n${' '.repeat(character)}^`}</pre>
        </>
      )}
      {details?.mend && <p>{details.mend}</p>}
    </div>
  );
}

/** JSON on lines of its own; another text, or one that is cut, as it came. */
const pretty = ({ text, cut }: Answer): string => {
  const value = cut ? undefined : parseJson(text ?? '');
  return value === undefined ? (text ?? '') : JSON.stringify(value, null, 2);
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
