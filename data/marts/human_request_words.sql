-- holds.en: The words that ask for a human when they are the whole message, as people type them to a robot, without accents or capitals.
--    Sentences are recognised by the rules of data/feelings/lexicons/requests.csv. Add or remove a line to change the rule.
-- holds.fr: Les mots qui demandent un humain quand ils sont tout le message, comme on les tape à un robot, sans accents ni capitales.
--    Les phrases sont reconnues par les règles de data/feelings/lexicons/requests.csv. Une ligne de plus ou de moins change la règle.
-- grain: language, words
-- renew: whole
select * from (values
    ('fr', 'conseiller'), ('fr', 'conseillere'), ('fr', 'un conseiller'), ('fr', 'humain'), ('fr', 'un humain'), ('fr', 'agent humain'), ('fr', 'operateur'), ('fr', 'une personne'), ('fr', 'quelqu un'),
    ('en', 'human'), ('en', 'a human'), ('en', 'agent'), ('en', 'human agent'), ('en', 'adviser'), ('en', 'advisor'), ('en', 'operator'), ('en', 'representative'), ('en', 'a person'), ('en', 'real person')
) as told(language, words)
