/** What the command says of releases that were made and not published. */
import { Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import type { Outcome } from '../publish/finish.ts';
import { summarise } from '../publish/quality/sentence.ts';
import { QUALITY_FILES } from '../releases/quality.ts';
import type { Output } from './output.ts';

/** The reason given with `--accept`. Refuses an empty one: it is all that will be known of the decision. */
export function acceptance(reason: string | undefined): { accept?: string } {
  if (reason === undefined) return {};
  const accept = reason.trim();
  if (accept === '' || accept.length > LIMITS.reason_characters)
    throw new Refusal('usage', 'The reason of --accept is kept in the release for ever.', {
      value: accept.slice(0, LIMITS.value_shown_characters),
      expected: `some words, ${LIMITS.reason_characters} characters at most`,
      mend: 'Say why the release is right although it moved: --accept "delisting of 3,000 offers on 1 March".',
    });
  return { accept };
}

/** An outcome for programs. */
export const resultOf = ({ manifest, published, result, compared }: Outcome) => ({
  ...manifest,
  published,
  result,
  ...(compared === undefined ? {} : { compared }),
});

/** Warns of releases that were published and could not be compared with the one before: whoever asks will have it made. */
export function warnUncompared(outcomes: readonly Outcome[], output: Output): void {
  for (const { dataset, version, compared } of outcomes)
    if (compared?.failed !== undefined)
      output.warn(
        `${dataset}@${version} is published, and is not compared with ${compared.with ?? 'the release before'}: ${compared.failed}`,
      );
}

/** Fails when releases were refused or held. `again`: the command that makes one again, to which `--accept` is added. */
export function refuseUnpublished(outcomes: readonly Outcome[], again: (outcome: Outcome) => string): void {
  const [first, ...others] = outcomes
    .filter(({ published }) => !published)
    .map((outcome) => (outcome.result === 'held' ? held(outcome, again(outcome)) : refused(outcome)));
  if (first === undefined) return;
  const { code, message, place, value, expected, mend } = first;
  throw new Refusal(code, message, {
    ...(place === undefined ? {} : { place }),
    ...(value === undefined ? {} : { value }),
    ...(expected === undefined ? {} : { expected }),
    ...(mend === undefined ? {} : { mend }),
    others,
  });
}

const report = ({ dataset, version }: Outcome): string => `releases/${dataset}/${version}/${QUALITY_FILES.en}`;

const refused = (outcome: Outcome): Refusal =>
  new Refusal('release_refused', `${outcome.dataset}: recorded and not published.`, {
    place: { file: report(outcome) },
    mend: 'Read the failed checks above and in the report; mend the sources and publish again. The previous release stays served.',
  });

const held = (outcome: Outcome, again: string): Refusal => {
  const { since, movements } = outcome.manifest.beyond_bounds!;
  return new Refusal(
    'release_held',
    `${outcome.dataset}: moved beyond its bounds since ${since}, recorded and not published.`,
    {
      place: { file: report(outcome) },
      value: summarise(movements),
      mend: `Look at the report. If the sources are wrong, mend them and publish again; if the movement is real: opencpf ${again} --accept "why". The previous release stays served.`,
    },
  );
};
