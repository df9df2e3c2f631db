-- question.en: Does the brand talk more than it listens?
-- question.fr: La marque parle-t-elle plus qu'elle n'écoute ?
-- reading.en: All messages together, where those who receive most weigh most; the median of each person stands beside it.
-- reading.fr: Tous les messages ensemble, où pèsent surtout ceux qui en reçoivent le plus ; la médiane par personne est à côté.
-- builds on: own_shares
-- counts: own_turns by said_on
-- read as: talk_whole
select segment, talk, inbound, n_ended, n_open from own_shares order by segment, talk, inbound
