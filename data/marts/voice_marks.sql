-- holds.en: Each scored text of `voices_scored` in numbers, person by person: the feelings found in it (anxious 1, trusting 2, distrusting 4, waiting 8, negative 16, positive 32,
--    added up), and the numbers of its channel, language, segment, moment, first topic, topics and facets, which `voice_names` names. Read in this order, what each person wrote
--    is summed in a tenth of the time that it takes to gather people from texts by day.
-- holds.fr: Chaque texte noté de `voices_scored` en nombres, personne par personne : les sentiments qu'il porte (anxieux 1, confiant 2, méfiant 4, attente 8, négatif 16,
--    positif 32, additionnés), et les numéros de son canal, de sa langue, de son segment, de son moment, de son premier sujet, de ses sujets et de ses facettes, que `voice_names`
--    nomme. Lu dans cet ordre, ce que chacun a écrit se somme en un dixième du temps qu'il faut pour réunir les personnes de textes rangés par jour.
-- grain: person_no, said_on
-- renew: whole
-- after: voices_scored, voice_names
with named as (select part, number, names, names[1] as name from voice_names)
select
    v.person_no, v.said_on, v.customer_id, v.source_system, v.channel, v.segment, v.language, v.country,
    cast(
        case when v.is_anxious then 1 else 0 end + case when v.is_trusting then 2 else 0 end + case when v.is_distrusting then 4 else 0 end + case when v.is_waiting then 8 else 0 end
        + case when v.sentiment < -0.05 then 16 else 0 end + case when v.sentiment > 0.05 then 32 else 0 end as tinyint) as feelings,
    cast(c.number as smallint) as channel_no, cast(l.number as smallint) as language_no, cast(s.number as smallint) as segment_no, cast(m.number as smallint) as order_moment_no,
    cast(t.number as smallint) as first_topic_no, topics.number as topics_no, facets.number as facets_no
from voices_scored v
join named c on c.part = 'channel' and c.name is not distinct from v.channel
join named l on l.part = 'language' and l.name is not distinct from v.language
join named s on s.part = 'segment' and s.name is not distinct from v.segment
join named m on m.part = 'order_moment' and m.name is not distinct from v.order_moment
join named t on t.part = 'first_topic' and t.name = coalesce(v.first_topic, 'none')
join named topics on topics.part = 'topics' and topics.names is not distinct from v.topics
join named facets on facets.part = 'facets' and facets.names is not distinct from v.facets
where v.is_scored
order by v.person_no, v.said_on
