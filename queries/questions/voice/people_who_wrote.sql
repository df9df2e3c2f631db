-- question.en: Who wrote such texts?
-- question.fr: Qui a écrit de tels textes ?
-- reading.en: The people behind the texts chosen, the last to write first. Texts by unknown authors are left out.
-- reading.fr: Les personnes derrière les textes choisis, la dernière à avoir écrit d'abord. Les textes d'auteurs inconnus n'y sont pas.
-- counts: voices_scored by said_on
-- grain: customer_id
-- n: none
-- parameter: feeling = anxious
-- values: feeling = anxious, trusting, distrusting, waiting, negative, positive, any
-- parameter: about = |
-- parameter: facet_found = |
-- parameter: holding = |
select customer_id, count(*) as texts, max(said_on) as last_said_on
from voices_scored
where is_scored and customer_id is not null
    and ($feeling = 'any' or shows_feeling($feeling, is_anxious, is_trusting, is_distrusting, is_waiting, sentiment))
    and ($about = '|' or list_contains(topics, $about)) and ($facet_found = '|' or list_contains(facets, $facet_found))
    and ($holding = '|' or strpos(translate(lower(words), 'àâäçéèêëîïôöùûüÿñ', 'aaaceeeeiioouuuyn'), translate(lower($holding), 'àâäçéèêëîïôöùûüÿñ', 'aaaceeeeiioouuuyn')) > 0)
group by customer_id
order by last_said_on desc, customer_id
