-- question.en: How long do requests stay open?
-- question.fr: Combien de temps les demandes restent-elles ouvertes ?
-- title at: 7
-- title.en: {worst_label}: {worst} not settled after {at}; {best_label}: {best}
-- title.fr: {worst_label} : {worst} pas encore réglées après {at} ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} not settled after {at}: no channel stands out
-- title.fr: De {flat_low} à {flat_high} pas encore réglées après {at} : aucun canal ne se détache
-- reading.en: Share of requests not yet settled for good, from the customer's first words. One closed without any human answer is not settled; one reopened is settled at its last closing.
-- reading.fr: Part des demandes pas encore réglées pour de bon, depuis les premiers mots du client. Une demande close sans réponse humaine n'est pas réglée ; une demande rouverte l'est à sa dernière clôture.
-- counts: resolutions by opened_on
-- grain: channel
-- read as: survival
-- renames: still_waiting_share to unresolved_share
select
    channel,
    round(10 * days_to_resolution) / 10.0 as days,
    count(case when is_resolved then 1 end) as n_ended,
    count(case when not is_resolved then 1 end) as n_open
from resolutions
group by channel, round(10 * days_to_resolution)
order by channel, days
