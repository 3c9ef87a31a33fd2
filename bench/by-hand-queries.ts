/**
 * The three releases as SQL that an analyst would write by hand, without contract, dispositions, checks or masking decided elsewhere. It says the
 * same to DuckDB and to PostgreSQL: each is given tables (or views) with the names of the sources, and `departments`.
 */

/** The tables that the queries read, with the columns that they read of each. */
export const SOURCES = {
  training_files: [
    ...['holder_id', 'validated_on', 'entered_on', 'exited_on', 'service_declared_on', 'service_validated_on'],
    ...['realisation_rate', 'cancelled_on', 'cancelled_by', 'register', 'certification_number', 'attendance_mode'],
    ...['place_department', 'hours', 'holder_gender', 'holder_birth_year', 'holder_department', 'holder_situation'],
    ...['france_competences_cents', 'titulaire_cents', 'etat_cents', 'pole_emploi_cents', 'region_cents'],
    ...['opco_cents', 'entreprise_cents', 'cec_cents'],
  ],
  certifications: [
    ...['register', 'number', 'title', 'nsf_1'],
    ...['formacode_1', 'formacode_2', 'formacode_3', 'formacode_4', 'formacode_5'],
  ],
  nsf_groups: ['code', 'label'],
  formacodes: ['code', 'label'],
} as const;

const FAMILIES = ['france_competences', 'titulaire', 'etat', 'pole_emploi', 'region', 'opco', 'entreprise', 'cec'];
const AMOUNT = FAMILIES.map((family) => `${family}_cents`).join(' + ');
const PARTS = FAMILIES.map((family) => `cast(round(sum(${family}_cents) / 100.0) as bigint) as part_${family}`);

const statusAt = (asOf: string): string => `
  case when cancelled_on <= date '${asOf}' then
      case cancelled_by when 'holder' then 'Clos - Non Réalisé annulé titulaire' when 'holder_no_show' then 'Clos - Non Réalisé annulé titulaire'
        when 'provider' then 'Clos - Non Réalisé annulé OF' when 'operator' then 'Dossier annulé gestionnaire' else 'Rejeté' end
    when service_validated_on <= date '${asOf}' and realisation_rate = 100 then 'Clos - Réalisation Totale'
    when service_validated_on <= date '${asOf}' then 'Clos - Réalisation Partielle'
    when exited_on <= date '${asOf}' or service_declared_on <= date '${asOf}' then 'Sortie de formation'
    when entered_on <= date '${asOf}' then 'Entrée en formation'
    else 'Validé' end`;

const consumption = (asOf: string): string => `
  with grouped as (
    select cast(date_trunc('month', validated_on) as date) as date_validation, ${statusAt(asOf)} as statut_dossier,
      register, certification_number, attendance_mode, place_department,
      count(*) as nb_dossiers, count(distinct holder_id) as nb_titulaires, sum(${AMOUNT}) / 100.0 as montant,
      count(hours) as nb_dossiers_a_duree_connue, round(avg(hours)) as duree_moyenne,
      ${FAMILIES.map((family) => `count(*) filter (where ${family}_cents > 0) as nb_${family}`).join(', ')}, ${PARTS.join(', ')}
    from training_files
    where validated_on between date '2020-01-01' and date '${asOf}'
    group by 1, 2, 3, 4, 5, 6
  )
  select date '${asOf}' as date_chargement, date_validation, extract(year from date_validation) as annee_de_validation, statut_dossier,
    grouped.register as type_referentiel,
    case grouped.register when 'RS' then certification_number else '-1' end as code_rs,
    case grouped.register when 'RNCP' then certification_number else '-1' end as code_rncp,
    title as intitule_certification, nsf_groups.label as domaine_formation_nsf,
    concat_ws(',', formacode_1, formacode_2, formacode_3, formacode_4, formacode_5) as formacode_principal,
    formacodes.label as libelle_formacode_principal,
    case attendance_mode when 0 then 'formation entièrement présentielle' when 1 then 'formation mixte'
      else 'formation entièrement à distance' end as modalite_presence,
    coalesce(region_name, 'Non renseigné') as region_lieu_formation,
    coalesce(departments.name, 'Non renseigné') as departement_lieu_formation,
    nb_dossiers, nb_titulaires, cast(round(montant / nb_dossiers) as bigint) as prix_moyen, nb_dossiers_a_duree_connue, duree_moyenne,
    cast(round(montant) as bigint) as montant_engage, ${FAMILIES.map((family) => `nb_${family}, part_${family}`).join(', ')},
    place_department as code_officiel_departement, region_code as code_officiel_region
  from grouped
  left join certifications certification on certification.register = grouped.register and certification.number = certification_number
  left join departments on departments.code = place_department
  left join nsf_groups on nsf_groups.code = left(nsf_1, 3)
  left join formacodes on formacodes.code = formacode_1
  order by date_validation, type_referentiel, code_rncp, code_rs, intitule_certification, statut_dossier, modalite_presence,
    departement_lieu_formation`;

/** People by quarter of entry, gender, age class and the given keys, each with its name. */
function entries(asOf: string, keys: readonly string[]): string {
  const places = Array.from({ length: keys.length + 3 }, (_, index) => index + 1).join(', ');
  return `
  select extract(year from entered_on) || '-T' || extract(quarter from entered_on) as trimestre_entree, ${keys.join(', ')},
    case when holder_gender = 'F' then 'Femme' when holder_gender = 'M' then 'Homme' else 'Non renseigné' end as genre,
    case when holder_birth_year is null then 'Non renseigné'
      when extract(year from entered_on) - holder_birth_year >= 60 then '60 ans et plus'
      when extract(year from entered_on) - holder_birth_year >= 50 then '50 à 59 ans'
      when extract(year from entered_on) - holder_birth_year >= 40 then '40 à 49 ans'
      when extract(year from entered_on) - holder_birth_year >= 30 then '30 à 39 ans'
      when extract(year from entered_on) - holder_birth_year >= 25 then '25 à 29 ans'
      else 'Moins de 25 ans' end as classe_age,
    count(*) as nb_dossiers, count(distinct holder_id) as nb_titulaires, cast(round(sum(${AMOUNT}) / 100.0) as bigint) as montant_engage,
    ${PARTS.join(', ')}
  from training_files left join departments on departments.code = holder_department
  where validated_on <= date '${asOf}' and entered_on between date '2020-01-01' and date '${asOf}'
  group by ${places} order by ${places}`;
}

/** The rows of each release as of a day, by name. */
export const byHand = (asOf: string): Readonly<Record<string, string>> => ({
  consumption: consumption(asOf),
  holders: entries(asOf, [
    `${statusAt(asOf)} as statut_dossier`,
    `coalesce(region_name, 'Non renseigné') as region_titulaire`,
    `coalesce(holder_situation, 'Non renseigné') as situation_titulaire`,
  ]),
  holders_by_department: entries(asOf, [
    `coalesce(departments.name, 'Non renseigné') as departement_titulaire`,
    `holder_situation = 'job_seeker' as demandeur_emploi`,
  ]),
});
