-- holds.en: The names behind the numbers of `voice_marks`: of each channel, language, segment, moment and first topic its own (or that there is none), of each set of topics
--    or facets those in it.
-- holds.fr: Les noms derrière les numéros de `voice_marks` : de chaque canal, langue, segment, moment et premier sujet le sien (ou qu'il n'y en a pas), de chaque ensemble
--    de sujets ou de facettes ceux qu'il tient.
-- grain: part, number
-- renew: whole
-- after: voices_scored
with told as (
    select distinct 'channel' as part, [channel] as names from voices_scored
    union all
    select distinct 'language', [language] from voices_scored
    union all
    select distinct 'segment', [segment] from voices_scored
    union all
    select distinct 'order_moment', [order_moment] from voices_scored
    union all
    select distinct 'first_topic', [coalesce(first_topic, 'none')] from voices_scored
    union all
    select distinct 'topics', topics from voices_scored
    union all
    select distinct 'facets', facets from voices_scored
)
select part, cast(row_number() over (partition by part order by names) as integer) as number, names from told
order by part, number
