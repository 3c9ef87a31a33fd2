import { type Dialect, dialectOf } from './dialect.ts';
import { EDOF_NAMESPACE } from './edof-schema.ts';
import type { Element } from './element.ts';
import { type Encoding, readEncoding } from './encoding.ts';
import type { Memory } from './memory.ts';
import { readOffer } from './offer.ts';
import { type FileFinding, Problems } from './problem.ts';
import { type ReaderListener, readFormations, Unreadable } from './reader.ts';
import type { EdofReport, LevelCounts } from './report.ts';
import { NO_ROWS, type OfferRows, rowsOf } from './rows.ts';
import { checkOffer } from './rules.ts';
import type { Staging } from './staging.ts';
import { checkStructure } from './structure.ts';

export interface FileImportOptions {
  readonly asOf: string;
  readonly memory: Memory;
  readonly keepValid: boolean;
}

const KNOWN_ROOTS = {
  en: `<lheo> in ${EDOF_NAMESPACE} or http://lheo.gouv.fr/2.3`,
  fr: `<lheo> dans ${EDOF_NAMESPACE} ou http://lheo.gouv.fr/2.3`,
};

const noRows = (): LevelCounts => ({ trainings: 0, actions: 0, sessions: 0 });

/** One file on its way: read, judged formation by formation, its rows staged, its report made. */
export class FileImport {
  readonly file: string;
  readonly #options: FileImportOptions;
  readonly #problems = new Problems();
  readonly #met = noRows();
  readonly #staged = noRows();
  #encoding: Encoding | undefined;
  #dialect: Dialect | undefined;
  #namespace = '';
  /** An error of the file as a whole: nothing of it can be kept. */
  #broken = false;

  constructor(file: string, options: FileImportOptions) {
    this.file = file;
    this.#options = options;
  }

  /** Nothing of the whole import may be written because of this file. */
  get blocks(): boolean {
    return this.#broken || (!this.#options.keepValid && this.#problems.totals.error > 0);
  }

  get accepted(): boolean {
    return !this.blocks && (this.#problems.totals.error === 0 || this.#staged.trainings > 0);
  }

  async read(staging: Staging, progress: (bytes: number) => void): Promise<void> {
    this.#options.memory.open(this.file);
    this.#encoding = await readEncoding(this.file);
    if (this.#encoding.refused) return this.#judgeEncoding(this.#encoding);
    try {
      for await (const formation of readFormations(this.file, this.#encoding.read, this.#listener(progress)))
        await staging.write(this.#take(formation));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.refuse({ code: error.code, path: error.path, line: error.line, value: error.message });
    }
    if (this.#met.trainings === 0 && !this.#broken) this.refuse({ code: 'O108' });
  }

  /** Adds a problem of the file as a whole that keeps all of it out. */
  refuse(finding: FileFinding): void {
    this.#broken = true;
    this.#problems.addToFile(finding);
  }

  report(written: boolean): EdofReport {
    const met = this.#met;
    const staged = this.#staged;
    return {
      file: this.file,
      dialect: this.#dialect?.name ?? null,
      namespace: this.#namespace,
      encoding: { declared: this.#encoding?.declared ?? null, read: this.#encoding?.read ?? '' },
      counts: {
        formations: met.trainings,
        actions: met.actions,
        sessions: met.sessions,
        leftOut: {
          trainings: met.trainings - staged.trainings,
          actions: met.actions - staged.actions,
          sessions: met.sessions - staged.sessions,
        },
        written: written ? staged : noRows(),
      },
      problems: this.#problems.kept.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)),
      problemCounts: Object.fromEntries(this.#problems.counts),
      errors: this.#problems.totals.error,
      warnings: this.#problems.totals.warning,
      accepted: this.accepted,
    };
  }

  #listener(progress: (bytes: number) => void): ReaderListener {
    return {
      progress,
      root: (name, namespace, line) => {
        const { dialect, known } = dialectOf(name, namespace);
        this.#dialect = dialect;
        this.#namespace = namespace;
        if (!known) this.refuse({ code: 'O107', path: name, line, value: namespace, expected: KNOWN_ROOTS });
        this.#judgeEncoding(this.#encoding!);
      },
      stray: ({ path, line }) => this.refuse({ code: 'O202', path, line }),
    };
  }

  /** UTF-8 is at home in LHEO; EDOF alone asks for ISO-8859-1 (O104). */
  #judgeEncoding({ findings }: Encoding): void {
    for (const finding of findings) {
      if (finding.code === 'O103') this.refuse(finding);
      else if (finding.code !== 'O104' || this.#dialect?.name === 'edof') this.#problems.addToFile(finding);
    }
  }

  /** Judges a formation and gives its rows: none when it has an error. */
  #take(formation: Element): OfferRows {
    const { memory, asOf } = this.#options;
    const dialect = this.#dialect!;
    const offer = readOffer(formation, dialect);
    const before = this.#problems.totals.error;
    for (const finding of checkStructure(formation, dialect.schema)) this.#problems.add(finding);
    for (const finding of checkOffer(offer, { asOf, memory })) this.#problems.add(finding);
    memory.remember(offer);
    this.#met.trainings++;
    this.#met.actions += offer.actions.length;
    for (const { sessions } of offer.actions) this.#met.sessions += sessions.length;
    if (this.#problems.totals.error > before) return NO_ROWS;
    const rows = rowsOf(offer);
    this.#staged.trainings += rows.trainings.length;
    this.#staged.actions += rows.actions.length;
    this.#staged.sessions += rows.sessions.length;
    return rows;
  }
}
