-- question.en: Which answers are not counted, and why?
-- question.fr: Quelles réponses ne sont pas comptées, et pourquoi ?
-- reading.en: A score means nothing without its scale and its direction: these answers are refused rather than guessed.
-- reading.fr: Une note ne dit rien sans son échelle ni son sens : ces réponses sont refusées plutôt que devinées.
-- fills with: survey_responses
-- counts: satisfaction by answered_on
-- grain: survey_metric, refused
select metric as survey_metric, refused, count(*) as n
from satisfaction
where refused is not null
group by metric, refused
order by survey_metric, refused
