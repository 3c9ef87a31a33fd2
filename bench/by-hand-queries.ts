/**
 * The releases as SQL that an analyst would write by hand, without contract, dispositions, checks or masking decided elsewhere. It says the
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
    ...['register', 'number', 'title', 'level', 'active', 'registered_from', 'registered_to', 'certifinfo'],
    ...['nsf_1', 'nsf_2', 'nsf_3', 'formacode_1', 'formacode_2', 'formacode_3', 'formacode_4', 'formacode_5'],
    ...['rome_1', 'rome_2', 'rome_3', 'rome_4', 'rome_5'],
  ],
  trainings: [
    ...['training_id', 'provider_siret', 'title', 'highlights', 'objective', 'content', 'expected_results'],
    ...['register', 'certification_number'],
  ],
  actions: ['action_id', 'training_id', 'attendance_mode', 'department', 'hours', 'price_cents'],
  sessions: ['action_id', 'permanent', 'starts_on', 'ends_on', 'recruiting'],
  providers: ['siret', 'name'],
  qualiopi: ['siren', 'category', 'held_from', 'held_to'],
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

const numbered = (count: number, sql: (n: number) => string): string =>
  Array.from({ length: count }, (_, index) => sql(index + 1)).join(', ');

const catalogue = (asOf: string): string => `
  with open_actions as (
    select actions.action_id, training_id, attendance_mode, hours, price_cents,
      case attendance_mode when 2 then null else department end as department, count(*) as sessions
    from actions join sessions on sessions.action_id = actions.action_id
    where recruiting and (ends_on is null or ends_on >= date '${asOf}') and (permanent or starts_on >= date '${asOf}')
    group by 1, 2, 3, 4, 5, 6
  ),
  places as (
    select training_id, department, count(*) as actions, sum(sessions) as sessions,
      sum(case attendance_mode when 2 then sessions else 0 end) as remote, coalesce(min(hours), 0) as hours_min,
      coalesce(max(hours), 0) as hours_max, coalesce(round(avg(hours)), 0) as hours_mean, coalesce(sum(hours), 0) as hours_total,
      min(price_cents) as cents_min, max(price_cents) as cents_max, avg(price_cents) as cents_mean
    from open_actions group by 1, 2
  )
  select date '${asOf}' as date_chargement, providers.name as nom_of, training.register as type_referentiel,
    case training.register when 'RS' then certification_number else '-1' end as code_rs,
    case training.register when 'RNCP' then certification_number else '-1' end as code_rncp,
    certification.title as intitule_certification, level as niveau,
    ${numbered(5, (n) => `formacode_${n} as code_formacode_${n}`)}, formacodes.label as libelle_code_formacode_principal,
    ${numbered(5, (n) => `case training.register when 'RNCP' then rome_${n} end as code_rome_${n}`)},
    ${numbered(3, (n) => `group_${n}.label as libelle_nsf_${n}, left(nsf_${n}, 3) as code_nsf_${n}`)},
    certifinfo as code_certifinfo, provider_siret as siret_of, training.training_id as numero_formation,
    training.title as intitule_formation, highlights as points_forts, objective as objectif_formation, content as contenu_formation,
    expected_results as resultats_attendus_formation, actions as nb_action, sessions as nb_session_active,
    remote as nb_session_a_distance, hours_min, hours_max, hours_mean, cents_min / 100.0 as frais_min, cents_max / 100.0 as frais_max,
    cents_mean / 100.0 as frais_mean, places.department as code_departement, region_code as code_region,
    departments.name as nom_departement, region_name as nom_region, hours_total as nbaction_nbheures
  from places
  join trainings training on training.training_id = places.training_id
  join certifications certification
    on certification.register = training.register and certification.number = training.certification_number
  left join providers on providers.siret = provider_siret
  left join departments on departments.code = places.department
  left join formacodes on formacodes.code = formacode_1
  left join nsf_groups group_1 on group_1.code = left(nsf_1, 3)
  left join nsf_groups group_2 on group_2.code = left(nsf_2, 3)
  left join nsf_groups group_3 on group_3.code = left(nsf_3, 3)
  where training.register in ('RNCP', 'RS') and (registered_from is null or registered_from <= date '${asOf}')
    and (registered_to >= date '${asOf}' or (registered_to is null and active))
    and left(provider_siret, 9) in (
      select siren from qualiopi where category = 'training' and (held_from is null or held_from <= date '${asOf}')
        and (held_to is null or held_to >= date '${asOf}')
    )
  order by numero_formation, code_departement`;

/** The rows of each release as of a day, by name. */
export const byHand = (asOf: string): Readonly<Record<string, string>> => ({
  catalogue: catalogue(asOf),
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

/** Texts of the catalogue that are searched. */
const SEARCHED = [
  ...['nom_of', 'intitule_certification', 'libelle_code_formacode_principal', 'intitule_formation', 'points_forts'],
  ...['objectif_formation', 'contenu_formation', 'resultats_attendus_formation'],
];

/** What a release is served from, in DuckDB, out of its Parquet file: its rows and, for the catalogue, which rows have each word. */
export function servedByHand(name: string, file: string): string[] {
  const rows = `create table served.${name} as select *, file_row_number as _row from read_parquet(${file}, file_row_number = true)`;
  if (name !== 'catalogue') return [rows];
  const text = `regexp_replace(concat_ws(' ', ${SEARCHED.join(', ')}), '<[^>]*>', ' ', 'g')`;
  const words = `unnest(regexp_extract_all(lower(strip_accents(${text})), '[\\p{L}\\p{N}]+'))`;
  return [
    rows,
    `create table served.words as select distinct ${words} as word, _row from served.${name} order by word, _row`,
  ];
}
