-- question.en: How can people be reached?
-- question.fr: Comment joindre les personnes ?
-- reading.en: Shown to stewards only. One address and one number for each person, shared mailboxes left out.
-- reading.fr: Montré aux seuls référents. Une adresse et un numéro par personne, boîtes partagées exclues.
-- counts: customer_identities
-- grain: customer_id
-- n: none
-- never on: spark, identities
select customer_id, min(case when id_type = 'email' then id_norm end) as email, min(case when id_type = 'phone' then id_norm end) as phone
from customer_identities
where id_type in ('email', 'phone') and coalesce(quality, '') <> 'shared'
group by customer_id
order by customer_id
