import { textOf } from './element.ts';
import { ownCopy } from './kept-text.ts';
import { type Offer, trainingId } from './offer.ts';

/** What is remembered from one formation to the next, for rules on a whole file or a set of files: one key per formation and little else. */
export class Memory {
  /** Keys of the trainings met (SIRET_numero), each with the file it came from. */
  readonly trainings = new Map<string, string>();
  /** SIRET and categorisation of the offers met. */
  readonly categorisations = new Set<string>();
  /** The file under way. */
  file = '';
  /** Its SIRET: that of its first formation that gives one. */
  siret: string | undefined;

  open(file: string): void {
    this.file = file;
    this.siret = undefined;
  }

  /** To be called once the rules have judged the offer. */
  remember(offer: Offer): void {
    this.siret ??= textOf(offer.siretAt);
    const id = trainingId(offer);
    if (id !== null && !this.trainings.has(id)) this.trainings.set(ownCopy(id), this.file);
    const categorised = categorisedAs(offer);
    if (categorised !== null) this.categorisations.add(ownCopy(categorised));
  }
}

/** SIRET and categorisation of an offer, or null when it has none. */
export function categorisedAs({ siretAt, categorisation }: Offer): string | null {
  const category = textOf(categorisation);
  return category === undefined ? null : `${textOf(siretAt)} ${category}`;
}
