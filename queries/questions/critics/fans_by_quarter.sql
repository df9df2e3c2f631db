-- question.en: How many customers praise us in public without being asked?
-- question.fr: Combien de clients disent du bien de nous en public sans qu'on le leur demande ?
-- title.en: Fans nobody had asked: {far} of buyers in {far_label}, {latest} in {latest_label}
-- title.fr: Fans que personne n'a sollicités : {far} des acheteurs au {far_label}, {latest} au {latest_label}
-- title.en: Fans nobody had asked: {first} of buyers in {first_label}, {latest} in {latest_label}
-- title.fr: Fans que personne n'a sollicités : {first} des acheteurs au {first_label}, {latest} au {latest_label}
-- title.en: Fans nobody had asked: {flat} of buyers in {latest_label}, no clear change since {since}
-- title.fr: Fans que personne n'a sollicités : {flat} des acheteurs au {latest_label}, sans écart net depuis le {since}
-- reading.en: Of the people who ordered in the 364 days before each quarter's end, those of whom, in the same days, an organic review of 4 stars or more or a positive post is known. Praise of which no tool says whether it was asked for is in the table, and makes no fan.
-- reading.fr: Parmi les personnes qui ont commandé dans les 364 jours avant la fin de chaque trimestre, celles dont on connaît, ces mêmes jours, un avis spontané d'au moins 4 étoiles ou une publication positive. Les éloges dont aucun outil ne dit s'ils étaient demandés figurent dans le tableau, et ne font pas un fan.
-- limits.en: Only words whose author is known as a customer count: there are more fans than these. Whether a post is positive is told by a scorer, which makes errors. Years of successive quarters overlap.
-- limits.fr: Seuls comptent les mots dont l'auteur est connu comme client : il y a plus de fans que ceux-là. Qu'une publication soit positive est dit par une analyse, qui se trompe parfois. Les années de trimestres successifs se recouvrent.
-- empty.en: Fans are told once there is a year of orders, and reviews or posts whose author another tool knows (an address, an order number or a handle). Whether a review was asked for comes from its export (reviews.invited).
-- empty.fr: Les fans se disent dès qu'il y a une année de commandes, et des avis ou publications dont un autre outil connaît l'auteur (une adresse, un numéro de commande ou un pseudonyme). Si un avis a été demandé, son export le dit (reviews.invited).
-- counts: fan_counts by quarter
-- fills with: reviews.invited, social_posts
-- grain: quarter
-- n: largest_n
with told as (
    select quarter, sum(people) as n, unasked_fan_share(voice, people) as unasked_fan_share, sum(case when voice = 'untold' then people else 0 end) as praise_untold, sum(case when voice <> 'silent' then people else 0 end) as spoke
    from fan_counts
    where quarter + interval '3' month <= $end
    group by quarter
)
select quarter, cast(n as bigint) as n, unasked_fan_share, cast(praise_untold as bigint) as praise_untold, cast(max(n) over () as bigint) as largest_n
from told
where (select sum(spoke) from told) > 0
order by quarter
