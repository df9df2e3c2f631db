-- holds.en: The marketing messages of `sends` that were delivered to about 100,000 people at most, drawn by chance, all of them where there are fewer,
--    for what is worked out person by person: that does not add up over groups. One person in 2, 4, 8… is kept. `person_no` stands for the person, and follows from who it is alone.
-- holds.fr: Les messages marketing de `sends` délivrés à 100 000 personnes environ au plus, tirées au sort, toutes s'il y en a moins,
--    pour ce qui se calcule personne par personne : cela ne s'additionne pas. Une personne sur 2, 4, 8… est gardée. `person_no` tient lieu de la personne et ne tient qu'à elle.
-- grain: person_no, sent_on, campaign_id
-- renew: customer_id, campaign_id
-- after: sends, mail_draw
select
    cast(hash(customer_id) >> 1 as bigint) as person_no, customer_id, campaign_id, kind, channel, source_system, sent_on, cast(date_trunc('week', sent_on) as date) as sent_week, is_unsubscribed, segment, language, country
from sends cross join mail_draw
where is_marketing and outcome = 'delivered' and hash(customer_id) // 4294967296 % one_in = 0
order by sent_on
