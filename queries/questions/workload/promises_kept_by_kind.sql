-- question.en: Which promises are kept?
-- question.fr: Quelles promesses sont tenues ?
-- reading.en: By what was promised: a delivery, a reply, a refund.
-- reading.fr: Selon ce qui fut promis : une livraison, une réponse, un remboursement.
-- counts: promise_clocks by made_on
-- grain: promise_kind
select kind as promise_kind, count(*) as n, promise_kept_share(is_kept) as promise_kept_share
from promise_clocks
where is_kept is not null
group by kind
order by promise_kind
