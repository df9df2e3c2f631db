-- question.en: Do those who praise us in public come back more than those who keep silent?
-- question.fr: Ceux qui disent du bien de nous en public reviennent-ils plus que ceux qui se taisent ?
-- reading.en: The people who ordered in the 364 days before the end of a quarter, by what they said in public in those days; of each group, the share who ordered in the half-year after. The quarter is the latest of the period after which half a year is known. Beside it, what silent buyers with as many orders that year did: who orders often has more occasions to speak, and comes back more, whatever is said. An association, not an effect of speaking.
-- reading.fr: Les personnes qui ont commandé dans les 364 jours avant la fin d'un trimestre, selon ce qu'elles ont dit en public ces jours-là ; dans chaque groupe, la part qui a commandé dans les six mois suivants. Le trimestre est le dernier de la période dont on connaît les six mois d'après. À côté, ce qu'ont fait les acheteurs silencieux ayant autant de commandes cette année-là : qui commande souvent a plus d'occasions de parler, et revient plus, quoi qu'il dise. Une association, non un effet de la parole.
-- limits.en: Silent: no public word of theirs is known, which is not the same as none.
-- limits.fr: En silence : aucun mot public d'elles n'est connu, ce qui ne veut pas dire aucun.
-- empty.en: This is told once half a year of orders is known after a year of them, and reviews or posts whose author another tool knows.
-- empty.fr: Ceci se dit dès qu'on connaît six mois de commandes après une première année, et des avis ou publications dont un autre outil connaît l'auteur.
-- counts: fan_counts by quarter
-- fills with: reviews.invited, social_posts
-- grain: voice
with watched as (select max(quarter) as latest from fan_counts where has_ordered_after is not null and quarter + interval '3' month <= $end),
told as (
    select voice, orders_band, has_ordered_after, people
    from fan_counts cross join watched
    where quarter = latest and has_ordered_after is not null and exists (select 1 from fan_counts where voice <> 'silent')
),
silent as (select orders_band, ordered_after_share(has_ordered_after, people) as share from told where voice = 'silent' group by orders_band having sum(people) >= 30)
select
    voice, cast(sum(people) as bigint) as n, ordered_after_share(has_ordered_after, people) as ordered_after_share,
    case when voice <> 'silent' and count(*) = count(silent.share) then sum(people * silent.share) / sum(people) end as ordered_after_alike
from told left join silent on silent.orders_band = told.orders_band
group by voice
order by case voice when 'fan' then 1 when 'untold' then 2 when 'other' then 3 else 4 end
