import { useId, useState } from 'react';
import { API } from '../../../api/client.ts';
import type { Dataset } from '../../../api/types.ts';
import { useWords } from '../../../components/language/language.ts';
import {
  CLAUSES,
  type Clause,
  ENDPOINTS,
  REPEATED,
  type Request,
  requestPath,
  withClause,
  withEndpoint,
} from '../../../state/request.ts';
import { WORDS } from './words.ts';

interface RequestFormProps {
  readonly dataset: Dataset;
  readonly request: Request;
  readonly run: (request: Request) => void;
}

/** The request while it is written; its address follows each letter. */
export function RequestForm({ dataset, request, run }: RequestFormProps) {
  const words = useWords(WORDS);
  const name = useId();
  const [draft, setDraft] = useState(request);
  const address = API + requestPath(draft, dataset);
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    run(draft);
  };
  return (
    <form className="console-form" onSubmit={submit}>
      <fieldset className="console-endpoints">
        <legend>{words.endpoint}</legend>
        {ENDPOINTS.map((endpoint) => (
          <label key={endpoint}>
            <input
              type="radio"
              name={name}
              checked={draft.endpoint === endpoint}
              onChange={() => setDraft(withEndpoint(draft, endpoint, dataset))}
            />
            {words.endpoints[endpoint]}
          </label>
        ))}
      </fieldset>
      {CLAUSES[draft.endpoint].map((clause) => (
        <ClauseField
          key={clause}
          clause={clause}
          values={draft.clauses[clause] ?? []}
          write={(values) => setDraft(withClause(draft, clause, values))}
        />
      ))}
      <div className="console-address">
        <span>{words.address}</span>
        <a href={address}>{decodeURI(address)}</a>
      </div>
      <button type="submit" className="button" data-strong>
        {words.run}
      </button>
    </form>
  );
}

interface ClauseFieldProps {
  readonly clause: Clause;
  readonly values: readonly string[];
  readonly write: (values: readonly string[]) => void;
}

function ClauseField({ clause, values, write }: ClauseFieldProps) {
  const words = useWords(WORDS);
  const id = useId();
  // The text as it is typed: an empty line is a clause to come.
  const [text, setText] = useState(values.join('\n'));
  const type = (typed: string) => {
    setText(typed);
    write((REPEATED.has(clause) ? typed.split('\n') : [typed]).filter((value) => value.trim() !== ''));
  };
  const shared = {
    id,
    className: 'filter-input',
    value: text,
    spellCheck: false,
    autoComplete: 'off',
    'aria-describedby': `${id}-hint`,
    onChange: ({ currentTarget }: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      type(currentTarget.value),
  };
  return (
    <div className="console-clause">
      <label htmlFor={id}>
        <code>{clause}</code>
      </label>
      {REPEATED.has(clause) || clause === 'select' ? (
        <textarea rows={Math.max(1, text.split('\n').length)} {...shared} />
      ) : (
        <input inputMode={clause === 'limit' || clause === 'offset' ? 'numeric' : undefined} {...shared} />
      )}
      <p id={`${id}-hint`}>{words.clauses[clause]}</p>
    </div>
  );
}
