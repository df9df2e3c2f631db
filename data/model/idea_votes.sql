-- holds.en: Votes for ideas.
-- holds.fr: Les votes pour des idées.
-- key: vote_id
-- person: yes
-- moment: occurred_at
-- needs: idea_id, occurred_at
-- refers: idea_id to ideas
create table idea_votes (
    vote_id varchar,                     -- identifier, the same at every import | identifiant, le même à chaque import
    idea_id varchar,                     -- idea voted for | idée soutenue
    occurred_at timestamptz,             -- moment of the vote | moment du vote
    weight double                        -- weight of the vote | poids du vote
);
