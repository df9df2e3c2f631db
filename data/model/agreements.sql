-- holds.en: Terms agreed between a person and the company, whoever proposed them.
-- holds.fr: Les conditions convenues entre une personne et l'entreprise, quel que soit l'auteur de la proposition.
-- key: agreement_id
-- person: yes
-- moment: agreed_at
-- needs: agreement_id, terms_ref, agreed_at
-- words: proffered_by | individual, organisation
-- words: state | in_force, ended, refused
create table agreements (
    agreement_id varchar,                -- identifier, the same at every import | identifiant, le même à chaque import
    terms_ref varchar,                   -- terms agreed to | conditions acceptées
    proffered_by varchar,                -- individual or organisation | individual ou organisation
    agreed_at timestamptz,               -- moment of the agreement | moment de l'accord
    state varchar,                       -- in_force, ended or refused | in_force, ended ou refused
    evidence json                        -- proof as received | preuve telle que reçue
);
