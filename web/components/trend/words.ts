import { LEAST_CHANGE, LEAST_FILES } from '../../charts/trend.ts';
import { bilingual } from '../../words/bilingual.ts';

export const WORDS = bilingual(
  {
    new: 'Nouvelle',
    rising: 'En hausse',
    falling: 'En baisse',
    steady: 'Stable',
    change: (sign: string, percent: string) => `${sign}${percent} sur un an`,
    rule: `Les douze derniers mois finis sont comparés aux douze d’avant. En hausse ou en baisse : au moins ${LEAST_CHANGE} % de dossiers de plus ou de moins. Nouvelle : aucun dossier dans les douze mois d’avant. Rien n’est dit sous ${LEAST_FILES} dossiers dans la plus grande des deux années.`,
  },
  {
    new: 'New',
    rising: 'Rising',
    falling: 'Falling',
    steady: 'Steady',
    change: (sign: string, percent: string) => `${sign}${percent} over a year`,
    rule: `The last twelve months that are over against the twelve before. Rising or falling: at least ${LEAST_CHANGE}% more or fewer files. New: no file in the twelve months before. Nothing is said below ${LEAST_FILES} files in the larger of the two years.`,
  },
);
