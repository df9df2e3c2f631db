-- holds.en: The steps of points of pressing wording received in a week, each with its name.
-- holds.fr: Les paliers de points de formules pressantes reçus en une semaine, chacun avec son nom.
-- grain: step
select step, pressing_points from (values (0, '0'), (1, '1–10'), (2, '11–20'), (3, '21–40'), (4, '41+')) as named(step, pressing_points)
