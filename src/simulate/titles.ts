/** Titles of the invented certifications: a stem of the family, then a variant. */

/** What tells the certifications of one stem apart. */
// biome-ignore format: a list
export const VARIANTS = [
  'secteur industriel', 'services', 'petites structures', 'milieu hospitalier', 'collectivités', 'commerce de proximité', 'grands comptes', 'fonctions support', 'transition écologique', 'travail à distance', 'outre-mer', 'artisanat', 'économie sociale', 'international', 'événementiel', 'niveau avancé',
] as const;

/** Words that the titles of the invented certifications of a family begin with. */
// biome-ignore format: a table
export const STEMS: Readonly<Record<string, readonly string[]>> = {
  caces: ['CACES® engins de chantier', 'CACES® grues', 'CACES® gerbeurs', 'Conduite en sécurité de ponts roulants'],
  titre_transport: ['Conducteur livreur', 'Exploitant en transport', 'Gestionnaire logistique', 'Agent magasinier'],
  langues: ['Certification d’anglais', 'Certification d’espagnol', 'Certification d’italien', 'Certification de français langue étrangère', 'Certification de langue des signes'],
  bureautique: ['Certification tableur', 'Certification traitement de texte', 'Certification suite bureautique', 'Certification base de données'],
  secretariat: ['Assistant administratif', 'Secrétaire médical', 'Assistant de gestion', 'Office manager'],
  numerique: ['Créer un site internet', 'Certification dessin assisté par ordinateur', 'Certification retouche d’images', 'Administrer un service en nuage', 'Certification cybersécurité'],
  developpement: ['Développeur web', 'Concepteur d’applications mobiles', 'Testeur logiciel', 'Intégrateur web'],
  infrastructure: ['Administrateur réseaux', 'Technicien support', 'Analyste en cybersécurité', 'Architecte en nuage'],
  intelligence: ['Utiliser l’intelligence artificielle générative', 'Automatiser son activité par l’intelligence artificielle', 'Piloter un projet d’intelligence artificielle'],
  donnees: ['Analyste de données', 'Développeur en intelligence artificielle', 'Ingénieur des données', 'Chef de projet données'],
  securite: ['Sécurité incendie', 'Prévention des risques', 'Gestes et postures', 'Maintien des compétences en secourisme'],
  agent_securite: ['Agent de prévention et de sécurité', 'Agent de protection physique', 'Chef d’équipe de sécurité'],
  formateur: ['Animer une formation', 'Concevoir un parcours de formation à distance', 'Exercer la mission de tuteur'],
  titre_formateur: ['Formateur consultant', 'Responsable de dispositifs de formation', 'Formateur d’adultes'],
  gestion: ['Piloter un budget', 'Tenir la comptabilité', 'Manager une équipe', 'Conduire un projet', 'Réaliser la paie'],
  entreprendre: ['Créer son entreprise', 'Gérer une petite entreprise', 'Reprendre une entreprise'],
  marketing: ['Animer les réseaux sociaux', 'Développer son activité par le marketing digital', 'Référencer un site', 'Négocier et vendre'],
  comportement: ['Prendre la parole en public', 'Gérer son temps', 'Gérer les conflits', 'Coacher une équipe'],
  hygiene: ['Hygiène alimentaire', 'Plan de maîtrise sanitaire', 'Permis d’exploitation'],
  electricite: ['Habilitation électrique basse tension', 'Habilitation électrique haute tension', 'Habilitation véhicules électriques'],
  sante: ['Accompagner par la relation d’aide', 'Massage bien-être', 'Prévenir les risques psychosociaux', 'Éducation thérapeutique'],
  beaute: ['Prothésie ongulaire', 'Extension de cils', 'Maquillage professionnel', 'Coiffure spécialisée'],
  courtage: ['Intermédiaire en opérations de banque', 'Capacité en assurance', 'Transaction immobilière'],
  agriculture: ['Utilisation des produits phytopharmaceutiques', 'Conduite d’engins agricoles', 'Taille et entretien'],
  chantier: ['Travail en hauteur', 'Opérer à proximité des réseaux', 'Traitement de l’amiante', 'Isolation thermique'],
  communication: ['Rédiger pour le web', 'Photographie professionnelle', 'Réaliser une vidéo', 'Communication d’entreprise'],
  petite_enfance: ['Assistant maternel', 'Accompagnant de jeunes enfants', 'Éducateur de jeunes enfants'],
  soin: ['Aide à domicile', 'Accompagnant éducatif et social', 'Assistant de soins en gérontologie', 'Secouriste ambulancier'],
  esthetique: ['Esthéticien cosméticien', 'Coiffeur coloriste', 'Spa praticien'],
  cuisine: ['Cuisinier', 'Pâtissier spécialisé', 'Crêpier', 'Responsable de restaurant'],
  paie: ['Gestionnaire de paie', 'Collaborateur comptable', 'Contrôleur de gestion', 'Assistant comptable'],
  direction: ['Manager opérationnel', 'Responsable des ressources humaines', 'Dirigeant de petite entreprise', 'Chef de projet', 'Manager de la qualité'],
  commerce: ['Responsable commercial', 'Attaché commercial', 'Responsable marketing digital', 'Vendeur conseil', 'Chef de secteur'],
  immobilier: ['Gestionnaire de copropriété', 'Négociateur immobilier', 'Gestionnaire locatif'],
  batiment: ['Électricien', 'Plombier chauffagiste', 'Conducteur de travaux', 'Peintre', 'Menuisier', 'Couvreur'],
  industrie: ['Technicien de maintenance', 'Soudeur', 'Usineur', 'Technicien qualité', 'Automaticien'],
  graphisme: ['Graphiste', 'Motion designer', 'Directeur artistique', 'Photographe'],
  sport: ['Éducateur sportif', 'Coach sportif', 'Moniteur', 'Professeur de yoga'],
  social: ['Conseiller en insertion', 'Médiateur', 'Encadrant éducatif'],
  paysage: ['Ouvrier paysagiste', 'Maraîcher', 'Soigneur équin', 'Fleuriste'],
  tourisme: ['Réceptionniste', 'Chargé d’accueil', 'Guide', 'Gouvernant'],
};
