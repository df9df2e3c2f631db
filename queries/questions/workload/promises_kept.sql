-- question.en: Does the company do what it announces?
-- question.fr: L'entreprise fait-elle ce qu'elle annonce ?
-- counts: promise_clocks by made_on
select count(*) as n, promise_kept_share(is_kept) as promise_kept_share
from promise_clocks
where is_kept is not null
