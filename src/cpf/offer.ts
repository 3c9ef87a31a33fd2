/**
 * Is an offer in the catalogue at a date, and if not, why. Perimeter: certifying trainings (RNCP or RS, active), provider with
 * Qualiopi, at least one session open for enrolment; legislative exceptions excluded.
 */
import { after, all, any, atLeast, is, not, notAfter, type Reason, since, unknown } from './rule.ts';

/** Qualiopi is a condition of listing since this day (law of 5 September 2018, article 6, postponed by ordinance 2020-387). */
const QUALIOPI_MANDATORY_SINCE = '2022-01-01';

export const SESSION_REASONS = [
  {
    reason: 'recruitment_closed',
    when: not(is('recruiting', true)),
    means: {
      fr: 'L’organisme a fermé le recrutement (etat-recrutement 2).',
      en: 'The provider closed recruitment (etat-recrutement 2).',
    },
    source: 'EDOF specification v15, etat-recrutement',
  },
  {
    reason: 'session_ended',
    when: all(not(unknown('ends_on')), not(notAfter('as_of', 'ends_on'))),
    means: { fr: 'Son dernier jour est passé.', en: 'Its last day is past.' },
    source: 'perimeter of the open dataset: open sessions',
  },
  {
    reason: 'session_started',
    when: all(not(is('permanent', true)), not(unknown('starts_on')), not(notAfter('as_of', 'starts_on'))),
    means: {
      fr: 'Elle a commencé, et les entrées sont à dates fixes.',
      en: 'It has begun, and entries are at fixed dates.',
    },
    source: 'perimeter of the open dataset: open sessions',
  },
  {
    reason: 'session_undated',
    when: all(not(is('permanent', true)), unknown('starts_on')),
    means: {
      fr: 'Les entrées sont à dates fixes et aucune n’est donnée.',
      en: 'Entries are at fixed dates and none is given.',
    },
    source: 'EDOF specification v15, periode',
  },
] as const satisfies readonly Reason[];

/** Facts: `register`, `certification_known`, `active`, `registered_from`, `registered_to`, `qualiopi` (held for the category at the date), `open_sessions`, `as_of`. */
export const TRAINING_REASONS = [
  {
    reason: 'excluded_category',
    when: is('register', 'CPF'),
    means: {
      fr: 'Exception légale : permis de conduire, bilan de compétences, VAE, création-reprise.',
      en: 'Legislative exception: driving licence, bilan de compétences, VAE, création-reprise.',
    },
    source: 'article L.6323-6 II; description of the open dataset',
  },
  {
    reason: 'certification_unknown',
    when: not(is('certification_known', true)),
    means: { fr: 'Aucune fiche des répertoires n’a ce numéro.', en: 'No fiche of the registers has this number.' },
    source: 'France compétences, RNCP and RS',
  },
  {
    reason: 'certification_inactive',
    when: any(
      after('registered_from', 'as_of'),
      after('as_of', 'registered_to'),
      all(unknown('registered_to'), not(is('active', true))),
    ),
    means: {
      fr: 'L’enregistrement n’est pas en vigueur à la date.',
      en: 'The registration is not in force at the date.',
    },
    source: 'article L.6323-6 I; France compétences',
  },
  {
    reason: 'not_qualiopi',
    when: all(since('as_of', QUALIOPI_MANDATORY_SINCE), not(is('qualiopi', true))),
    means: {
      fr: 'L’organisme n’a pas de certificat Qualiopi pour les actions de formation à la date.',
      en: 'The provider holds no Qualiopi certificate for training actions at the date.',
    },
    source: 'article L.6316-1, in force on 2022-01-01',
  },
  {
    reason: 'no_open_session',
    when: not(atLeast('open_sessions', 1)),
    means: {
      fr: 'Aucune session de la formation n’est ouverte à l’inscription.',
      en: 'No session of the training is open for enrolment.',
    },
    source: 'description of the open dataset',
  },
] as const satisfies readonly Reason[];

/** Disposition of what no reason leaves out. */
export const KEPT = 'kept';
