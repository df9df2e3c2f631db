-- label.en: In person
-- label.fr: En personne
-- meaning.en: Share of meetings between a person and the company that happened in a shop rather than by phone or screen.
-- meaning.fr: Part des rencontres entre une personne et l'entreprise qui ont eu lieu en magasin plutôt que par téléphone ou écran.
-- unit: share
-- better: neither
-- interval: wilson
-- example: select in_person_share(a, n) from (values (3, 3), (0, 1)) t(a, n) --> 0.75
-- example: select in_person_share(a, n) from (values (0, 0)) t(a, n) --> null
create or replace macro in_person_share(face_to_face, met) as sum(face_to_face) / nullif(cast(sum(met) as double), 0)
