/**
 * Families of certifications: what the trainings of one kind have in common. Prices, hours and durations are usual values (medians) of purchases,
 * set so that the published means come out (`targets.ts`); modes are in percent of purchases.
 */

export type Trade =
  | 'conduite'
  | 'langues'
  | 'bureautique'
  | 'orientation'
  | 'manutention'
  | 'sante'
  | 'gestion'
  | 'metiers';

export interface Family {
  readonly key: string;
  /** CPF: legislative exceptions of article L.6323-6 II of the labour code. */
  readonly register: 'RNCP' | 'RS' | 'CPF';
  /** The kind of provider that sells it. */
  readonly trade: Trade;
  /** NSF groups, the first one of every certification of the family. */
  readonly nsf: readonly string[];
  readonly formacodes: readonly string[];
  /** ROME job codes, of the RNCP only. */
  readonly rome: readonly string[];
  /** Usual European level, of the RNCP only. */
  readonly level: number | null;
  /** Usual price of a purchase, in euros. */
  readonly price: number;
  /** Usual duration, in hours. */
  readonly hours: number;
  /** Usual time between entry and exit, in days. */
  readonly days: number;
  /** Percent of purchases on site, mixed, remote. */
  readonly modes: readonly [onSite: number, mixed: number, remote: number];
  /** Percent of purchases whose duration is given. */
  readonly hoursKnown: number;
  /** Number of invented certifications at any time, beside the real ones. */
  readonly lineages: number;
  /** Weight of the invented ones beside those of `certifications.ts`: the one of rank n (from 0) weighs tail / (n + 6). */
  readonly tail: number;
  /** Percent of the trainings on offer. */
  readonly offers: number;
}

