-- holds.en: The steps of each path, by their place in it.
-- holds.fr: Les étapes de chaque chemin, par leur rang.
-- grain: path_no, place
with each_path as (
    select path_no, string_split(any_value(path), '␟') as steps from each_journey group by path_no
)
select path_no, generate_subscripts(steps, 1) as place, unnest(steps) as step
from each_path
