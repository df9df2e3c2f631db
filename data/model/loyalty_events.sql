-- holds.en: Points earned, spent and lost, and balances.
-- holds.fr: Les points gagnés, dépensés, perdus, et les soldes.
-- key: event_id
-- person: yes
-- moment: occurred_at
-- needs: event_id, kind, occurred_at
-- refers: order_id to orders
-- words: kind | earn, burn, expire, adjust, snapshot
create table loyalty_events (
    event_id varchar,                    -- identifier, the same at every import | identifiant, le même à chaque import
    occurred_at timestamptz,             -- moment of the movement | moment du mouvement
    kind varchar,                        -- movement: earn, burn, expire, adjust or snapshot | mouvement : earn, burn, expire, adjust ou snapshot
    points double,                       -- points moved | points en mouvement
    balance double,                      -- balance after | solde après
    tier varchar,                        -- tier | palier
    order_id varchar,                    -- order that caused it | commande à l'origine
    reason varchar                       -- reason given | motif donné
);
