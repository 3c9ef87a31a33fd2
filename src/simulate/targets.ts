/**
 * Published figures that a scheme must come near, as data. Each is measured by one expression over the views of `calibration.ts`; the tolerance is in the figure's unit.
 * Where sources disagree, the figure kept is the one that agrees with the cumulated totals of the CDC.
 */

export interface Target {
  readonly figure: string;
  /** When, as the source says. */
  readonly period: string;
  readonly value: number;
  readonly unit: 'thousand' | '%' | '€' | 'M€' | 'h' | 'times' | '';
  readonly tolerance: number;
  readonly source: string;
  /** A SQL expression (scalar query) over `files`, `catalogue`, `offers`, `register`. */
  readonly measure: string;
}

const files = (select: string, where: string): string => `select ${select} from files where ${where}`;
const share = (condition: string, where: string): string => files(`100 * avg((${condition})::integer)`, where);
const line = (name: string, where: string): string => files(`100 * sum(${name}_cents) / sum(price_cents)`, where);
const filled = (column: string): string => `select 100 * avg((${column} is not null)::integer) from catalogue`;
const thousand = (where: string): string => files('count(*) * scale() / 1000', where);

const TO_NOVEMBER_2022 = "validated_on < '2022-12-01' and net";
const OFFICE = "formacode_1 in ('15052', '30860', '46203', '35054', '35015') and domain in ('324', '326')";

/** Percent of buyers of a year, over 2021 to 2024, with so many files. */
const buyers = (condition: string): string =>
  `select 100 * avg((n ${condition})::integer) from (select count(*) as n from files where net and year between 2021 and 2024 group by year, holder_id)`;

