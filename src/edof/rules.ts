import { ACTION_RULES } from './action-rules.ts';
import { CERTIFICATION_RULES } from './certification-rules.ts';
import type { Dialect } from './dialect.ts';
import type { Element } from './element.ts';
import { FORMATION_RULES } from './formation-rules.ts';
import type { Action, Offer, Session } from './offer.ts';
import type { Finding } from './problem.ts';
import type { Context, Rule } from './rule.ts';
import { SESSION_RULES } from './session-rules.ts';

const OFFER_RULES = [...FORMATION_RULES, ...CERTIFICATION_RULES];

/** Everything the rules find in an offer, its actions and its sessions. */
export function* checkOffer(offer: Offer, context: Context): Generator<Finding> {
  yield* apply<Offer>(OFFER_RULES, offer, offer.dialect, context);
  for (const action of offer.actions) {
    yield* apply<Action>(ACTION_RULES, action, offer.dialect, context);
    for (const session of action.sessions) yield* apply<Session>(SESSION_RULES, session, offer.dialect, context);
  }
}

function* apply<Subject extends { readonly at: Element }>(
  rules: readonly Rule<Subject>[],
  subject: Subject,
  dialect: Dialect,
  context: Context,
): Generator<Finding> {
  for (const { code, dialect: only, since = '', breaches } of rules) {
    if ((only !== undefined && only !== dialect.name) || context.asOf < since) continue;
    for (const breach of breaches(subject, context)) yield { code, ...breach };
  }
}
