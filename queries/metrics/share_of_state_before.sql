-- label.en: Share of those who were in that state
-- label.fr: Part de ceux qui étaient dans cet état
-- meaning.en: Of the customers in a state at the end of a quarter, the share in another at the end of the next.
-- meaning.fr: Parmi les clients dans un état à la fin d'un trimestre, la part dans un autre à la fin du suivant.
-- unit: share
-- better: neither
-- interval: wilson
-- example: select share_of_state_before(a, b) from (values (3, 12)) t(a, b) --> 0.25
create or replace macro share_of_state_before(part, whole) as part / nullif(cast(whole as double), 0)
