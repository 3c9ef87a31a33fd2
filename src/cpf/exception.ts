/**
 * The legislative exceptions (labour code, article L.6323-6 II): what may be bought without a certification of the registers.
 * Numbers are those of EDOF's `code-CPF`. They are in the consumption dataset and not in the catalogue.
 */
import type { Dated } from './dated.ts';

export interface LegislativeException {
  readonly number: string;
  readonly title: string;
  readonly kind: 'vae' | 'skills_assessment' | 'business_creation' | 'light_licence' | 'heavy_licence';
  /** Group of the nomenclature of specialities (NSF). */
  readonly nsf: string;
  readonly formacode: string;
  /** Last day it could be sold, where a law ended it. */
  readonly until?: string;
}

const licence = (number: string, category: string, kind: 'light_licence' | 'heavy_licence'): LegislativeException => ({
  number,
  title: `Permis de conduire - Catégorie ${category}`,
  kind,
  nsf: '311',
  formacode: kind === 'light_licence' ? '31811' : '31833',
});

export const LEGISLATIVE_EXCEPTIONS: readonly LegislativeException[] = [
  { number: '200', title: 'Accompagnement à la VAE', kind: 'vae', nsf: '415', formacode: '15064' },
  { number: '202', title: 'Bilan de compétences', kind: 'skills_assessment', nsf: '415', formacode: '15081' },
  {
    number: '203',
    title: "Actions de formation dispensées aux créateurs ou repreneurs d'entreprise",
    kind: 'business_creation',
    nsf: '310',
    formacode: '32047',
    // Finance law for 2025: only towards a certification of the registers since 16 February.
    until: '2025-02-15',
  },
  licence('206', 'B', 'light_licence'),
  licence('210', 'C', 'heavy_licence'),
  licence('211', 'C1', 'heavy_licence'),
  licence('212', 'C1E', 'heavy_licence'),
  licence('213', 'CE', 'heavy_licence'),
  licence('214', 'D', 'heavy_licence'),
  licence('215', 'D1', 'heavy_licence'),
  licence('216', 'D1E', 'heavy_licence'),
  licence('217', 'DE', 'heavy_licence'),
  licence('219', 'A1', 'light_licence'),
  licence('220', 'A2', 'light_licence'),
  licence('221', 'B1', 'light_licence'),
  licence('222', 'BE', 'light_licence'),
];

export const findException = (number: string | undefined): LegislativeException | undefined =>
  LEGISLATIVE_EXCEPTIONS.find((exception) => exception.number === number);

/** Hours of accompaniment that a bilan de compétences may have. */
export const ASSESSMENT_HOURS: readonly Dated<{ readonly min: number; readonly max: number }>[] = [
  { from: '2015-01-01', value: { min: 0, max: 24 }, source: 'labour code, article R.6322-59, then R.6313-4' },
  { from: '2026-02-26', value: { min: 13, max: 24 }, source: 'decree 2026-126 of 24 February 2026, article R.6313-4' },
];
