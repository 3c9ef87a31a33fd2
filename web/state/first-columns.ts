/** Columns shown to a reader who has chosen none: what is counted, where and when. A dataset that is not here shows all of its columns. */
import type { Field } from '../api/types.ts';
import type { Columns } from './selection.ts';

const FIRST: Readonly<Record<string, readonly string[]>> = {
  moncompteformation_catalogueformation: [
    'intitule_formation',
    'nom_of',
    'type_referentiel',
    'intitule_certification',
    'nom_departement',
    'nb_session_active',
    'nombre_heures_total_mean',
    'frais_ttc_tot_mean',
  ],
  moncompteformation_formations_engagees: [
    'date_validation',
    'intitule_certification',
    'statut_dossier',
    'modalite_presence',
    'region_lieu_formation',
    'nb_dossiers',
    'nb_titulaires',
    'prix_moyen',
    'duree_moyenne',
    'montant_engage',
  ],
  moncompteformation_usagers: [
    'trimestre_entree',
    'statut_dossier',
    'region_titulaire',
    'genre',
    'classe_age',
    'situation_titulaire',
    'nb_dossiers',
    'nb_titulaires',
    'montant_engage',
  ],
  moncompteformation_usagers_departements: [
    'trimestre_entree',
    'departement_titulaire',
    'genre',
    'classe_age',
    'demandeur_emploi',
    'nb_dossiers',
    'nb_titulaires',
    'montant_engage',
  ],
  entree_sortie_formation: [
    'annee_mois',
    'type_referentiel',
    'intitule_certification',
    'siret_of_contractant',
    'raison_sociale_of_contractant',
    'entrees_formation',
    'sorties_realisation_partielle',
    'sorties_realisation_totale',
  ],
};

/** The columns to show, in order. */
export function shownFields(columns: Columns, dataset: string, fields: readonly Field[]): readonly Field[] {
  const names = columns === 'first' ? FIRST[dataset] : columns;
  if (names === undefined || names === 'all') return fields;
  const found = names.flatMap((name) => fields.find((field) => field.name === name) ?? []);
  return found.length === 0 ? fields : found;
}
