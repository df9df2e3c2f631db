-- question.en: How much of what people say is heard?
-- question.fr: Qu'entend-on de ce que disent les personnes ?
-- counts: turns by said_on
select count(*) as n, listening_rate(is_heard) as listening_rate
from turns
where side = 'customer' and is_heard is not null
