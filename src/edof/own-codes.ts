/** The codes EDOF has no known number for, in a series of our own. */
import type { CodeEntry } from './codes.ts';

const XML = 'XML 1.0 (W3C)';
const XSD = 'lheo_import_fichier_xml_optimise_v5r2.xsd (EDOF kit of 12 June 2026)';
const SPECIFICATION = 'EDOF import specification v15 (kit of 12 June 2026)';
const CONTRACT = 'contract of sources, trainings, actions and sessions';
const LHEO = 'LHEO 2.3 (lheo/lheo-schema, 12 January 2022)';
const EDITOR = 'EDOF rules per kind of offer, as relayed by the editor editeur-LHEO';
const LIMIT = 'limits of the system';

export const OWN_CODES = {
  O101: {
    severity: 'error',
    source: XML,
    is: { en: 'The XML is malformed: reading stopped here.', fr: 'Le XML est mal formé : la lecture s’arrête ici.' },
    fix: { en: 'Correct the markup at this line.', fr: 'Corriger le balisage à cette ligne.' },
  },
  O102: {
    severity: 'error',
    source: LIMIT,
    is: { en: 'A limit is exceeded: reading stopped here.', fr: 'Une limite est dépassée : la lecture s’arrête ici.' },
    fix: { en: 'Shorten the text, or split the formation.', fr: 'Raccourcir le texte, ou scinder la formation.' },
  },
  O103: {
    severity: 'error',
    source: XML,
    is: {
      en: 'The bytes are not of the declared encoding, or the encoding is not accepted.',
      fr: 'Les octets ne sont pas dans l’encodage déclaré, ou cet encodage n’est pas accepté.',
    },
    fix: {
      en: 'Save the file as ISO-8859-1 and declare it.',
      fr: 'Enregistrer le fichier en ISO-8859-1 et le déclarer.',
    },
  },
  O104: {
    severity: 'warning',
    source: SPECIFICATION,
    is: {
      en: 'The file is not in ISO-8859-1: it is read, but EDOF requires ISO-8859-1.',
      fr: 'Le fichier n’est pas en ISO-8859-1 : il est lu, mais EDOF exige ISO-8859-1.',
    },
    fix: {
      en: 'Save the file as ISO-8859-1 and declare it.',
      fr: 'Enregistrer le fichier en ISO-8859-1 et le déclarer.',
    },
  },
  O105: {
    severity: 'warning',
    source: XML,
    is: {
      en: 'The file declares ISO-8859-1 but is written in UTF-8: it is read as UTF-8; elsewhere every accent would be corrupted.',
      fr: 'Le fichier déclare ISO-8859-1 mais est écrit en UTF-8 : il est lu en UTF-8 ; ailleurs tous les accents seraient corrompus.',
    },
    fix: { en: 'Write the bytes in the encoding declared.', fr: 'Écrire les octets dans l’encodage déclaré.' },
  },
  O106: {
    severity: 'warning',
    source: 'ISO/IEC 8859-1; WHATWG Encoding Standard',
    is: {
      en: 'The file holds bytes 80 to 9F, which are control codes in ISO-8859-1: they are read as windows-1252 (’ œ €).',
      fr: 'Le fichier contient des octets 80 à 9F, codes de contrôle en ISO-8859-1 : ils sont lus en windows-1252 (’ œ €).',
    },
    fix: {
      en: 'Write such characters as references: &#8217; &#339; &#8364;.',
      fr: 'Écrire ces caractères par référence : &#8217; &#339; &#8364;.',
    },
  },
  O107: {
    severity: 'error',
    source: XSD,
    is: {
      en: 'The root element or its namespace is not known.',
      fr: 'L’élément racine ou son espace de noms est inconnu.',
    },
    fix: { en: 'Use <lheo> with the namespace of EDOF.', fr: 'Utiliser <lheo> avec l’espace de noms d’EDOF.' },
  },
  O108: {
    severity: 'error',
    source: XSD,
    is: { en: 'The file holds no formation.', fr: 'Le fichier ne contient aucune formation.' },
    fix: { en: 'Put the formations in lheo/offres.', fr: 'Placer les formations dans lheo/offres.' },
  },
  O109: {
    severity: 'error',
    source: SPECIFICATION,
    is: { en: 'The file is of several SIRET.', fr: 'Le fichier porte plusieurs SIRET.' },
    fix: { en: 'Make one file per SIRET.', fr: 'Faire un fichier par SIRET.' },
  },
  O110: {
    severity: 'error',
    source: CONTRACT,
    is: {
      en: 'Two offers come to the same key, SIRET and numbers joined by underscores.',
      fr: 'Deux offres aboutissent à la même clé, SIRET et numéros joints par des tirets bas.',
    },
    fix: { en: 'Change the numero of one of them.', fr: 'Changer le numero de l’une d’elles.' },
  },
  O201: {
    severity: 'error',
    source: XSD,
    is: { en: 'A mandatory element is missing.', fr: 'Un élément obligatoire manque.' },
    fix: { en: 'Add it.', fr: 'L’ajouter.' },
  },
  O202: {
    severity: 'error',
    source: XSD,
    is: { en: 'This element is not known here.', fr: 'Cet élément est inconnu ici.' },
    fix: { en: 'Remove it, or correct its name.', fr: 'Le retirer, ou corriger son nom.' },
  },
  O203: {
    severity: 'error',
    source: XSD,
    is: { en: 'This element is not at its place in the order.', fr: 'Cet élément n’est pas à sa place dans l’ordre.' },
    fix: { en: 'Follow the order expected.', fr: 'Suivre l’ordre attendu.' },
  },
  O204: {
    severity: 'error',
    source: XSD,
    is: { en: 'This element is repeated too often.', fr: 'Cet élément est trop répété.' },
    fix: { en: 'Keep the number allowed.', fr: 'S’en tenir au nombre permis.' },
  },
  O205: {
    severity: 'error',
    source: `${XSD}; changes of the dialect`,
    is: { en: 'This element was removed from the EDOF dialect.', fr: 'Cet élément a été retiré du dialecte EDOF.' },
    fix: { en: 'Remove it.', fr: 'Le retirer.' },
  },
  O206: {
    severity: 'error',
    source: XSD,
    is: { en: 'Text stands where only elements may.', fr: 'Du texte se trouve là où seuls des éléments sont permis.' },
    fix: { en: 'Remove it, or put it in its element.', fr: 'Le retirer, ou le placer dans son élément.' },
  },
  O207: {
    severity: 'error',
    source: XSD,
    is: { en: 'A mandatory attribute is missing or empty.', fr: 'Un attribut obligatoire manque ou est vide.' },
    fix: { en: 'Add it.', fr: 'L’ajouter.' },
  },
  O208: {
    severity: 'error',
    source: XSD,
    is: {
      en: 'A certification is exactly one of code-RNCP, code-RS, code-CPF.',
      fr: 'Une certification est exactement un code parmi code-RNCP, code-RS, code-CPF.',
    },
    fix: { en: 'Keep one of the three.', fr: 'N’en garder qu’un des trois.' },
  },
  O301: {
    severity: 'error',
    source: XSD,
    is: { en: 'The text is empty, too short or too long.', fr: 'Le texte est vide, trop court ou trop long.' },
    fix: { en: 'Fit the text to the length.', fr: 'Ajuster le texte à la longueur.' },
  },
  O302: {
    severity: 'error',
    source: XSD,
    is: { en: 'The value is not of the form expected.', fr: 'La valeur n’a pas la forme attendue.' },
    fix: { en: 'Write it in the form expected.', fr: 'L’écrire dans la forme attendue.' },
  },
  O303: {
    severity: 'error',
    source: XSD,
    is: { en: 'The code is not in the list.', fr: 'Le code n’est pas dans la liste.' },
    fix: { en: 'Choose a code of the list.', fr: 'Choisir un code de la liste.' },
  },
  O304: {
    severity: 'error',
    source: XSD,
    is: { en: 'The value is not a day of the calendar.', fr: 'La valeur n’est pas un jour du calendrier.' },
    fix: { en: 'Write a real day as AAAAMMJJ.', fr: 'Écrire un jour réel sous la forme AAAAMMJJ.' },
  },
  O305: {
    severity: 'error',
    source: XSD,
    is: { en: 'The value is not a whole number within bounds.', fr: 'La valeur n’est pas un entier dans les bornes.' },
    fix: { en: 'Write a whole number.', fr: 'Écrire un nombre entier.' },
  },
  O306: {
    severity: 'error',
    source: SPECIFICATION,
    is: { en: 'The value is not an amount in euros.', fr: 'La valeur n’est pas un montant en euros.' },
    fix: { en: 'Write it as 600.60.', fr: 'L’écrire sous la forme 600.60.' },
  },
  O401: {
    severity: 'error',
    source: SPECIFICATION,
    is: {
      en: 'A mandatory extra is missing.',
      fr: 'Un extra obligatoire manque.',
    },
    fix: { en: 'Add it.', fr: 'L’ajouter.' },
  },
  O402: {
    severity: 'warning',
    source: SPECIFICATION,
    is: { en: 'This extra is not known here: it is ignored.', fr: 'Cet extra est inconnu ici : il est ignoré.' },
    fix: { en: 'Remove it, or correct its info.', fr: 'Le retirer, ou corriger son info.' },
  },
  O403: {
    severity: 'warning',
    source: SPECIFICATION,
    is: { en: 'This extra is not at its place in the order.', fr: 'Cet extra n’est pas à sa place dans l’ordre.' },
    fix: { en: 'Follow the order expected.', fr: 'Suivre l’ordre attendu.' },
  },
  O404: {
    severity: 'error',
    source: SPECIFICATION,
    is: { en: 'This extra is repeated too often.', fr: 'Cet extra est trop répété.' },
    fix: { en: 'Keep the number allowed.', fr: 'S’en tenir au nombre permis.' },
  },
  O501: {
    severity: 'error',
    source: SPECIFICATION,
    is: {
      en: 'The session has no first day though entries are at fixed dates.',
      fr: 'La session n’a pas de date de début alors que les entrées sont à dates fixes.',
    },
    fix: {
      en: 'Give periode/debut, or set modalites-entrees-sorties to 1 (permanent).',
      fr: 'Donner periode/debut, ou mettre modalites-entrees-sorties à 1 (permanentes).',
    },
  },
  O502: {
    severity: 'error',
    source: SPECIFICATION,
    is: {
      en: 'Training on site has no place: the address or its postal code is missing or is of no department.',
      fr: 'Une formation en présentiel n’a pas de lieu : l’adresse ou son code postal manque ou n’est d’aucun département.',
    },
    fix: {
      en: 'Give lieu-de-formation/coordonnees/adresse with its codepostal.',
      fr: 'Donner lieu-de-formation/coordonnees/adresse avec son codepostal.',
    },
  },
  O503: {
    severity: 'error',
    source: SPECIFICATION,
    is: {
      en: 'Prerequisites exist but are not described.',
      fr: 'Des prérequis existent mais ne sont pas décrits.',
    },
    fix: {
      en: 'Describe them in conditions-specifiques, or set existence-prerequis to 0.',
      fr: 'Les décrire dans conditions-specifiques, ou mettre existence-prerequis à 0.',
    },
  },
  O504: {
    severity: 'warning',
    source: CONTRACT,
    is: {
      en: 'The action has no duration: it will not count in mean durations.',
      fr: 'L’action n’a pas de durée : elle ne comptera pas dans les durées moyennes.',
    },
    fix: {
      en: 'Give duree-apprentissage in hours.',
      fr: 'Donner duree-apprentissage en heures.',
    },
  },
  O505: {
    severity: 'error',
    source: 'EDOF kit of 12 June 2026: skills blocks mandatory on RNCP offers since 2026-06-11',
    is: { en: 'An RNCP offer names no skills block.', fr: 'Une offre RNCP ne nomme aucun bloc de compétences.' },
    fix: {
      en: 'List the blocks in extras[@info="blocs-competences"], all of them for the whole certification.',
      fr: 'Lister les blocs dans extras[@info="blocs-competences"], tous pour la certification entière.',
    },
  },
  O506: {
    severity: 'error',
    source: SPECIFICATION,
    is: {
      en: 'The skills block is not of the certification of the offer.',
      fr: 'Le bloc de compétences n’est pas de la certification de l’offre.',
    },
    fix: { en: 'Name blocks of this certification.', fr: 'Nommer des blocs de cette certification.' },
  },
  O507: {
    severity: 'error',
    source: SPECIFICATION,
    is: { en: 'A CPF200 offer (VAE) has no categorisation.', fr: 'Une offre CPF200 (VAE) n’a pas de catégorisation.' },
    fix: {
      en: 'Give extra[@info="categorisation-offre"], three digits.',
      fr: 'Donner extra[@info="categorisation-offre"], trois chiffres.',
    },
  },
  O508: {
    severity: 'error',
    source:
      'labour code R.6313-4 and D.6323-6 (decree 2026-126 of 24 February 2026): 13 hours at least since 2026-02-26; 24 at most',
    is: {
      en: 'The hours of a skills assessment (CPF202) are out of bounds.',
      fr: 'Les heures d’un bilan de compétences (CPF202) sont hors bornes.',
    },
    fix: { en: 'Correct duree-apprentissage.', fr: 'Corriger duree-apprentissage.' },
  },
  O509: {
    severity: 'warning',
    source: EDITOR,
    is: {
      en: 'The general objective is not the one of this kind of offer.',
      fr: 'L’objectif général n’est pas celui de ce type d’offre.',
    },
    fix: { en: 'Correct objectif-general-formation.', fr: 'Corriger objectif-general-formation.' },
  },
  O510: {
    severity: 'warning',
    source: EDITOR,
    is: {
      en: 'A driving licence offer does not seem to give the number of its prefectoral approval.',
      fr: 'Une offre de permis de conduire ne semble pas donner son numéro d’agrément préfectoral.',
    },
    fix: {
      en: 'Write the word agrément and its number in objectif-formation.',
      fr: 'Écrire le mot agrément et son numéro dans objectif-formation.',
    },
  },
  O511: {
    severity: 'warning',
    source: 'labour code L.6323-6 II; list of the EDOF kit',
    is: {
      en: 'This code-CPF is no known legislative exception.',
      fr: 'Ce code-CPF n’est pas une exception législative connue.',
    },
    fix: { en: 'Check the code.', fr: 'Vérifier le code.' },
  },
  O512: {
    severity: 'warning',
    source: 'INSEE, SIRENE: check digit of the SIRET',
    is: { en: 'The check digit of the SIRET does not hold.', fr: 'La clé de contrôle du SIRET est fausse.' },
    fix: { en: 'Check the SIRET.', fr: 'Vérifier le SIRET.' },
  },
  O513: {
    severity: 'error',
    source: SPECIFICATION,
    is: {
      en: 'This numero was already given at this level.',
      fr: 'Ce numero a déjà été donné à ce niveau.',
    },
    fix: { en: 'Give each its own numero.', fr: 'Donner à chacun son propre numero.' },
  },
  O601: {
    severity: 'warning',
    source: CONTRACT,
    is: {
      en: 'The formation has no RNCP, RS or CPF code: it is not imported.',
      fr: 'La formation n’a pas de code RNCP, RS ou CPF : elle n’est pas importée.',
    },
    fix: { en: 'Give its certification.', fr: 'Donner sa certification.' },
  },
  O602: {
    severity: 'warning',
    source: CONTRACT,
    is: {
      en: 'The action has no total price: it is not imported.',
      fr: 'L’action n’a pas de prix total : elle n’est pas importée.',
    },
    fix: { en: 'Give prix-total-TTC.', fr: 'Donner prix-total-TTC.' },
  },
  O603: {
    severity: 'warning',
    source: CONTRACT,
    is: {
      en: 'The session at fixed dates has no first day: it is not imported.',
      fr: 'La session à dates fixes n’a pas de date de début : elle n’est pas importée.',
    },
    fix: { en: 'Give periode/debut.', fr: 'Donner periode/debut.' },
  },
  O604: {
    severity: 'warning',
    source: CONTRACT,
    is: {
      en: 'The formation has several certifications: only the first usable one is imported.',
      fr: 'La formation a plusieurs certifications : seule la première utilisable est importée.',
    },
    fix: { en: 'Make one formation per certification.', fr: 'Faire une formation par certification.' },
  },
  O605: {
    severity: 'warning',
    source: `${LHEO}: numero is optional`,
    is: {
      en: 'There is no numero: the rank within its parent is used, so the key changes when the order does.',
      fr: 'Il n’y a pas de numero : le rang dans le parent est utilisé, la clé change donc avec l’ordre.',
    },
    fix: { en: 'Give each its own numero.', fr: 'Donner à chacun son propre numero.' },
  },
} as const satisfies Record<string, CodeEntry>;
