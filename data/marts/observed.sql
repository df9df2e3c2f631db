-- holds.en: For each tool, the first and last moment its exports tell of; what was open then is unfinished, not absent.
-- holds.fr: Pour chaque outil, le premier et le dernier moment dont parlent ses exports ; ce qui était ouvert alors est inachevé, pas absent.
-- grain: source_system
-- renew: whole
-- after: freshness
select source_system, min(first_at) as first_at, max(last_at) as observed_until
from freshness
where first_at is not null
group by source_system
