-- holds.en: Identities erased on request, as hashes only, so that no later import brings them back.
-- holds.fr: Les identités effacées sur demande, en empreintes seules, pour qu'aucun import ne les ramène.
-- key: person_key
create table forgotten (
    person_key varchar,                  -- hash of the identity | empreinte de l'identité
    forgotten_at timestamptz             -- moment of the erasure | moment de l'effacement
);