// biome-ignore format: a table
export const FAMILIES: readonly Family[] = [
  { key: 'permis_b', register: 'CPF', trade: 'conduite', nsf: ['311'], formacodes: ['31835'], rome: [], level: null, price: 845, hours: 25, days: 150, modes: [62, 33, 5], hoursKnown: 60, lineages: 0, tail: 0, offers: 22 },
  { key: 'permis_moto', register: 'CPF', trade: 'conduite', nsf: ['311'], formacodes: ['31811'], rome: [], level: null, price: 900, hours: 20, days: 90, modes: [70, 28, 2], hoursKnown: 60, lineages: 0, tail: 0, offers: 4.5 },
  { key: 'permis_lourd', register: 'CPF', trade: 'conduite', nsf: ['311'], formacodes: ['31835'], rome: [], level: null, price: 1600, hours: 60, days: 40, modes: [85, 15, 0], hoursKnown: 80, lineages: 0, tail: 0, offers: 3.5 },
  { key: 'caces', register: 'RS', trade: 'manutention', nsf: ['311', '252'], formacodes: ['31768', '31754', '31795', '31708'], rome: [], level: null, price: 820, hours: 20, days: 5, modes: [92, 7, 1], hoursKnown: 85, lineages: 150, tail: 35, offers: 5.5 },
  { key: 'titre_transport', register: 'RNCP', trade: 'manutention', nsf: ['311'], formacodes: ['31827', '31826', '31807'], rome: ['N4101', 'N4103', 'N4105', 'N4202'], level: 3, price: 2000, hours: 85, days: 45, modes: [88, 12, 0], hoursKnown: 85, lineages: 60, tail: 30, offers: 1.5 },
  { key: 'bilan', register: 'CPF', trade: 'orientation', nsf: ['415'], formacodes: ['15081'], rome: [], level: null, price: 1750, hours: 22, days: 75, modes: [22, 48, 30], hoursKnown: 92, lineages: 0, tail: 0, offers: 3.5 },
  { key: 'vae', register: 'CPF', trade: 'orientation', nsf: ['415'], formacodes: ['15064'], rome: [], level: null, price: 1900, hours: 24, days: 200, modes: [8, 32, 60], hoursKnown: 85, lineages: 0, tail: 0, offers: 2.5 },
  { key: 'creation', register: 'CPF', trade: 'orientation', nsf: ['415'], formacodes: ['32047'], rome: [], level: null, price: 1700, hours: 35, days: 45, modes: [10, 20, 70], hoursKnown: 70, lineages: 0, tail: 0, offers: 0.3 },
  { key: 'langues', register: 'RS', trade: 'langues', nsf: ['136'], formacodes: ['15234', '15235', '15254', '15214'], rome: [], level: null, price: 1700, hours: 42, days: 95, modes: [6, 22, 72], hoursKnown: 62, lineages: 170, tail: 30, offers: 11.5 },
  { key: 'bureautique', register: 'RS', trade: 'bureautique', nsf: ['326', '324'], formacodes: ['15052', '30860', '46203'], rome: [], level: null, price: 1150, hours: 25, days: 50, modes: [14, 20, 66], hoursKnown: 70, lineages: 110, tail: 30, offers: 11.5 },
  { key: 'secretariat', register: 'RNCP', trade: 'gestion', nsf: ['324'], formacodes: ['35054', '35015', '32663'], rome: ['M1607', 'M1604', 'M1605'], level: 4, price: 2100, hours: 280, days: 200, modes: [16, 22, 62], hoursKnown: 75, lineages: 60, tail: 40, offers: 1.5 },
  { key: 'numerique', register: 'RS', trade: 'bureautique', nsf: ['326', '320'], formacodes: ['31011', '46006', '24220', '31090'], rome: [], level: null, price: 1650, hours: 42, days: 60, modes: [8, 17, 75], hoursKnown: 68, lineages: 140, tail: 50, offers: 4.2 },
  { key: 'developpement', register: 'RNCP', trade: 'bureautique', nsf: ['326'], formacodes: ['31090', '30854'], rome: ['M1805', 'M1806', 'E1205'], level: 5, price: 3700, hours: 420, days: 240, modes: [10, 20, 70], hoursKnown: 80, lineages: 90, tail: 45, offers: 1.2 },
  { key: 'infrastructure', register: 'RNCP', trade: 'bureautique', nsf: ['326'], formacodes: ['24231', '31006', '24273'], rome: ['M1801', 'M1802', 'M1810', 'I1401'], level: 6, price: 3500, hours: 420, days: 240, modes: [14, 22, 64], hoursKnown: 80, lineages: 80, tail: 45, offers: 0.8 },
  { key: 'intelligence', register: 'RS', trade: 'bureautique', nsf: ['326'], formacodes: ['31028', '30812'], rome: [], level: null, price: 2350, hours: 38, days: 40, modes: [10, 15, 75], hoursKnown: 78, lineages: 45, tail: 70, offers: 0.5 },
  { key: 'donnees', register: 'RNCP', trade: 'bureautique', nsf: ['326', '114'], formacodes: ['31026', '31028', '11052'], rome: ['M1403', 'M1805', 'M1811'], level: 7, price: 4300, hours: 430, days: 260, modes: [12, 20, 68], hoursKnown: 80, lineages: 70, tail: 55, offers: 0.3 },
  { key: 'securite', register: 'RS', trade: 'manutention', nsf: ['344'], formacodes: ['42826', '31795', '42872', '42829'], rome: [], level: null, price: 700, hours: 28, days: 10, modes: [82, 14, 4], hoursKnown: 82, lineages: 90, tail: 60, offers: 1.6 },
  { key: 'agent_securite', register: 'RNCP', trade: 'manutention', nsf: ['344'], formacodes: ['42854', '42822'], rome: ['K2503', 'K2502'], level: 4, price: 1400, hours: 175, days: 40, modes: [85, 12, 3], hoursKnown: 85, lineages: 40, tail: 35, offers: 0.8 },
  { key: 'formateur', register: 'RS', trade: 'gestion', nsf: ['333'], formacodes: ['44586'], rome: [], level: null, price: 1600, hours: 35, days: 45, modes: [15, 20, 65], hoursKnown: 70, lineages: 60, tail: 65, offers: 1.2 },
  { key: 'titre_formateur', register: 'RNCP', trade: 'gestion', nsf: ['333'], formacodes: ['44586', '44591'], rome: ['K2111', 'K2101'], level: 5, price: 3400, hours: 400, days: 220, modes: [22, 28, 50], hoursKnown: 80, lineages: 50, tail: 30, offers: 0.6 },
  { key: 'gestion', register: 'RS', trade: 'gestion', nsf: ['314', '315'], formacodes: ['32663', '32154', '32688', '32094'], rome: [], level: null, price: 1700, hours: 35, days: 50, modes: [10, 18, 72], hoursKnown: 68, lineages: 120, tail: 75, offers: 2.0 },
  { key: 'entreprendre', register: 'RS', trade: 'orientation', nsf: ['310'], formacodes: ['32047', '32025', '32094'], rome: [], level: null, price: 1750, hours: 35, days: 50, modes: [7, 15, 78], hoursKnown: 68, lineages: 60, tail: 70, offers: 1.2 },
  { key: 'marketing', register: 'RS', trade: 'gestion', nsf: ['312', '320'], formacodes: ['34052', '46347', '34093'], rome: [], level: null, price: 1850, hours: 40, days: 60, modes: [6, 12, 82], hoursKnown: 65, lineages: 110, tail: 75, offers: 1.6 },
  { key: 'comportement', register: 'RS', trade: 'gestion', nsf: ['413', '315'], formacodes: ['15034', '32154', '15041'], rome: [], level: null, price: 1650, hours: 28, days: 40, modes: [20, 20, 60], hoursKnown: 68, lineages: 70, tail: 75, offers: 0.9 },
  { key: 'hygiene', register: 'RS', trade: 'metiers', nsf: ['221', '334'], formacodes: ['42793', '21547', '42752'], rome: [], level: null, price: 600, hours: 14, days: 8, modes: [50, 10, 40], hoursKnown: 85, lineages: 30, tail: 60, offers: 0.8 },
  { key: 'electricite', register: 'RS', trade: 'manutention', nsf: ['255'], formacodes: ['24049', '24066', '24154'], rome: [], level: null, price: 500, hours: 16, days: 5, modes: [85, 12, 3], hoursKnown: 85, lineages: 50, tail: 65, offers: 0.9 },
  { key: 'sante', register: 'RS', trade: 'sante', nsf: ['331', '330'], formacodes: ['43454', '43425', '14456'], rome: [], level: null, price: 1550, hours: 35, days: 45, modes: [45, 20, 35], hoursKnown: 72, lineages: 110, tail: 80, offers: 1.2 },
  { key: 'beaute', register: 'RS', trade: 'sante', nsf: ['336'], formacodes: ['42032', '42056', '42093'], rome: [], level: null, price: 1500, hours: 35, days: 25, modes: [62, 18, 20], hoursKnown: 75, lineages: 60, tail: 75, offers: 0.7 },
  { key: 'courtage', register: 'RS', trade: 'gestion', nsf: ['313'], formacodes: ['41036', '41054', '42154'], rome: [], level: null, price: 1250, hours: 40, days: 40, modes: [10, 15, 75], hoursKnown: 70, lineages: 40, tail: 70, offers: 0.3 },
  { key: 'agriculture', register: 'RS', trade: 'metiers', nsf: ['210', '214'], formacodes: ['21046', '12545'], rome: [], level: null, price: 450, hours: 14, days: 5, modes: [75, 15, 10], hoursKnown: 85, lineages: 50, tail: 75, offers: 0.3 },
  { key: 'chantier', register: 'RS', trade: 'metiers', nsf: ['230'], formacodes: ['22254', '22354', '24066'], rome: [], level: null, price: 1150, hours: 28, days: 10, modes: [82, 13, 5], hoursKnown: 82, lineages: 70, tail: 75, offers: 0.4 },
  { key: 'communication', register: 'RS', trade: 'gestion', nsf: ['320', '321'], formacodes: ['46301', '46327'], rome: [], level: null, price: 1500, hours: 35, days: 45, modes: [12, 16, 72], hoursKnown: 68, lineages: 60, tail: 70, offers: 0.4 },
  { key: 'clea', register: 'RS', trade: 'orientation', nsf: ['415'], formacodes: ['15041'], rome: [], level: null, price: 900, hours: 40, days: 60, modes: [55, 30, 15], hoursKnown: 80, lineages: 0, tail: 0, offers: 0.2 },
  { key: 'petite_enfance', register: 'RNCP', trade: 'sante', nsf: ['332'], formacodes: ['44041', '44028'], rome: ['K1303', 'K1202'], level: 3, price: 1500, hours: 260, days: 260, modes: [12, 18, 70], hoursKnown: 78, lineages: 50, tail: 25, offers: 0.8 },
  { key: 'soin', register: 'RNCP', trade: 'sante', nsf: ['331', '330'], formacodes: ['43436', '43441', '44028'], rome: ['J1501', 'K1302', 'J1304', 'J1305'], level: 4, price: 1900, hours: 300, days: 200, modes: [50, 30, 20], hoursKnown: 82, lineages: 80, tail: 45, offers: 0.5 },
  { key: 'esthetique', register: 'RNCP', trade: 'sante', nsf: ['336'], formacodes: ['42032', '42056', '42050'], rome: ['D1208', 'D1202'], level: 3, price: 1750, hours: 300, days: 260, modes: [28, 24, 48], hoursKnown: 78, lineages: 50, tail: 25, offers: 0.8 },
  { key: 'cuisine', register: 'RNCP', trade: 'metiers', nsf: ['221', '334'], formacodes: ['42752', '21528', '42746'], rome: ['G1602', 'G1603', 'D1102', 'D1104'], level: 3, price: 1850, hours: 280, days: 220, modes: [40, 25, 35], hoursKnown: 78, lineages: 90, tail: 40, offers: 0.6 },
  { key: 'paie', register: 'RNCP', trade: 'gestion', nsf: ['314', '315'], formacodes: ['32663', '33052', '32688'], rome: ['M1203', 'M1501', 'M1202'], level: 5, price: 2600, hours: 320, days: 220, modes: [10, 18, 72], hoursKnown: 78, lineages: 130, tail: 45, offers: 1.2 },
  { key: 'direction', register: 'RNCP', trade: 'gestion', nsf: ['310', '315'], formacodes: ['33054', '32154', '32025'], rome: ['M1503', 'M1402', 'M1302', 'M1502'], level: 7, price: 3600, hours: 380, days: 280, modes: [14, 22, 64], hoursKnown: 75, lineages: 280, tail: 70, offers: 1.5 },
  { key: 'commerce', register: 'RNCP', trade: 'gestion', nsf: ['312'], formacodes: ['34052', '34561', '34573'], rome: ['D1401', 'D1501', 'D1509', 'M1705'], level: 5, price: 2700, hours: 380, days: 260, modes: [16, 22, 62], hoursKnown: 75, lineages: 320, tail: 65, offers: 1.4 },
  { key: 'immobilier', register: 'RNCP', trade: 'gestion', nsf: ['313'], formacodes: ['42154', '42133'], rome: ['C1504', 'C1501', 'C1502'], level: 5, price: 2100, hours: 300, days: 220, modes: [10, 16, 74], hoursKnown: 76, lineages: 60, tail: 60, offers: 0.5 },
  { key: 'batiment', register: 'RNCP', trade: 'metiers', nsf: ['230', '233', '232'], formacodes: ['22254', '22454', '22654', '24049'], rome: ['F1703', 'F1606', 'F1603', 'F1602'], level: 3, price: 2700, hours: 320, days: 150, modes: [85, 13, 2], hoursKnown: 85, lineages: 220, tail: 35, offers: 0.6 },
  { key: 'industrie', register: 'RNCP', trade: 'metiers', nsf: ['250', '254', '251'], formacodes: ['31654', '23054', '31624'], rome: ['H2913', 'I1304', 'H2914', 'H1203'], level: 4, price: 3000, hours: 380, days: 170, modes: [85, 13, 2], hoursKnown: 85, lineages: 280, tail: 55, offers: 0.5 },
  { key: 'graphisme', register: 'RNCP', trade: 'bureautique', nsf: ['322', '320'], formacodes: ['46072', '46052', '46003'], rome: ['E1104', 'E1205', 'E1306'], level: 5, price: 3300, hours: 380, days: 220, modes: [12, 20, 68], hoursKnown: 78, lineages: 110, tail: 65, offers: 0.6 },
  { key: 'sport', register: 'RNCP', trade: 'sante', nsf: ['335'], formacodes: ['15436', '15454'], rome: ['G1204', 'G1203'], level: 4, price: 2800, hours: 420, days: 280, modes: [45, 30, 25], hoursKnown: 80, lineages: 120, tail: 65, offers: 0.4 },
  { key: 'social', register: 'RNCP', trade: 'orientation', nsf: ['332'], formacodes: ['44028', '44054'], rome: ['K1801', 'K1206', 'K1204'], level: 5, price: 2900, hours: 420, days: 240, modes: [35, 30, 35], hoursKnown: 80, lineages: 70, tail: 45, offers: 0.3 },
  { key: 'paysage', register: 'RNCP', trade: 'metiers', nsf: ['214', '210'], formacodes: ['21046', '21050'], rome: ['A1203', 'A1414'], level: 4, price: 2300, hours: 360, days: 220, modes: [35, 25, 40], hoursKnown: 80, lineages: 110, tail: 75, offers: 0.2 },
  { key: 'tourisme', register: 'RNCP', trade: 'metiers', nsf: ['334'], formacodes: ['42654', '42754'], rome: ['G1101', 'G1301', 'G1703'], level: 4, price: 2100, hours: 320, days: 200, modes: [25, 22, 53], hoursKnown: 78, lineages: 80, tail: 60, offers: 0.2 },
];
