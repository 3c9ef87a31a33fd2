/**
 * An offer to rows of the contract. Keys: `SIRET_numero` for a training (EDOF’s public key), then the numbers of the action and
 * of the session, each after an underscore: a number is unique only within its parent, and may be the same at all three levels.
 */
import type { SourceRow } from '../sources/write.ts';
import { dayOf } from './calendar.ts';
import { departmentOf } from './department.ts';
import { find, textOf } from './element.ts';
import { type Action, type Offer, placeOf, type Session, soldBy, trainingId } from './offer.ts';

export interface OfferRows {
  readonly trainings: readonly SourceRow[];
  readonly actions: readonly SourceRow[];
  readonly sessions: readonly SourceRow[];
}

/** What a formation with errors gives. */
export const NO_ROWS: OfferRows = { trainings: [], actions: [], sessions: [] };
const REMOTE = 2;

/** The rows of an offer that has no error. What the contract cannot hold is left out, as warnings say (O601, O602, O603). */
export function rowsOf(offer: Offer): OfferRows {
  const id = trainingId(offer);
  const sold = soldBy(offer);
  if (id === null || sold === undefined) return NO_ROWS;
  const text = (path: string) => textOf(find(offer.at, path)) ?? null;
  const training: SourceRow = {
    training_id: id,
    provider_siret: text('organisme-formation-responsable/SIRET-organisme-formation/SIRET'),
    title: text('intitule-formation'),
    highlights: text('extras:formation/extra:resume-contenu'),
    objective: text('objectif-formation'),
    content: text('contenu-formation'),
    expected_results: text('resultats-attendus'),
    register: sold.register,
    certification_number: sold.number,
    skills_blocks: offer.blocks.map((block) => block.text.trim()).join(' ') || null,
    ...datesOf(offer),
  };
  const rows = offer.actions.flatMap((action, index) =>
    action.price === null ? [] : [actionRows(action, id, `${id}_${action.numero ?? index + 1}`)],
  );
  return {
    trainings: [training],
    actions: rows.map(({ action }) => action),
    sessions: rows.flatMap(({ sessions }) => sessions),
  };
}

function actionRows(action: Action, trainingKey: string, id: string): { action: SourceRow; sessions: SourceRow[] } {
  const { postalCode, city, french } = placeOf(action);
  const onSite = french && postalCode !== null && action.attendance !== REMOTE;
  return {
    action: {
      action_id: id,
      training_id: trainingKey,
      attendance_mode: action.attendance,
      department: onSite ? departmentOf(postalCode) : null,
      postal_code: postalCode,
      city,
      hours: action.hours,
      price_cents: action.price,
      language: textOf(find(action.at, 'langue-formation'))?.toUpperCase() ?? null,
      url: textOf(find(action.at, 'url-action/urlweb')) ?? null,
      ...datesOf(action),
    },
    sessions: action.sessions.flatMap((session, index) =>
      session.permanent || session.startsOn !== null
        ? [sessionRow(session, id, `${id}_${session.numero ?? index + 1}`)]
        : [],
    ),
  };
}

const sessionRow = (session: Session, actionKey: string, id: string): SourceRow => ({
  session_id: id,
  action_id: actionKey,
  permanent: session.permanent,
  starts_on: session.startsOn,
  ends_on: session.endsOn,
  recruiting: textOf(find(session.at, 'etat-recrutement')) === '1',
});

/** EDOF dates each level (datecrea, datemaj); LHEO 2.3 has time stamps instead. */
const datesOf = ({ at: { attributes } }: Offer | Action) => ({
  created_on: dayOf(attributes.datecrea?.trim()) ?? stampDay(attributes['horodatage-creation']),
  updated_on: dayOf(attributes.datemaj?.trim()) ?? stampDay(attributes['horodatage-modification']),
});

const stampDay = (stamp: string | undefined): string | null => dayOf(stamp?.trim().slice(0, 10).replaceAll('-', ''));
