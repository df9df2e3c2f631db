-- question.en: After which kind of no do messages go on?
-- question.fr: Après quelle sorte de non les messages continuent-ils ?
-- title.en: {worst_label}: {worst} still written to; {best_label}: {best}
-- title.fr: {worst_label} : {worst} encore sollicités ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} still written to: no way of leaving stands out
-- title.fr: De {flat_low} à {flat_high} encore sollicités : aucune sorte de départ ne se détache
-- reading.en: People who unsubscribed, reported spam or withdrew their consent on a known day, followed for four weeks. A withdrawal without a date cannot be followed and is left out.
-- reading.fr: Les personnes qui se sont désinscrites, ont signalé un spam ou ont retiré leur consentement à une date connue, suivies quatre semaines. Un retrait sans date ne peut être suivi : il est laissé de côté.
-- counts: leavings by left_on
-- grain: left_by
select left_by, count(*) as n, written_after_share(last_after_days) as written_after_share
from leavings
where is_seen_whole
group by left_by
order by written_after_share desc, left_by
