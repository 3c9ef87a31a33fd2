import { bilingual } from '../../words/bilingual.ts';

export const WORDS = bilingual(
  {
    title: 'Accessibilité',
    lead: 'Ce portail est fait pour être lu et utilisé par tous, au clavier, à la loupe, avec un lecteur d’écran, sur un téléphone comme sur papier.',
    aimed: 'Ce qui est visé',
    aims: 'Les règles WCAG 2.2 au niveau AA, dont le référentiel français RGAA est la déclinaison.',
    checked: 'Ce qui est vérifié à chaque modification',
    axe: 'Chaque page, en français et en anglais, à 360 et 1 280 pixels, en clair et en sombre, est parcourue par axe-core sans qu’il y trouve de violation.',
    keyboard: 'Filtrer, trier, lire les cellules et télécharger se font au clavier seul.',
    charts:
      'Chaque graphique a son titre en phrase, une lecture en mots et le tableau de ses valeurs ; aucune information n’est portée par la couleur seule.',
    motion: 'Les mouvements s’effacent pour qui a demandé à en voir moins.',
    unchecked: 'Ce qui ne l’est pas',
    audit:
      'Aucun audit n’a été fait par un tiers, ni d’essai suivi avec des personnes handicapées. Le portail ne se déclare donc pas conforme.',
    drawings:
      'La forme d’une courbe n’est pas décrite en détail à un lecteur d’écran : ses valeurs le sont, dans le tableau.',
    reached: 'Si quelque chose vous arrête',
    contact:
      'Toutes les données se lisent aussi en fichiers (CSV, tableur) et par l’API. Signalez l’obstacle à l’organisme qui sert ce portail.',
  },
  {
    title: 'Accessibility',
    lead: 'This portal is made to be read and used by all: with a keyboard, magnified, with a screen reader, on a phone as on paper.',
    aimed: 'What is aimed at',
    aims: 'The WCAG 2.2 rules at level AA, on which the French RGAA framework is based.',
    checked: 'What is checked at each change',
    axe: 'Each page, in French and in English, at 360 and 1,280 pixels, light and dark, is read by axe-core, which finds no violation.',
    keyboard: 'Filtering, sorting, reading cells and downloading are done with the keyboard alone.',
    charts:
      'Each chart has its title as a sentence, a reading in words and the table of its values; nothing is told by colour alone.',
    motion: 'Movements are gone for readers who asked for less of them.',
    unchecked: 'What is not',
    audit:
      'No audit was made by a third party, nor regular trials with disabled people. The portal therefore does not claim to conform.',
    drawings: 'The shape of a curve is not described in detail to a screen reader: its values are, in the table.',
    reached: 'If something stops you',
    contact:
      'All the data can also be read as files (CSV, spreadsheet) and by the API. Tell the obstacle to the organisation that serves this portal.',
  },
);
