-- holds.en: What people said they want, in their own terms; never guessed.
-- holds.fr: Ce que les personnes ont dit vouloir, à leurs propres conditions ; jamais deviné.
-- key: intention_id
-- person: yes
-- moment: expressed_at
-- needs: intention_id, kind, what, expressed_at
-- words: kind | buy, renew, switch, stop, ask, give_data
-- words: state | open, served, withdrawn, expired
create table intentions (
    intention_id varchar,                -- identifier, the same at every import | identifiant, le même à chaque import
    pseudonym varchar,                   -- name the person chose, when not a customer | nom choisi par la personne, si elle n'est pas cliente
    kind varchar,                        -- what for: buy, renew, switch, stop, ask or give_data | intention : buy, renew, switch, stop, ask ou give_data
    what varchar,                        -- what is wanted | ce qui est voulu
    category varchar,                    -- category of what is wanted | catégorie de ce qui est voulu
    where_ varchar,                      -- where | où
    when_from timestamptz,               -- from when | à partir de quand
    when_to timestamptz,                 -- until when | jusqu'à quand
    budget_min decimal(18,2),            -- lowest budget | budget minimal
    budget_max decimal(18,2),            -- highest budget | budget maximal
    currency varchar,                    -- currency, three letters | devise, trois lettres
    terms_ref varchar,                   -- the person's own terms | conditions posées par la personne
    expressed_at timestamptz,            -- moment it was said | moment de l'expression
    valid_until timestamptz,             -- end of validity | fin de validité
    state varchar,                       -- open, served, withdrawn or expired | open, served, withdrawn ou expired
    declared boolean                     -- said by the person: always true | dit par la personne : toujours vrai
);
