-- question.en: What happened then?
-- question.fr: Que s'est-il passé alors ?
-- counts: annotations by occurred_on
-- n: none
select occurred_on, label_en, label_fr
from annotations
order by occurred_on, label_en
