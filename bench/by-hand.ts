/**
 * The same releases by hand: what a competent analyst would write in DuckDB on the same Parquet, without contract, dispositions,
 * checks, masking decided elsewhere, manifest or served file. Run by bench/publish.ts as a process of its own.
 *
 *   node bench/by-hand.ts SOURCES OUT AS_OF MEMORY_MIB
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createDepartmentTable } from '../src/nomenclatures/department-table.ts';
import { Engine, literal } from '../src/warehouse/duck.ts';

const [sources, out, asOf, memory] = process.argv.slice(2) as [string, string, string, string];
await mkdir(out, { recursive: true });
await using engine = await Engine.open({ memoryMiB: Number(memory), spillFolder: join(out, 'spill') });
await createDepartmentTable(engine);
const table = (name: string): string => literal(join(sources, `${name}.parquet`));
const write = (name: string, sql: string): Promise<void> =>
  engine.run(`copy (${sql}) to ${literal(join(out, `${name}.parquet`))} (format parquet, compression zstd)`);

const STATUS = `
  case when cancelled_on <= date '${asOf}' then
      case cancelled_by when 'holder' then 'Clos - Non Réalisé annulé titulaire' when 'holder_no_show' then 'Clos - Non Réalisé annulé titulaire'
        when 'provider' then 'Clos - Non Réalisé annulé OF' when 'operator' then 'Dossier annulé gestionnaire' else 'Rejeté' end
    when service_validated_on <= date '${asOf}' and realisation_rate = 100 then 'Clos - Réalisation Totale'
    when service_validated_on <= date '${asOf}' then 'Clos - Réalisation Partielle'
    when exited_on <= date '${asOf}' or service_declared_on <= date '${asOf}' then 'Sortie de formation'
    when entered_on <= date '${asOf}' then 'Entrée en formation'
    else 'Validé' end`;

const FAMILIES = ['france_competences', 'titulaire', 'etat', 'pole_emploi', 'region', 'opco', 'entreprise', 'cec'];
const AMOUNT = FAMILIES.map((family) => `${family}_cents`).join(' + ');

await write(
  'consumption',
  `
  with grouped as (
    select date_trunc('month', validated_on)::date as date_validation, ${STATUS} as statut_dossier, register, certification_number, attendance_mode,
      place_department, count(*) as nb_dossiers, count(distinct holder_id) as nb_titulaires, sum(${AMOUNT}) / 100 as montant,
      count(hours) as nb_dossiers_a_duree_connue, round(avg(hours)) as duree_moyenne,
      ${FAMILIES.map((family) => `count_if(${family}_cents > 0) as nb_${family}, round(sum(${family}_cents) / 100)::bigint as part_${family}`).join(', ')}
    from ${table('training_files')}
    where validated_on between date '2020-01-01' and date '${asOf}'
    group by all
  )
  select date '${asOf}' as date_chargement, date_validation, year(date_validation) as annee_de_validation, statut_dossier, grouped.register as type_referentiel,
    if(grouped.register = 'RS', certification_number, '-1') as code_rs, if(grouped.register = 'RNCP', certification_number, '-1') as code_rncp,
    title as intitule_certification, nsf_groups.label as domaine_formation_nsf,
    concat_ws(',', formacode_1, formacode_2, formacode_3, formacode_4, formacode_5) as formacode_principal, formacodes.label as libelle_formacode_principal,
    case attendance_mode when 0 then 'formation entièrement présentielle' when 1 then 'formation mixte' else 'formation entièrement à distance' end as modalite_presence,
    coalesce(region_name, 'Non renseigné') as region_lieu_formation, coalesce(departments.name, 'Non renseigné') as departement_lieu_formation,
    nb_dossiers, nb_titulaires, round(montant / nb_dossiers)::bigint as prix_moyen, nb_dossiers_a_duree_connue, duree_moyenne,
    round(montant)::bigint as montant_engage, ${FAMILIES.map((family) => `nb_${family}, part_${family}`).join(', ')},
    place_department as code_officiel_departement, region_code as code_officiel_region
  from grouped
  left join ${table('certifications')} certification
    on certification.register = grouped.register and certification.number = certification_number
  left join departments on departments.code = place_department
  left join ${table('nsf_groups')} nsf_groups on nsf_groups.code = left(nsf_1, 3)
  left join ${table('formacodes')} formacodes on formacodes.code = formacode_1
  order by date_validation, type_referentiel, code_rncp, code_rs, intitule_certification, statut_dossier, modalite_presence, departement_lieu_formation`,
);

const entries = (keys: string): string => `
  select year(entered_on) || '-T' || quarter(entered_on) as trimestre_entree, ${keys},
    case when holder_gender = 'F' then 'Femme' when holder_gender = 'M' then 'Homme' else 'Non renseigné' end as genre,
    case when holder_birth_year is null then 'Non renseigné' when year(entered_on) - holder_birth_year >= 60 then '60 ans et plus'
      when year(entered_on) - holder_birth_year >= 50 then '50 à 59 ans' when year(entered_on) - holder_birth_year >= 40 then '40 à 49 ans'
      when year(entered_on) - holder_birth_year >= 30 then '30 à 39 ans' when year(entered_on) - holder_birth_year >= 25 then '25 à 29 ans'
      else 'Moins de 25 ans' end as classe_age,
    count(*) as nb_dossiers, count(distinct holder_id) as nb_titulaires, round(sum(${AMOUNT}) / 100)::bigint as montant_engage,
    ${FAMILIES.map((family) => `round(sum(${family}_cents) / 100)::bigint as part_${family}`).join(', ')}
  from ${table('training_files')} left join departments on departments.code = holder_department
  where validated_on <= date '${asOf}' and entered_on between date '2020-01-01' and date '${asOf}'
  group by all order by all`;

await write(
  'holders',
  entries(
    `${STATUS} as statut_dossier, coalesce(region_name, 'Non renseigné') as region_titulaire, coalesce(holder_situation, 'Non renseigné') as situation_titulaire`,
  ),
);
await write(
  'holders-by-department',
  entries(
    `coalesce(departments.name, 'Non renseigné') as departement_titulaire, holder_situation = 'job_seeker' as demandeur_emploi`,
  ),
);
