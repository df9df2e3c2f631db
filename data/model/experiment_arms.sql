-- holds.en: Who was put by chance in which arm of a test.
-- holds.fr: Qui a été placé par tirage au sort dans quel bras d'un test.
-- key: assignment_id
-- person: yes
-- moment: assigned_at
-- needs: experiment_id, arm, assigned_at
create table experiment_arms (
    assignment_id varchar,               -- identifier, the same at every import | identifiant, le même à chaque import
    experiment_id varchar,               -- test | test
    arm varchar,                         -- arm drawn | bras tiré
    assigned_at timestamptz              -- moment of the draw | moment du tirage
);
