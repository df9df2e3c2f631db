-- label.en: Voice equity
-- label.fr: Équité de parole
-- meaning.en: Chance of a reply for a critic over the chance of a reply for a fan: 1 when both are answered alike, 0.5 when critics get half as many.
-- meaning.fr: Chance de réponse d'une personne critique rapportée à celle d'une personne enthousiaste : 1 quand on répond autant aux deux, 0,5 quand les critiques en reçoivent deux fois moins.
-- why.en: A reply rate can be high because fans are thanked. The interval is that of a ratio of two shares (Katz 1978).
-- why.fr: Un taux de réponse peut être élevé parce qu'on remercie les fans. L'intervalle est celui d'un rapport de deux parts (Katz 1978).
-- unit: ratio
-- better: higher
-- interval: log_ratio
-- example: select voice_equity(2, 10, 8, 10) --> 0.25
-- example: select voice_equity(2, 10, 0, 10) --> null
create or replace macro voice_equity(critics_replied, critics, fans_replied, fans) as
    case when critics > 0 and fans_replied > 0 then (1.0 * critics_replied / critics) / (1.0 * fans_replied / fans) end