// biome-ignore format: a table
export const TARGETS: readonly Target[] = [
  { figure: 'Files bought, net of cancellations', period: '2020', value: 984, unit: 'thousand', tolerance: 30, source: 'CDC (banquedesterritoires 2022)', measure: thousand('year = 2020 and net') },
  { figure: 'Files bought, net of cancellations', period: '2021', value: 2100, unit: 'thousand', tolerance: 60, source: 'CDC (gref-bretagne)', measure: thousand('year = 2021 and net') },
  { figure: 'Files bought, net of cancellations', period: '2022', value: 1800, unit: 'thousand', tolerance: 60, source: 'CDC (banquedesterritoires 2024)', measure: thousand('year = 2022 and net') },
  { figure: 'Files bought, cancelled ones included', period: '2023', value: 1440, unit: 'thousand', tolerance: 30, source: 'CDC (info-socialrh, certi-cpf)', measure: thousand('year = 2023') },
  { figure: 'Files bought, net of cancellations', period: '2023', value: 1300, unit: 'thousand', tolerance: 40, source: 'CDC (info-socialrh)', measure: thousand('year = 2023 and net') },
  { figure: 'Files bought, net of cancellations', period: '2024', value: 1390, unit: 'thousand', tolerance: 40, source: 'CDC (tribune-auto-ecoles 12/2025)', measure: thousand('year = 2024 and net') },
  { figure: 'Files bought, cancelled ones included', period: '11/2019 – 11/2022', value: 5460, unit: 'thousand', tolerance: 150, source: 'CDC (onisep doc, AFREF)', measure: thousand("validated_on < '2022-12-01'") },
  { figure: 'Files bought, net of cancellations', period: '11/2019 – 12/2024', value: 7600, unit: 'thousand', tolerance: 150, source: 'managementdelaformation', measure: thousand('year <= 2024 and net') },
  { figure: 'Persons', period: '11/2019 – 12/2024', value: 5750, unit: 'thousand', tolerance: 350, source: 'managementdelaformation', measure: files('count(distinct holder_id) * scale() / 1000', 'year <= 2024 and net') },
  { figure: 'First half on first half of the year before', period: 'S1 2023', value: -30, unit: '%', tolerance: 4, source: 'digiformag, from the open data', measure: "select 100 * (count(*) filter (validated_on between '2023-01-01' and '2023-06-30') / count(*) filter (validated_on between '2022-01-01' and '2022-06-30') - 1) from files" },
  { figure: 'November on November of the year before', period: '11/2022', value: -55, unit: '%', tolerance: 5, source: 'csfc, kelcap', measure: "select 100 * (count(*) filter (month = '2022-11-01') / count(*) filter (month = '2021-11-01') - 1) from files" },
  { figure: 'April on March', period: '04/2024', value: 1.5, unit: 'times', tolerance: 0.3, source: '“doubled” on the year before (letowski 2025)', measure: "select count(*) filter (month = '2024-04-01') / count(*) filter (month = '2024-03-01') from files" },
  { figure: 'Validated by 8 September', period: '2024', value: 1090, unit: 'thousand', tolerance: 50, source: '75secondes', measure: thousand("validated_on between '2024-01-01' and '2024-09-08'") },

  { figure: 'Mean price', period: '2021', value: 1358, unit: '€', tolerance: 50, source: 'letowski', measure: files('avg(price_cents) / 100', 'year = 2021') },
  { figure: 'Mean price', period: 'S1 2022', value: 1420, unit: '€', tolerance: 60, source: 'coaching-profils (“a bit over 1,400”)', measure: files('avg(price_cents) / 100', "validated_on between '2022-01-01' and '2022-06-30'") },
  { figure: 'Mean price', period: '2023', value: 1560, unit: '€', tolerance: 50, source: 'agcr, Dares', measure: files('avg(price_cents) / 100', 'year = 2023') },
  { figure: 'Amount, cancelled files included', period: '2024', value: 2460, unit: 'M€', tolerance: 100, source: 'Centre Inffo', measure: files('sum(price_cents) * scale() / 1e8', 'year = 2024') },
  { figure: 'Amount, net of cancellations', period: '2024', value: 2210, unit: 'M€', tolerance: 100, source: 'tribune-auto-ecoles', measure: files('sum(price_cents) * scale() / 1e8', 'year = 2024 and net') },
  { figure: 'Amount, net of cancellations', period: '11/2019 – 11/2022', value: 6460, unit: 'M€', tolerance: 550, source: 'onisep doc, AFREF', measure: files('sum(price_cents) * scale() / 1e8', TO_NOVEMBER_2022) },
  { figure: 'Mean price, driving licence B', period: '2023', value: 908, unit: '€', tolerance: 40, source: 'agcr, Dares', measure: files('avg(price_cents) / 100', "year = 2023 and sold = 'CPF206'") },
  { figure: 'Mean price, transport', period: '2024', value: 1080, unit: '€', tolerance: 80, source: 'CDC (csecsafranae)', measure: files('avg(price_cents) / 100', "year = 2024 and domain = '311'") },
  { figure: 'Mean duration, transport', period: '2024', value: 31, unit: 'h', tolerance: 4, source: 'CDC (csecsafranae)', measure: files('avg(hours)', "year = 2024 and domain = '311'") },
  { figure: 'Mean duration, languages', period: '2022', value: 45, unit: 'h', tolerance: 3, source: 'coaching-profils', measure: files('avg(hours)', "year = 2022 and domain = '136'") },

  { figure: 'Specific register (RS)', period: '2021', value: 60, unit: '%', tolerance: 4, source: 'CDC QPS (“6 in 10”)', measure: share("register = 'RS'", 'year = 2021') },
  { figure: 'Legislative exceptions', period: '2021', value: 30, unit: '%', tolerance: 3, source: 'CDC QPS (“3 in 10”)', measure: share("register = 'CPF'", 'year = 2021') },
  { figure: 'RNCP', period: '2021', value: 10, unit: '%', tolerance: 3, source: 'CDC QPS (“1 in 10”)', measure: share("register = 'RNCP'", 'year = 2021') },
  { figure: 'RS or RNCP', period: '2024', value: 52, unit: '%', tolerance: 3, source: 'CDC (“a little more than half”)', measure: share("register <> 'CPF'", 'year = 2024') },
  { figure: 'Transport', period: '2020', value: 25.9, unit: '%', tolerance: 1.5, source: 'Dares (agipi)', measure: share("domain = '311'", 'year = 2020') },
  { figure: 'Transport', period: '2022', value: 25, unit: '%', tolerance: 1.5, source: 'Dares (letowski)', measure: share("domain = '311'", 'year = 2022') },
  { figure: 'Transport', period: '2023', value: 33.8, unit: '%', tolerance: 1.5, source: 'Dares (letowski)', measure: share("domain = '311'", 'year = 2023') },
  { figure: 'Transport', period: '2024', value: 45, unit: '%', tolerance: 2, source: 'CDC (csecsafranae)', measure: share("domain = '311'", 'year = 2024') },
  { figure: 'Driving licence B', period: '2021', value: 14.6, unit: '%', tolerance: 1, source: 'CDC (banquedesterritoires 2022)', measure: share("sold = 'CPF206'", 'year = 2021') },
  { figure: 'Driving licence B', period: '2023', value: 22.9, unit: '%', tolerance: 1, source: 'Dares (letowski)', measure: share("sold = 'CPF206'", 'year = 2023') },
  { figure: 'Driving licence B', period: '2024', value: 25, unit: '%', tolerance: 1, source: 'CDC (csecsafranae)', measure: share("sold = 'CPF206'", 'year = 2024') },
  { figure: 'Motorcycle licences', period: '01 – 05/2024', value: 16, unit: '%', tolerance: 1, source: 'CDC (tribune-auto-ecoles)', measure: share("sold in ('CPF219', 'CPF220')", "validated_on between '2024-01-01' and '2024-05-31'") },
  { figure: 'Business creation', period: '2021', value: 10.1, unit: '%', tolerance: 1, source: 'CDC (banquedesterritoires 2022)', measure: share("sold = 'CPF203'", 'year = 2021') },
  { figure: 'Business creation', period: '2022', value: 14.9, unit: '%', tolerance: 1, source: 'Dares (letowski), 274,997 entries', measure: share("sold = 'CPF203'", 'year = 2022') },
  { figure: 'Business creation', period: '2023', value: 6.4, unit: '%', tolerance: 0.8, source: 'Dares (letowski)', measure: share("sold = 'CPF203'", 'year = 2023') },
  { figure: 'Orientation, insertion, business creation', period: '2020', value: 15.2, unit: '%', tolerance: 1.5, source: 'Dares (agipi)', measure: share("domain = '415' or sold = 'CPF203'", 'year = 2020') },
  { figure: 'Orientation, insertion, business creation', period: '2023', value: 14.5, unit: '%', tolerance: 1.5, source: 'Dares (letowski)', measure: share("domain = '415' or sold = 'CPF203'", 'year = 2023') },
  { figure: 'Bilan de compétences', period: '2024', value: 4, unit: '%', tolerance: 0.6, source: 'CDC (csecsafranae)', measure: share("sold = 'CPF202'", 'year = 2024') },
  { figure: 'VAE', period: '2024', value: 4, unit: '%', tolerance: 0.6, source: 'CDC (csecsafranae)', measure: share("sold = 'CPF200'", 'year = 2024') },
  { figure: 'Languages', period: '2020', value: 17, unit: '%', tolerance: 1, source: 'Dares (agipi)', measure: share("domain = '136'", 'year = 2020') },
  { figure: 'Languages', period: '2023', value: 11.1, unit: '%', tolerance: 1, source: 'Dares (letowski)', measure: share("domain = '136'", 'year = 2023') },
  { figure: 'Secretariat, office software', period: '2023', value: 9, unit: '%', tolerance: 1, source: 'Dares (letowski); by Formacode', measure: share(OFFICE, 'year = 2023') },
  { figure: 'IT (NSF 326, office software apart)', period: '2023', value: 4.5, unit: '%', tolerance: 1, source: 'Dares (letowski)', measure: share(`domain = '326' and coalesce(not (${OFFICE}), true)`, 'year = 2023') },
  { figure: 'Security of goods and persons', period: '2022', value: 2.4, unit: '%', tolerance: 0.4, source: 'Dares (letowski), 43,982 entries', measure: share("domain = '344'", 'year = 2022') },
  { figure: 'Security of goods and persons', period: '2023', value: 1.7, unit: '%', tolerance: 0.3, source: 'Dares (letowski)', measure: share("domain = '344'", 'year = 2023') },
  { figure: 'Teaching, training', period: '2023', value: 1.7, unit: '%', tolerance: 0.3, source: 'Dares (letowski)', measure: share("domain = '333'", 'year = 2023') },
  { figure: 'AI certifications', period: '2025', value: 0.81, unit: '%', tolerance: 0.35, source: '10,502 files of the open data, on our 1.3 M', measure: share("formacode_1 = '31028'", 'year = 2025') },

  { figure: 'Job seekers', period: '2020', value: 38, unit: '%', tolerance: 1.5, source: 'CDC', measure: share('is_job_seeker', 'year = 2020') },
  { figure: 'Job seekers', period: '2022', value: 30, unit: '%', tolerance: 1.5, source: 'CDC', measure: share('is_job_seeker', 'year = 2022') },
  { figure: 'Job seekers', period: '2024', value: 32, unit: '%', tolerance: 1.5, source: 'CDC (Dares: 37 %)', measure: share('is_job_seeker', 'year = 2024') },
  { figure: 'Job seekers under 35', period: '2020 – 2021', value: 47, unit: '%', tolerance: 3, source: 'CDC', measure: share('year - holder_birth_year < 35', 'is_job_seeker and year in (2020, 2021)') },
  { figure: 'Women', period: '2024', value: 49, unit: '%', tolerance: 1.5, source: 'Dares', measure: share("holder_gender = 'F'", 'year = 2024') },
  { figure: 'Under 40', period: '2021', value: 55.5, unit: '%', tolerance: 1.5, source: 'CDC', measure: share('year - holder_birth_year < 40', 'year = 2021') },
  { figure: 'Under 40', period: '2024', value: 60, unit: '%', tolerance: 1.5, source: 'Dares', measure: share('year - holder_birth_year < 40', 'year = 2024') },
  { figure: 'Under 25', period: '2023', value: 10, unit: '%', tolerance: 1, source: 'CDC (info-socialrh)', measure: share('year - holder_birth_year < 25', 'year = 2023') },
  { figure: 'Ouvriers among holders in work', period: '2022', value: 21, unit: '%', tolerance: 1.5, source: 'Dares (fondation MMA)', measure: share("holder_situation = 'ouvriers'", 'year = 2022 and not is_job_seeker') },
  { figure: 'Cadres among holders in work', period: '2022', value: 16, unit: '%', tolerance: 1.5, source: 'Dares (fondation MMA)', measure: share("holder_situation = 'cadres'", 'year = 2022 and not is_job_seeker') },
  { figure: 'One training in the year', period: '2021 – 2024', value: 88, unit: '%', tolerance: 4, source: 'fondation MMA, letowski', measure: buyers('= 1') },
  { figure: 'Two trainings in the year', period: '2021 – 2024', value: 10, unit: '%', tolerance: 3, source: 'fondation MMA, letowski', measure: buyers('= 2') },
  { figure: 'Residents of Île-de-France', period: '2023', value: 29, unit: '%', tolerance: 1.5, source: 'Centre Inffo, Dares', measure: share("holder_department in ('75', '77', '78', '91', '92', '93', '94', '95')", 'year = 2023') },
  { figure: 'Remote, wholly or in part', period: '2020 – 2022', value: 60, unit: '%', tolerance: 10, source: 'Dares 2022 (“a majority”; no exact share)', measure: share('attendance_mode > 0', 'year between 2020 and 2022') },

  { figure: 'Rights (France compétences)', period: '11/2019 – 11/2022', value: 93, unit: '%', tolerance: 1.5, source: 'onisep doc, AFREF', measure: line('france_competences', TO_NOVEMBER_2022) },
  { figure: 'Holders', period: '11/2019 – 11/2022', value: 3.2, unit: '%', tolerance: 0.6, source: 'onisep doc, AFREF', measure: line('titulaire', TO_NOVEMBER_2022) },
  { figure: 'Pôle emploi', period: '11/2019 – 11/2022', value: 2.4, unit: '%', tolerance: 0.5, source: 'onisep doc, AFREF', measure: line('pole_emploi', TO_NOVEMBER_2022) },
  { figure: 'State, Regions and OPCO', period: '11/2019 – 11/2022', value: 0.9, unit: '%', tolerance: 0.3, source: 'onisep doc, AFREF', measure: files('100 * sum(etat_cents + region_cents + opco_cents) / sum(price_cents)', TO_NOVEMBER_2022) },
  { figure: 'Employers', period: '11/2019 – 11/2022', value: 0.6, unit: '%', tolerance: 0.3, source: 'onisep doc, AFREF', measure: line('entreprise', TO_NOVEMBER_2022) },
  { figure: 'Files with a rest to pay', period: '2022', value: 8, unit: '%', tolerance: 1, source: 'Dares (trainings of September 2022)', measure: share('titulaire_cents > 0', 'year = 2022') },
  { figure: 'Mean rest to pay', period: '2022', value: 620, unit: '€', tolerance: 180, source: 'Dares (trainings of September 2022, of 2,000 € on average)', measure: files('avg(titulaire_cents) / 100', 'year = 2022 and titulaire_cents > 0') },
  { figure: 'Median rest to pay', period: '2022', value: 210, unit: '€', tolerance: 50, source: 'Dares (trainings of September 2022)', measure: files('median(titulaire_cents) / 100', 'year = 2022 and titulaire_cents > 0') },
  { figure: 'Files with a holder’s part', period: '06 – 12/2024', value: 67, unit: '%', tolerance: 5, source: 'participation of 2 May 2024: all but job seekers', measure: share('titulaire_cents > 0', "validated_on between '2024-06-01' and '2024-12-31'") },
  { figure: 'Files topped up by France Travail', period: '2024', value: 25, unit: 'thousand', tolerance: 5, source: 'CDC (cap-metiers: “more than 25,000”)', measure: thousand('year = 2024 and net and pole_emploi_cents > 0') },
  { figure: 'Files topped up by an OPCO', period: '2024', value: 5, unit: 'thousand', tolerance: 2, source: 'CDC (cap-metiers)', measure: thousand('year = 2024 and net and opco_cents > 0') },

  { figure: 'Finished, of those that finished or dropped', period: '11/2021', value: 88, unit: '%', tolerance: 1.5, source: 'fondation MMA: 81 % finished, 11 % dropped', measure: share('realisation_rate = 100', "month between '2021-01-01' and '2021-11-01' and service_validated_on is not null") },
  { figure: 'Never started, of those not withdrawn', period: '11/2021', value: 5, unit: '%', tolerance: 1, source: 'fondation MMA', measure: share('not net', "month between '2021-01-01' and '2021-11-01' and coalesce(cancelled_by, '') <> 'holder'") },

  { figure: 'Certifications in force', period: 'end of 2024', value: 3480, unit: '', tolerance: 900, source: 'CDC (csecsafranae); those on offer', measure: 'select count(*) from register where active' },
  { figure: 'Ten first certifications, of the trainings', period: '2023', value: 42, unit: '%', tolerance: 6, source: 'CDC', measure: 'select 100 * sum(n) / (select count(*) from offers) from (select count(*) as n from offers group by register, certification_number order by n desc limit 10)' },
  { figure: 'Transport, of the trainings', period: 'end of 2024', value: 38, unit: '%', tolerance: 3, source: 'CDC', measure: "select 100 * avg((domain = '311')::integer) from offers" },
  { figure: 'Mean price on offer', period: 'end of 2023', value: 2260, unit: '€', tolerance: 250, source: 'caissedesdepots.fr', measure: 'select avg(price_cents) / 100 from offered_actions' },
  { figure: 'Mean price on offer, driving licence B', period: 'end of 2023', value: 1230, unit: '€', tolerance: 100, source: 'caissedesdepots.fr', measure: "select avg(price_cents) / 100 from offered_actions where register = 'CPF' and certification_number = '206'" },
  { figure: 'Mean duration on offer', period: 'end of 2023', value: 113, unit: 'h', tolerance: 15, source: 'caissedesdepots.fr', measure: 'select avg(hours) from offered_actions' },
  { figure: 'Catalogue: rows without place', period: '07/2024', value: 22, unit: '%', tolerance: 3, source: '212,930 rows of the open data', measure: 'select 100 * avg((department is null)::integer) from catalogue' },
  { figure: 'Catalogue: RNCP', period: '07/2024', value: 24.5, unit: '%', tolerance: 3, source: '212,930 rows of the open data', measure: "select 100 * avg((register = 'RNCP')::integer) from catalogue" },
  { figure: 'Catalogue: NSF 326', period: '07/2024', value: 28.5, unit: '%', tolerance: 3, source: '212,930 rows of the open data', measure: "select 100 * avg((nsf_1 = '326')::integer) from catalogue" },
  { figure: 'Catalogue: RNCP within NSF 326', period: '07/2024', value: 8, unit: '%', tolerance: 8, source: '60,703 rows of the open data', measure: "select 100 * avg((register = 'RNCP')::integer) from catalogue where nsf_1 = '326'" },
  { figure: 'Catalogue: named body', period: '07/2024', value: 98.1, unit: '%', tolerance: 1.5, source: '212,930 rows of the open data', measure: filled('name') },
  { figure: 'Catalogue: first Formacode', period: '07/2024', value: 97.8, unit: '%', tolerance: 2, source: '212,930 rows of the open data', measure: filled('formacode_1') },
  { figure: 'Catalogue: second Formacode', period: '07/2024', value: 59.4, unit: '%', tolerance: 8, source: '212,930 rows of the open data', measure: filled('formacode_2') },
  { figure: 'Catalogue: third Formacode', period: '07/2024', value: 12.8, unit: '%', tolerance: 6, source: '212,930 rows of the open data', measure: filled('formacode_3') },
  { figure: 'Catalogue: first ROME', period: '07/2024', value: 24.5, unit: '%', tolerance: 3, source: '212,930 rows of the open data', measure: filled('rome_1') },
  { figure: 'Catalogue: second ROME', period: '07/2024', value: 12.8, unit: '%', tolerance: 3, source: '212,930 rows of the open data', measure: filled('rome_2') },
  { figure: 'Catalogue: second NSF', period: '07/2024', value: 17, unit: '%', tolerance: 6, source: '212,930 rows of the open data', measure: filled('nsf_2') },
  { figure: 'Catalogue: highlights', period: '07/2024', value: 99.87, unit: '%', tolerance: 0.2, source: '212,930 rows of the open data', measure: filled('highlights') },
];
