/**
 * A training file is a list of dated facts; its state at a date is the last of them. States keep the names of the operator's
 * platform (EDOF); nine statuses are published.
 */
import { all, any, type Condition, type Facts, holds, is, not, notAfter, type Reason, since } from './rule.ts';

/** First day of the open data: purchases validated since January 2020. */
const OPEN_DATA_SINCE = '2020-01-01';

/** The nine published statuses, verbatim, in the order of a file's life. */
export const FILE_STATUSES = [
  'Validé',
  'Entrée en formation',
  'Sortie de formation',
  'Clos - Réalisation Totale',
  'Clos - Réalisation Partielle',
  'Clos - Non Réalisé annulé titulaire',
  'Clos - Non Réalisé annulé OF',
  'Dossier annulé gestionnaire',
  'Rejeté',
] as const;

export type FileStatus = (typeof FILE_STATUSES)[number];

/** How an English page reads each status. */
export const FILE_STATUS_READINGS: Readonly<Record<FileStatus, string>> = {
  Validé: 'Validated',
  'Entrée en formation': 'In training',
  'Sortie de formation': 'Out of training',
  'Clos - Réalisation Totale': 'Closed, followed in full',
  'Clos - Réalisation Partielle': 'Closed, followed in part',
  'Clos - Non Réalisé annulé titulaire': 'Cancelled by the holder',
  'Clos - Non Réalisé annulé OF': 'Cancelled by the provider',
  'Dossier annulé gestionnaire': 'Cancelled by the operator',
  Rejeté: 'Rejected',
};

/** Statuses of files cancelled or rejected after their validation: in the data, with their amounts. */
export const CANCELLED_STATUSES: readonly FileStatus[] = [
  'Clos - Non Réalisé annulé titulaire',
  'Clos - Non Réalisé annulé OF',
  'Dossier annulé gestionnaire',
  'Rejeté',
];

export interface FileState extends Reason {
  /** Published status; null: the file is not published. */
  readonly status: FileStatus | null;
}

const happened = (fact: string): Condition => notAfter(fact, 'as_of');
const endedBy = (who: string): Condition => all(happened('cancelled_on'), is('cancelled_by', who));
const state = (reason: string, status: FileStatus | null, when: Condition, means: FileState['means']): FileState => ({
  reason,
  status,
  when,
  means,
  source: 'life of a file in EDOF; labour code, articles R.6333-4 and following',
});

/** States at a date; the first that holds is the file's. Facts: the columns of the contract, and `as_of`. */
export const FILE_STATES: readonly FileState[] = [
  state('notValidated', null, not(happened('validated_on')), {
    fr: 'Le titulaire n’a pas validé l’achat.',
    en: 'The holder has not validated the purchase.',
  }),
  state('canceledByAttendee', 'Clos - Non Réalisé annulé titulaire', endedBy('holder'), {
    fr: 'Annulé par le titulaire.',
    en: 'Cancelled by the holder.',
  }),
  state('canceledByAttendeeNotRealized', 'Clos - Non Réalisé annulé titulaire', endedBy('holder_no_show'), {
    fr: 'Le titulaire n’est jamais venu.',
    en: 'The holder never came.',
  }),
  state('canceledByOrganism', 'Clos - Non Réalisé annulé OF', endedBy('provider'), {
    fr: 'Annulé par l’organisme.',
    en: 'Cancelled by the provider.',
  }),
  state('canceledByFinancer', 'Dossier annulé gestionnaire', endedBy('operator'), {
    fr: 'Annulé par le gestionnaire ou un financeur.',
    en: 'Cancelled by the operator or a financer.',
  }),
  state('rejected', 'Rejeté', happened('cancelled_on'), {
    fr: 'Rejeté, sans suite.',
    en: 'Rejected, without follow-up.',
  }),
  state(
    'serviceDoneValidated',
    'Clos - Réalisation Totale',
    all(happened('service_validated_on'), is('realisation_rate', 100)),
    { fr: 'Clos, suivi en entier.', en: 'Closed, wholly followed.' },
  ),
  state('serviceDoneValidatedInPart', 'Clos - Réalisation Partielle', happened('service_validated_on'), {
    fr: 'Clos, suivi en partie.',
    en: 'Closed, followed in part.',
  }),
  state('terminated', 'Sortie de formation', any(happened('exited_on'), happened('service_declared_on')), {
    fr: 'Sorti de formation ; le service peut être déclaré, et n’est pas encore validé.',
    en: 'Out of training; the service may be declared, and is not yet validated.',
  }),
  state('inTraining', 'Entrée en formation', happened('entered_on'), { fr: 'En formation.', en: 'In training.' }),
  state('accepted', 'Validé', happened('validated_on'), {
    fr: 'Validé par le titulaire, non commencé.',
    en: 'Validated by the holder, not begun.',
  }),
];

/** The published status of a file at a date, null when it is not published. */
export const fileStatus = (facts: Facts): FileStatus | null =>
  FILE_STATES.find(({ when }) => holds(when, facts))?.status ?? null;

const notValidated: Reason<'not_validated'> = {
  reason: 'not_validated',
  when: not(happened('validated_on')),
  means: { fr: 'Non validé par le titulaire à la date.', en: 'Not validated by the holder at the date.' },
  source: 'description of the open datasets: purchases validated by holders',
};

/** Why a file is not in the consumption dataset at a date. */
export const CONSUMPTION_REASONS: readonly Reason[] = [
  notValidated,
  {
    reason: 'before_open_data',
    when: not(since('validated_on', OPEN_DATA_SINCE)),
    means: { fr: 'Validé avant janvier 2020.', en: 'Validated before January 2020.' },
    source: 'description of the open dataset',
  },
];

/** Why a file is not in the users' datasets at a date. */
export const ENTRY_REASONS: readonly Reason[] = [
  notValidated,
  {
    reason: 'not_entered',
    when: not(happened('entered_on')),
    means: { fr: 'Aucune entrée en formation déclarée à la date.', en: 'No entry into training declared at the date.' },
    source: 'description of the open dataset: entries into training',
  },
  {
    reason: 'before_open_data',
    when: not(since('entered_on', OPEN_DATA_SINCE)),
    means: { fr: 'Entrée avant janvier 2020.', en: 'Entered before January 2020.' },
    source: 'description of the open dataset',
  },
];
