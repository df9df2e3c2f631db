-- question.en: How often does the brand speak, and how often do people?
-- question.fr: Combien de fois la marque parle-t-elle, et combien de fois les gens ?
-- title of: turn_side = brand
-- title.en: From the brand: {far} in {far_label}, {latest} in {latest_label}
-- title.fr: Venus de la marque : {far} en {far_label}, {latest} en {latest_label}
-- title.en: From the brand: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: Venus de la marque : {first} en {first_label}, {latest} en {latest_label}
-- title.en: From the brand: {flat} in {latest_label}, no clear change since {since}
-- title.fr: Venus de la marque : {flat} en {latest_label}, sans écart net depuis {since}
-- reading.en: How often the brand spoke of its own accord, and how often people turned to it.
-- reading.fr: Combien de fois la marque a parlé d'elle-même, et combien de fois on s'est tourné vers elle.
-- counts: turn_days by said_on
-- grain: month, turn_side
select said_month as month, side as turn_side, cast(sum(times) as bigint) as n
from turn_days
group by said_month, side
order by month, turn_side
