/** One case or more for each code: the valid fixture with something changed, and exactly what the report must then count. */
import type { Code } from '../../src/edof/codes.ts';

export interface Case {
  readonly what: string;
  readonly fixture?: 'valid.xml' | 'lheo.xml';
  /** Each first occurrence is replaced; the fixture must hold it. */
  readonly change: readonly (readonly [from: string | RegExp, to: string])[];
  /** How the changed text becomes bytes; ISO-8859-1 for the EDOF fixture, UTF-8 for the LHEO one. */
  readonly bytes?: 'latin1' | 'utf8' | 'utf16le';
  readonly counts: Partial<Record<Code, number>>;
  readonly asOf?: string;
}

/** Puts in place of the second action the first one under another number, with these hours; its sessions are its own. */
const twinOfFirstAction = (hours: string): readonly [RegExp, string] => [
  /(<action numero=")A1(")([\s\S]*?)(<extras info="frais-pedagogiques">[\s\S]*?<\/action>)(\s*)<action numero="A2"[\s\S]*?<\/action>/,
  `$1A1$2$3$4$5$1A2$2$3${hours}$4`,
];

export const CASES: readonly Case[] = [
  { what: 'nothing changed', change: [], counts: {} },
  { what: 'nothing changed (LHEO)', fixture: 'lheo.xml', change: [], counts: {} },

  // EDOF's own numbers.
  {
    what: 'same dates twice',
    change: [['20270301</debut><fin>20270331', '20270105</debut><fin>20270130']],
    counts: { '10133': 1 },
  },
  { what: 'no street', change: [['<extra info="libelle-voie">des Acacias</extra>', '']], counts: { '30013': 1 } },
  {
    what: 'no street in a registration address',
    change: [['<extra info="ligne5-adresse">BP 12</extra>', '']],
    counts: { '30013': 1 },
  },
  {
    what: 'no street is needed abroad',
    change: [
      [
        '<ville>LYON</ville>\n              <extras info="adresse">\n                <extra info="libelle-voie">des Acacias</extra>',
        '<ville>BERN</ville><pays>CH</pays><extras info="adresse">',
      ],
    ],
    counts: {},
  },
  {
    what: 'no information contact',
    change: [[/<extra info="contact-information">[\s\S]*?<\/extra>/, '']],
    counts: { '30017': 1 },
  },
  {
    what: 'a bad number in an information contact',
    change: [[/(contact-information">[\s\S]*?<numtel>)0100000000/, '$1appeler']],
    counts: { '30017': 1 },
  },
  { what: 'start after end', change: [['<debut>20270301', '<debut>20270401']], counts: { '30020': 1 } },
  {
    what: 'no registration contact',
    change: [[/<extra info="contact-inscription">[\s\S]*?<\/extra>/, '']],
    counts: { '30022': 1 },
  },
  { what: 'an action twice', change: [twinOfFirstAction('')], counts: { '30056': 1 } },
  {
    what: 'an action twice but for nine hours',
    change: [twinOfFirstAction('<extra info="duree-apprentissage">58</extra>')],
    counts: { '30057': 1 },
  },
  {
    what: 'an action twice but for ten hours',
    change: [twinOfFirstAction('<extra info="duree-apprentissage">59</extra>')],
    counts: {},
  },
  { what: 'a block twice', change: [['RNCP12345BC02', 'RNCP12345BC01']], counts: { '30070': 1 } },
  {
    what: 'a categorisation twice',
    change: [[/(<formation numero=")VAE("[\s\S]*<\/formation>)/, '$1VAE$2\n$1VAE2$2']],
    counts: { '30077': 1 },
  },

  // The file.
  { what: 'a tag not closed', change: [['</certification>', '']], counts: { O101: 1 } },
  { what: 'an entity not defined', change: [['Chevrier', '&chevre;']], counts: { O101: 1 } },
  {
    what: 'too deep',
    change: [['<extra info="garantie">1', `<extra info="garantie">${'<a>'.repeat(70)}${'</a>'.repeat(70)}1`]],
    counts: { O102: 1 },
  },
  { what: 'too long a text', change: [['Petits groupes', 'x'.repeat(1_100_000)]], counts: { O102: 1 } },
  {
    what: 'too long a comment',
    change: [['<offres>', `<offres><!--${'x'.repeat(1_200_000)}-->`]],
    counts: { O102: 1 },
  },
  { what: 'declared UTF-8, written in ISO-8859-1', change: [['ISO-8859-1', 'UTF-8']], counts: { O103: 1 } },
  { what: 'UTF-16', change: [['ISO-8859-1', 'UTF-16']], bytes: 'utf16le', counts: { O103: 1 } },
  { what: 'an encoding no one accepts', change: [['ISO-8859-1', 'EBCDIC-FR']], counts: { O103: 1 } },
  { what: 'UTF-8', change: [['ISO-8859-1', 'UTF-8']], bytes: 'utf8', counts: { O104: 1 } },
  { what: 'windows-1252 declared', change: [['ISO-8859-1', 'windows-1252']], counts: { O104: 1 } },
  { what: 'declared ISO-8859-1, written in UTF-8', change: [], bytes: 'utf8', counts: { O105: 1 } },
  { what: 'quotes of windows-1252', change: [["Rampe d'", 'Rampe d\x92']], counts: { O106: 1 } },
  { what: 'another namespace', change: [['https://www.of.monc', 'http://www.of.monc']], counts: { O107: 1 } },
  { what: 'another root', change: [[/<lheo [\s\S]*<\/lheo>/, '<offers/>']], counts: { O107: 1 } },
  { what: 'no formation', change: [[/<formation[\s\S]*<\/formation>/, '']], counts: { O108: 1 } },
  {
    what: 'two SIRET',
    change: [[/(<SIRET>12345678900015[\s\S]*<SIRET>)12345678900015/, '$198765432100023']],
    counts: { O109: 1 },
  },
  {
    what: 'numbers that join to one key',
    change: [
      ['<formation numero="VAE"', '<formation numero="CHEVRES_A1"'],
      [/(CHEVRES_A1[\s\S]*?<action numero=")A1/, '$1B'],
      ['<action numero="A2"', '<action numero="A1_B"'],
    ],
    counts: { O110: 2 },
  },

  // Structure.
  { what: 'no title', change: [[/<intitule-formation>.*<\/intitule-formation>/, '']], counts: { O201: 1 } },
  { what: 'no disabled access', change: [[/<acces-handicapes>.*<\/acces-handicapes>/, '']], counts: { O201: 1 } },
  {
    what: 'an unknown element',
    change: [['<niveau-entree-obligatoire>', '<prix>3</prix><niveau-entree-obligatoire>']],
    counts: { O202: 1 },
  },
  {
    what: 'an element of another namespace',
    change: [['<niveau-entree-obligatoire>', '<x:y xmlns:x="urn:x"/><niveau-entree-obligatoire>']],
    counts: { O202: 1 },
  },
  { what: 'markup in a text', change: [['Soins,', '<p>Soins</p>,']], counts: { O202: 1 } },
  { what: 'a stray element among formations', change: [['<offres>', '<offres><offre/>']], counts: { O202: 1 } },
  {
    what: 'two elements the other way round',
    change: [[/(<niveau-entree-obligatoire>.*)\n\s*(<modalites-enseignement>.*)/, '$2$1']],
    counts: { O203: 1 },
  },
  { what: 'two titles', change: [[/(<intitule-formation>.*<\/intitule-formation>)/, '$1$1']], counts: { O204: 1 } },
  {
    what: 'a removed element',
    change: [['<niveau-entree-obligatoire>', '<nb-places-max>9</nb-places-max><niveau-entree-obligatoire>']],
    counts: { O205: 1 },
  },
  {
    what: 'CERTIFINFO',
    change: [
      ['<code-RNCP>RNCP12345</code-RNCP>', '<code-RNCP>RNCP12345</code-RNCP><code-CERTIFINFO>5</code-CERTIFINFO>'],
    ],
    counts: { O205: 1, O208: 1 },
  },
  { what: 'text between elements', change: [['<certification>', 'oups<certification>']], counts: { O206: 1 } },
  { what: 'no datemaj', change: [[' datemaj="20260903"', '']], counts: { O207: 1 } },
  {
    what: 'two certifications',
    change: [['<code-RNCP>RNCP12345</code-RNCP>', '<code-RNCP>RNCP12345</code-RNCP><code-RS>RS5</code-RS>']],
    counts: { O208: 1 },
  },

  // Forms.
  { what: 'too long a title', change: [['Chevrier fromager', 'x'.repeat(256)]], counts: { O301: 1 } },
  { what: 'a title just long enough', change: [['Chevrier fromager', 'x'.repeat(255)]], counts: {} },
  { what: 'a blank title', change: [['Chevrier fromager', ' ']], counts: { O301: 1 } },
  { what: 'a SIRET of letters', change: [['12345678900015', '1234567890001X']], counts: { O302: 1, O109: 1 } },
  { what: 'suspended, as in LHEO', change: [['<etat-recrutement>2', '<etat-recrutement>3']], counts: { O303: 1 } },
  { what: 'no such day', change: [['<fin>20270331', '<fin>20270229']], counts: { O304: 1 } },
  { what: 'an open end', change: [['<fin>20270331', '<fin>99999999']], counts: {} },
  { what: 'half hours', change: [['>35</extra>', '>35.5</extra>']], counts: { O305: 1 } },
  {
    what: 'hours without end',
    change: [['<nombre-heures-centre>40', '<nombre-heures-centre>9999']],
    counts: { O305: 1 },
  },
  { what: 'a comma', change: [['>1540.00', '>1540,00']], counts: { O306: 1 } },
  { what: 'three decimals', change: [['>1540.00', '>1540.001']], counts: { O306: 1 } },

  // Extras.
  { what: 'no price', change: [[/<extra info="frais-ttc">.*<\/extra>/, '']], counts: { O401: 1 } },
  {
    what: 'an unknown extra',
    change: [['<extra info="garantie">', '<extra info="humeur">bonne</extra><extra info="garantie">']],
    counts: { O402: 1 },
  },
  {
    what: 'extras the other way round',
    change: [[/(<extras info="frais-pedagogiques">[\s\S]*?<\/extras>)\s*(<extra info="existence.*)/, '$2$1']],
    counts: { O403: 1 },
  },
  { what: 'an extra twice', change: [[/(<extra info="garantie">.*)/, '$1$1']], counts: { O404: 1 } },

  // Rules of the offer.
  { what: 'no dates', change: [[/<periode>.*<\/periode>/, '']], counts: { O501: 1 } },
  {
    what: 'no postal code',
    change: [
      [
        '<codepostal>20090</codepostal>\n              <ville>AJACCIO</ville>\n              <extras info="adresse">\n                <extra info="libelle-voie">',
        '<extras info="adresse">\n<extra info="libelle-voie">',
      ],
    ],
    counts: { O502: 1 },
  },
  { what: 'a postal code of Monaco', change: [['97133', '98000']], counts: { O502: 1 } },
  {
    what: 'prerequisites not described',
    change: [['existence-prerequis">0', 'existence-prerequis">1']],
    counts: { O503: 1 },
  },
  {
    what: 'no hours',
    change: [
      ['<nombre-heures-centre>40', '<nombre-heures-centre>0'],
      ['<nombre-heures-entreprise>9', '<nombre-heures-entreprise>0'],
    ],
    counts: { O504: 1 },
  },
  { what: 'no block', change: [[/<extras info="blocs-competences">[\s\S]*?<\/extras>/, '']], counts: { O505: 1 } },
  {
    what: 'no block, before the rule',
    change: [[/<extras info="blocs-competences">[\s\S]*?<\/extras>/, '']],
    asOf: '2026-06-10',
    counts: {},
  },
  { what: 'a block of another certification', change: [['RNCP12345BC02', 'RNCP54321BC02']], counts: { O506: 1 } },
  { what: 'no categorisation', change: [[/<extra info="categorisation-offre">.*<\/extra>/, '']], counts: { O507: 1 } },
  {
    what: 'twelve hours of assessment',
    change: [
      ['CPF200', 'CPF202'],
      ['>24</extra>', '>12</extra>'],
    ],
    counts: { O508: 1, O509: 1 },
  },
  {
    what: 'twelve hours, before the rule',
    change: [
      ['CPF200', 'CPF202'],
      ['>24</extra>', '>12</extra>'],
    ],
    asOf: '2026-02-25',
    counts: { O509: 1 },
  },
  {
    what: 'twenty-five hours of assessment',
    change: [
      ['CPF200', 'CPF202'],
      ['>24</extra>', '>25</extra>'],
    ],
    asOf: '2026-02-25',
    counts: { O508: 1, O509: 1 },
  },
  { what: 'a licence without approval', change: [['CPF200', 'CPF206']], counts: { O509: 1, O510: 1 } },
  {
    what: 'a licence with its approval',
    change: [
      [/(numero="VAE"[\s\S]*?)Élever des chèvres/, '$1Agrément préfectoral n° E 12 034'],
      ['CPF200', 'CPF206'],
      [/(numero="VAE"[\s\S]*?<objectif-general-formation>)6/, '$18'],
    ],
    counts: {},
  },
  { what: 'an exception that a law ended', change: [['CPF200', 'CPF203']], counts: { O511: 1 } },
  { what: 'an unknown exception', change: [['CPF200', 'CPF999']], counts: { O511: 1 } },
  {
    what: 'a wrong check digit',
    change: [[/12345678900015([\s\S]*)12345678900015/, '12345678900016$112345678900016']],
    counts: { O512: 1 },
  },
  {
    what: 'La Poste',
    change: [[/12345678900015([\s\S]*)12345678900015/, '35600000000011$135600000000011']],
    counts: { O512: 1 },
  },
  {
    what: 'La Poste, digits of a sum that is a multiple of five',
    change: [[/12345678900015([\s\S]*)12345678900015/, '35600000000006$135600000000006']],
    counts: {},
  },
  {
    what: 'two formations of one number',
    change: [['<formation numero="VAE"', '<formation numero="CHEVRES"']],
    counts: { O513: 1 },
  },
  { what: 'two actions of one number', change: [['<action numero="A2"', '<action numero="A1"']], counts: { O513: 1 } },
  {
    what: 'two sessions of one number',
    change: [['<session numero="S2"', '<session numero="S1"']],
    counts: { O513: 1 },
  },

  // What an LHEO file lacks.
  {
    what: 'LHEO without certification',
    fixture: 'lheo.xml',
    change: [[/<code-RNCP>.*<\/code-RNCP>/, '']],
    counts: { O601: 1 },
  },
  {
    what: 'LHEO without price',
    fixture: 'lheo.xml',
    change: [[/<prix-total-TTC>.*<\/prix-total-TTC>/, '']],
    counts: { O602: 1 },
  },
  {
    what: 'LHEO without first day',
    fixture: 'lheo.xml',
    change: [['<debut>20270201', '<debut>00000000']],
    counts: { O603: 1 },
  },
  {
    what: 'LHEO with two certifications',
    fixture: 'lheo.xml',
    change: [['<code-CERTIFINFO>', '<code-RS>RS8</code-RS><code-CERTIFINFO>']],
    counts: { O604: 1 },
  },
  {
    what: 'LHEO without number of action',
    fixture: 'lheo.xml',
    change: [['<action numero="A1">', '<action>']],
    counts: { O605: 1 },
  },
  {
    what: 'LHEO without number of formation',
    fixture: 'lheo.xml',
    change: [['<formation numero="TOURNEUR"', '<formation']],
    counts: { O207: 1 },
  },
  {
    what: 'LHEO start after end',
    fixture: 'lheo.xml',
    change: [['<fin>99999999', '<fin>20270101']],
    counts: { '30020': 1 },
  },
  {
    what: 'LHEO without namespace',
    fixture: 'lheo.xml',
    change: [[' xmlns="http://lheo.gouv.fr/2.3"', '']],
    counts: {},
  },
  {
    what: 'LHEO 2.2',
    fixture: 'lheo.xml',
    change: [['http://lheo.gouv.fr/2.3', 'http://www.lheo.org/2.2']],
    counts: {},
  },
  { what: 'LHEO, no such day', fixture: 'lheo.xml', change: [['<fin>99999999', '<fin>20270230']], counts: { O304: 1 } },
];
