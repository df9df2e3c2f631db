-- label.en: Voice equity
-- label.fr: Équité de parole
-- meaning.en: Share of critics who get a reply, divided by the share of fans who get one: 1 when both are answered alike, 0.5 when critics are answered half as often.
-- meaning.fr: Part des critiques qui reçoivent une réponse, divisée par la part des fans qui en reçoivent une : 1 quand on répond autant aux deux, 0,5 quand on répond deux fois moins aux critiques.
-- why.en: A reply rate can be high because fans are thanked. The interval is that of a ratio of two shares (Katz 1978).
-- why.fr: Un taux de réponse peut être élevé parce qu'on remercie les fans. L'intervalle est celui d'un rapport de deux parts (Katz 1978).
-- unit: ratio
-- better: higher
-- interval: log_ratio
-- example: select voice_equity(2, 10, 8, 10) --> 0.25
-- example: select voice_equity(2, 10, 0, 10) --> null
create or replace macro voice_equity(critics_replied, critics, fans_replied, fans) as
    case when critics > 0 and fans_replied > 0 then (1.0 * critics_replied / critics) / (1.0 * fans_replied / fans) end
