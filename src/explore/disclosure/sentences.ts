/** What the disclosure report says in sentences: what is promised, what is not told and why, what the rule leaves open. */
import type { Text } from '../../datasets/index.ts';

const text = (fr: string, en: string): Text => ({ fr, en });

/** Promises of the policy, by the name under which the rows that break them are counted. */
export const CHECKS = {
  showing: text(
    'Aucune ligne qui donne une raison ne montre une mesure masquée.',
    'No row that gives a reason shows a masked measure.',
  ),
  small: text(
    'Aucune ligne sans raison ne compte moins de titulaires que le seuil.',
    'No row without a reason counts fewer holders than the threshold.',
  ),
  unexplained: text('Aucune ligne sans mesure ne tait sa raison.', 'No row without measures leaves its reason unsaid.'),
} as const satisfies Record<string, Text>;

export interface NotTold {
  readonly what: Text;
  readonly why: Text;
}

export const NOT_TOLD: readonly NotTold[] = [
  {
    what: text(
      'Les totaux exacts des lignes masquées : titulaires, dossiers, euros',
      'The exact totals of the masked rows: holders, files, euros',
    ),
    why: text(
      'Ce rapport est fait des seules lignes publiées, qui ne les contiennent pas. Un total exact livrerait une ligne quand elle est seule masquée, ou quand, d’une version à la suivante, elle seule cesse de l’être : il suffit d’une soustraction. Les bornes, elles, ne disent que la règle.',
      'This report is made of the published rows alone, which do not hold them. An exact total would give a row away when it is the only one masked, or the only one that no longer is from one release to the next: a subtraction is enough. Bounds say nothing but the rule.',
    ),
  },
  {
    what: text('La part du montant', 'The share of the amount'),
    why: text(
      'La règle borne un nombre de personnes, pas une somme : un montant masqué peut être n’importe lequel.',
      'The rule bounds a number of people, not a sum: a masked amount may be any.',
    ),
  },
  {
    what: text('Des parts par période ou par caractéristique', 'Shares by period or characteristic'),
    why: text(
      'Là où une seule ligne est masquée, une part parlerait d’elle. Seules les lignes sont comptées, comme chacun peut le faire dans les données.',
      'Where one row only is masked, a share would speak of it. Rows alone are counted, as anybody can count them in the data.',
    ),
  },
];

/** Of a release where rows give another reason than that of the policy. */
export const ANOTHER_RULE: NotTold = {
  what: text('Des bornes pour les titulaires et les dossiers', 'Bounds for holders and files'),
  why: text(
    'Des lignes ont été masquées sous une autre règle, dans une version antérieure ou le fichier repris : ce qu’elle garantit n’est pas connu ici.',
    'Rows were masked under another rule, in an earlier version or in the mirrored file: what it guarantees is not known here.',
  ),
};

/** What a threshold for each row does not do. */
export const LEFT_OPEN: readonly Text[] = [
  text(
    'Chaque ligne est jugée seule : rien n’est masqué en plus pour qu’une ligne masquée ne se retrouve pas par soustraction d’un total connu par ailleurs.',
    'Each row is judged alone: nothing more is masked so that a masked row cannot be found again by subtraction from a total known elsewhere.',
  ),
  text(
    'Les tables liées ne sont pas encore traitées : ce qui est masqué dans l’une peut se déduire d’une autre.',
    'Linked tables are not treated yet: what is masked in one may follow from another.',
  ),
  text(
    'Les versions successives non plus : une ligne masquée dans l’une peut être entière dans une autre, et leur écart la dire.',
    'Nor are successive releases: a row masked in one may be whole in another, and the difference may tell it.',
  ),
  text(
    'Le manifeste d’une version calculée dit combien de dossiers ont été comptés ; moins les dossiers publiés, il en reste ceux de toutes les lignes masquées ensemble. Quand elles sont très peu, c’est trop dire.',
    'The manifest of a derived release says how many files were counted; less the published files, those of all the masked rows together are left. When such rows are very few, that says too much.',
  ),
  text(
    'Une ligne masquée existe : ses caractéristiques restent écrites, et l’on y lit qu’une personne au moins les a.',
    'A masked row exists: its characteristics stay written, and tell that one person at least has them.',
  ),
  text(
    'Une ligne entière ne dit pas comment son montant se partage : une seule personne peut en faire l’essentiel.',
    'A whole row does not say how its amount is shared: one person may make most of it.',
  ),
];
