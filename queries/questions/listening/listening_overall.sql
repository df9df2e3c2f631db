-- question.en: How much of what people say is heard?
-- question.fr: Qu'entend-on de ce que disent les personnes ?
-- builds on: heard_people
-- counts: spoken by said_on
-- read as: heard_whole
-- n: said_in_all
select said, heard, n_ended, n_open, people, said_in_all from heard_people order by said, heard
