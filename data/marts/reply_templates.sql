-- holds.en: The brand's public replies, each with the template it repeats, if any. Names, products and towns (words with a capital)
--    and figures are set aside first. Two replies are near-duplicates when nine in ten of their three-word sequences are shared;
--    candidates are found by MinHash (Broder 1997) with 8 bands of 4 (locality-sensitive hashing), then compared exactly.
-- holds.fr: Les réponses publiques de la marque, chacune avec le modèle qu'elle répète, s'il y en a un. Noms, produits et villes (mots à capitale)
--    et chiffres sont d'abord écartés. Deux réponses sont quasi identiques quand neuf suites de trois mots sur dix sont communes ;
--    les candidates sont trouvées par MinHash (Broder 1997) en 8 bandes de 4, puis comparées exactement.
-- grain: reply_text
-- renew: whole
with replies as (
    select reply_text, count(*) as uses from reviews where reply_text is not null group by reply_text
    union all
    select text, count(*) from social_posts where by_brand and text is not null and in_reply_to is not null group by text
),
cleaned as (
    select
        reply_text, sum(uses) as uses,
        trim(regexp_replace(lower(strip_accents(regexp_replace(any_value(reply_text), '\p{Lu}[\p{L}''’-]*|https?://\S+|@\w+|[0-9]+', ' ', 'g'))), '[^a-z]+', ' ', 'g')) as plain
    from replies group by reply_text
),
whole as (
    select reply_text, uses, coalesce(nullif(plain, ''), trim(lower(reply_text))) as plain from cleaned
),
kept as (
    select plain, sum(uses) as uses, string_split(plain, ' ') as words from whole group by plain
),
shingled as (
    select plain, uses, list_distinct(list_transform(range(1, greatest(len(words) - 1, 2)), lambda i: array_to_string(words[i:i + 2], ' '))) as shingles from kept
),
signed as (
    select plain, list_transform(range(32), lambda k: list_min(list_transform(shingles, lambda shingle: hash(shingle, k)))) as signature from shingled
),
banded as (
    select plain, band, hash(signature[band * 4 + 1:band * 4 + 4]) as bucket from signed cross join range(8) as bands(band)
),
heads as (select band, bucket, min(plain) as head from banded group by band, bucket having count(*) > 1),
candidates as (
    select distinct banded.plain, heads.head from banded join heads using (band, bucket) where banded.plain <> heads.head
),
alike as (
    select one.plain, one.head
    from candidates one join shingled a on a.plain = one.plain join shingled b on b.plain = one.head
    where len(list_intersect(a.shingles, b.shingles)) >= 0.9 * (len(a.shingles) + len(b.shingles) - len(list_intersect(a.shingles, b.shingles)))
),
grouped as (
    select plain, min(head) as template from (select plain, head from alike union all select head, head from alike) group by plain
),
named as (
    select kept.plain, coalesce(grouped.template, kept.plain) as template, kept.uses from kept left join grouped on grouped.plain = kept.plain
),
totals as (select template, sum(uses) as template_uses from named group by template)
select whole.reply_text, md5(named.template) as template_id, cast(totals.template_uses as bigint) as template_uses, totals.template_uses > 1 as is_template
from whole join named on named.plain = whole.plain join totals on totals.template = named.template
order by template_id, reply_text
