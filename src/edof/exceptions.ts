/**
 * The legislative exceptions sold under a `code-CPF` (labour code L.6323-6 II), as data: number, general objective that EDOF’s
 * editors give for it, and whether it is a driving licence. Source: EDOF kit of 12 June 2026, editeur-LHEO. 203 (création-reprise)
 * left the CPF on 2025-02-16 (LF 2025) and is not among them.
 */
export interface Exception {
  readonly is: string;
  readonly objective?: string;
  readonly licence?: boolean;
}

const licence = (category: string): Exception => ({ is: `permis ${category}`, objective: '8', licence: true });

export const EXCEPTIONS: ReadonlyMap<string, Exception> = new Map([
  ['200', { is: 'VAE' }],
  ['202', { is: 'bilan de compétences', objective: '9' }],
  ['206', licence('B')],
  ['210', licence('C')],
  ['211', licence('C1')],
  ['212', licence('C1E')],
  ['213', licence('CE')],
  ['214', licence('D')],
  ['215', licence('D1')],
  ['216', licence('D1E')],
  ['217', licence('DE')],
  ['219', licence('A1')],
  ['220', licence('A2')],
  ['221', licence('B1')],
  ['222', licence('BE')],
]);

/** Hours of a skills assessment (R.6313-4): a new line where a text changed them. */
export const ASSESSMENT_HOURS: readonly { readonly since: string; readonly min: number; readonly max: number }[] = [
  { since: '2015-01-01', min: 0, max: 24 },
  { since: '2026-02-26', min: 13, max: 24 },
];
