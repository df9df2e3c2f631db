-- holds.en: The phrases by which a customer asks for a human, without accents or punctuation. Those of several words count
--    anywhere in a message; single words only when they are the whole message. Add or remove a line to change the rule.
-- holds.fr: Les tournures par lesquelles un client demande un humain, sans accents ni ponctuation. Celles de plusieurs mots
--    comptent où qu'elles soient dans un message ; un mot seul ne compte que s'il est tout le message. Une ligne de plus ou de moins change la règle.
-- grain: language, phrase
with verbs(language, verb) as (
    values ('fr', 'parler a'), ('fr', 'parler avec'), ('fr', 'joindre'), ('fr', 'contacter'), ('fr', 'passez moi'), ('fr', 'passer a'), ('fr', 'en relation avec'),
        ('en', 'talk to'), ('en', 'speak to'), ('en', 'talk with'), ('en', 'speak with'), ('en', 'chat with'), ('en', 'reach'), ('en', 'through to'), ('en', 'transfer me to'), ('en', 'connect me to')
),
humans(language, human) as (
    values ('fr', 'un conseiller'), ('fr', 'une conseillere'), ('fr', 'un humain'), ('fr', 'un etre humain'), ('fr', 'une personne'), ('fr', 'une vraie personne'), ('fr', 'quelqu un'), ('fr', 'un agent'), ('fr', 'un operateur'),
        ('en', 'a human'), ('en', 'a person'), ('en', 'a real person'), ('en', 'someone'), ('en', 'somebody'), ('en', 'an agent'), ('en', 'an adviser'), ('en', 'an advisor'), ('en', 'an operator'), ('en', 'a representative')
),
others(language, phrase) as (
    values ('fr', 'un humain svp'), ('fr', 'un humain s il vous plait'), ('fr', 'pouvez vous me rappeler'), ('fr', 'rappelez moi'), ('fr', 'pas parler a un robot'), ('fr', 'pas parler a une machine'),
        ('fr', 'conseiller'), ('fr', 'conseillere'), ('fr', 'humain'), ('fr', 'agent humain'), ('fr', 'un conseiller'), ('fr', 'un humain'), ('fr', 'operateur'),
        ('en', 'a human please'), ('en', 'human agent please'), ('en', 'real person please'), ('en', 'call me back'), ('en', 't want to talk to a bot'), ('en', 'not want to talk to a bot'), ('en', 't want to talk to a robot'),
        ('en', 'human'), ('en', 'agent'), ('en', 'adviser'), ('en', 'advisor'), ('en', 'human agent'), ('en', 'a human'), ('en', 'operator'), ('en', 'representative')
)
select language, concat(verb, ' ', human) as phrase, false as is_whole_message from verbs join humans using (language)
union all
select language, phrase, phrase in ('agent humain', 'human agent', 'un conseiller', 'un humain', 'a human') or not contains(phrase, ' ') from others
