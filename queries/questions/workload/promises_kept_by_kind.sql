-- question.en: Which promises are kept?
-- question.fr: Quelles promesses sont tenues ?
-- title.en: {worst_label}: {worst} of promises kept; {best_label}: {best}
-- title.fr: {worst_label} : {worst} de promesses tenues ; {best_label} : {best}
-- title.en: {value_label}: {value} of promises kept ({span})
-- title.fr: {value_label} : {value} de promesses tenues ({span})
-- title.en: {flat_low} to {flat_high} of promises kept: no kind stands out
-- title.fr: De {flat_low} à {flat_high} de promesses tenues : aucune sorte ne se détache
-- reading.en: By what was promised: a delivery, a reply, a refund.
-- reading.fr: Selon ce qui a été promis : une livraison, une réponse, un remboursement.
-- counts: promise_clocks by made_on
-- grain: promise_kind
select kind as promise_kind, count(*) as n, promise_kept_share(is_kept) as promise_kept_share
from promise_clocks
where is_kept is not null
group by kind
order by promise_kind
