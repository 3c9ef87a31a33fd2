import './failure.css';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { ApiError } from '../../api/client.ts';
import { useLanguage } from '../language/language.ts';

/** What happened, what is kept, what to try. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { words } = useLanguage();
  const router = useRouter();
  const { reset } = useQueryErrorResetBoundary();
  const again = () => {
    reset();
    router.invalidate();
  };
  const said = error instanceof ApiError && error.message !== '' ? error.message.replace(/\.$/, '') : null;
  return (
    <div className="failure" role="alert">
      <h2>{words.errors.title}</h2>
      <p>{said === null ? words.errors.unreachable : words.errors.said(said)}</p>
      <button type="button" className="button" onClick={retry ?? again}>
        {words.errors.retry}
      </button>
    </div>
  );
}
