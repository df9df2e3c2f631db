-- holds.en: One row per person and whole week (Monday to Sunday, reporting zone) during which marketing e-mail could reach the person.
--    `pressure_W`: marketing messages delivered in the W days that end with the week, all channels; `before_W`: in the W days before it;
--    `usual_level`: the step, two to a doubling, of the person's own average over 28 days in the year before those, null with
--    less than 12 weeks of history.
--    Then what happened in the week: messages, messages clicked, orders, leaving; what became of the week's messages: `sent_clicked`, those
--    clicked then or later, `leaves_before_next`, the person left that week or in the four weeks after, before another message. `weeks_since_…`: weeks since the person's row before (`row`), at the same level of `before_W` (`level_W`; and among
--    weeks with a message, `written_W`), as far from the usual (`usual`), or with a usual at all (`any_usual`): who is first met there in a period is where that
--    goes back beyond its beginning, so that people are counted once by adding. What a day brings changes the rows of few weeks: none tells what comes
--    long after it. This statement defines; `pressure.py` makes the same rows in one pass.
--    Where these would be more than 16 million rows, what 100,000 people live in three years, they are those of people drawn by chance, one in 2, 4, 8… (`is_drawn`), and everybody's last week, without their usual and `weeks_since_…`.
-- holds.fr: Une ligne par personne et semaine entière (lundi à dimanche, fuseau de restitution) où l'e-mail marketing pouvait l'atteindre.
--    `pressure_W` : messages marketing délivrés dans les W jours qui finissent avec la semaine, tous canaux ; `before_W` : dans les W jours d'avant ;
--    `usual_level` : le palier, deux par doublement, de la moyenne propre à la personne sur 28 jours dans l'année précédente, vide
--    avec moins de 12 semaines d'historique.
--    Puis ce qui s'est passé dans la semaine : messages, messages cliqués, commandes, départ ; ce qu'il est advenu des messages de
--    la semaine : `sent_clicked`, ceux cliqués alors ou plus tard, `leaves_before_next`, la personne est partie cette semaine-là ou dans les quatre
--    suivantes, avant un autre message. `weeks_since_…` : semaines depuis la ligne d'avant (`row`), au même palier de
--    `before_W` (`level_W` ; et parmi les semaines avec un message, `written_W`), au même écart à l'habitude (`usual`), ou avec une habitude connue (`any_usual`) : qui est
--    rencontré là pour la première fois d'une période est là où cela remonte avant son début, si bien qu'additionner compte chaque personne une fois.
--    Ce qu'un jour apporte change les lignes de peu de semaines : aucune ne dit ce qui vient longtemps après elle. Cette requête définit ; `pressure.py` fait les mêmes lignes en un passage.
--    Au-delà de 16 millions de lignes, ce que 100 000 personnes vivent en trois ans, ce sont celles de personnes tirées au sort, une sur 2, 4, 8… (`is_drawn`), et la dernière semaine de tout le monde, sans leur habitude ni `weeks_since_…`.
-- grain: customer_id, week
-- renew: customer_id
-- fills with: email_events
-- after: sends, spells, signs_of_life, pressure_lines, week_draw, reporting_zone
with facts as (
    select customer_id, cast(date_trunc('week', sent_on) as date) as week, 1 as messages, case when isodow(sent_on) = 1 then 1 else 0 end as on_monday, cast(is_clicked as integer) as sent_clicked, 0 as clicked, 0 as orders, null as sign_on
    from sends where is_marketing and outcome = 'delivered'
    union all
    select customer_id, cast(date_trunc('week', clicked_on) as date), 0, 0, 0, 1, 0, null from sends where is_marketing and outcome = 'delivered' and is_clicked
    union all
    select customer_id, cast(date_trunc('week', timezone(zone, placed_at)) as date), 0, 0, 0, 0, 1, null
    from orders cross join reporting_zone where cancelled_at is null and coalesce(status, 'paid') <> 'cancelled' and placed_at is not null and customer_id is not null
    union all
    select customer_id, cast(date_trunc('week', sign_on) as date), 0, 0, 0, 0, 0, sign_on from signs_of_life
),
weekly as (
    select customer_id, week, sum(messages) as messages, sum(on_monday) as on_monday, sum(sent_clicked) as sent_clicked, sum(clicked) as clicked, sum(orders) as orders, max(sign_on) as sign_on
    from facts group by customer_id, week
),
spans as (
    select customer_id, cast(row_number() over (order by customer_id) as integer) as person_no, cast(date_trunc('week', min(entered_on)) as date) as first_week, least(cast(date_trunc('week', max(coalesce(until_on, last_week))) as date), any_value(last_week)) as last_week
    from spells cross join week_draw group by customer_id
),
grid as (
    select
        customer_id, person_no, hash(customer_id) % one_in = 0 as is_drawn,
        cast(unnest(generate_series(s.first_week, s.last_week, interval 7 days)) as date) as week
    from spans s cross join week_draw where s.first_week <= s.last_week
),
subscribed as (
    select customer_id, week, min(case when cast(date_trunc('week', left_on) as date) = week then left_on end) as left_on
    from (
        select customer_id, left_on, cast(unnest(generate_series(cast(date_trunc('week', entered_on) as date), cast(date_trunc('week', coalesce(until_on, last_week)) as date), interval 7 days)) as date) as week
        from spells cross join week_draw
    ) group by customer_id, week
),
running as (
    select
        g.customer_id, g.person_no, g.is_drawn, g.week, coalesce(w.messages, 0) as messages, coalesce(w.on_monday, 0) as on_monday, coalesce(w.sent_clicked, 0) as sent_clicked, coalesce(w.clicked, 0) as clicked, coalesce(w.orders, 0) as orders,
        sum(coalesce(w.messages, 0)) over own as total, sum(coalesce(w.clicked, 0)) over own as clicked_total, max(w.sign_on) over own as last_sign_on, row_number() over own as week_no
    from grid g left join weekly w on w.customer_id = g.customer_id and w.week = g.week
    window own as (partition by g.person_no order by g.week rows between unbounded preceding and current row)
),
windows as (
    select
        *,
        total - coalesce(lag(total, 2) over own, 0) as two, total - coalesce(lag(total, 4) over own, 0) as four,
        total - coalesce(lag(total, 13) over own, 0) - coalesce(lag(on_monday, 12) over own, 0) as ninety,
        clicked_total - coalesce(lag(clicked_total, 13) over own, 0) as clicked_91,
        (coalesce(lag(total, 5) over own, 0) - coalesce(lag(total, 57) over own, 0)) * 4.0 / least(week_no - 5, 52) as usual_28
    from running
    window own as (partition by person_no order by week)
),
before as (
    select *, coalesce(lag(messages) over own, 0) as before_7, coalesce(lag(two) over own, 0) as before_14, coalesce(lag(four) over own, 0) as before_28, coalesce(lag(ninety) over own, 0) as before_90
    from windows
    window own as (partition by person_no order by week)
),
kept as (
    select
        b.*, s.left_on, least(b.before_7, 8) as level_7, least(b.before_14, 8) as level_14, least((b.before_28 + 1) // 2, 8) as level_28, least((b.before_90 + 5) // 6, 8) as level_90,
        case when b.week_no >= 17 and b.is_drawn then b.usual_28 end as own_usual,
        case when b.week_no < 17 or not b.is_drawn then null when (b.before_28 + 0.5) / (b.usual_28 + 0.5) < 0.667 then 1 when (b.before_28 + 0.5) / (b.usual_28 + 0.5) <= 1.5 then 2 when (b.before_28 + 0.5) / (b.usual_28 + 0.5) <= 2.5 then 3 else 4 end as against_usual
    from before b
    join subscribed s on s.customer_id = b.customer_id and s.week = b.week
    where b.week >= (select first_week from week_draw) and (b.is_drawn or b.week = (select last_week from week_draw))
)
select
    b.week, b.customer_id, b.is_drawn, u.segment, u.language, u.country,
    cast(b.messages as integer) as messages,
    cast(b.messages as integer) as pressure_7, cast(b.two as integer) as pressure_14, cast(b.four as integer) as pressure_28, cast(b.ninety as integer) as pressure_90,
    cast(b.before_7 as integer) as before_7, cast(b.before_14 as integer) as before_14, cast(b.before_28 as integer) as before_28, cast(b.before_90 as integer) as before_90,
    cast(floor(2 * ln(1 + b.own_usual) / ln(2)) as integer) as usual_level, cast(b.against_usual as tinyint) as against_usual, cast(date_trunc('month', b.week) as date) as month,
    cast(b.clicked as integer) as clicked, cast(b.clicked_91 as integer) as clicked_91, cast(b.clicked_total as integer) as clicked_total, cast(b.sent_clicked as integer) as sent_clicked, cast(b.orders as integer) as orders,
    b.left_on is not null as has_left,
    cast(b.week + 6 - b.last_sign_on as integer) as days_since_sign,
    u.preferred_days_between, l.line_28,
    b.messages > 0 and coalesce(
        min(b.left_on) over (partition by b.person_no order by b.week rows between current row and unbounded following)
            < least(b.week + 35, coalesce(lead(b.week) over (partition by b.person_no, b.messages > 0 order by b.week), b.week + 35)), false) as leaves_before_next,
    cast((b.week - lag(b.week) over (partition by b.person_no order by b.week)) / 7 as smallint) as weeks_since_row,
    cast((b.week - lag(b.week) over (partition by b.person_no, level_7 order by b.week)) / 7 as smallint) as weeks_since_level_7,
    cast((b.week - lag(b.week) over (partition by b.person_no, level_14 order by b.week)) / 7 as smallint) as weeks_since_level_14,
    cast((b.week - lag(b.week) over (partition by b.person_no, level_28 order by b.week)) / 7 as smallint) as weeks_since_level_28,
    cast((b.week - lag(b.week) over (partition by b.person_no, level_90 order by b.week)) / 7 as smallint) as weeks_since_level_90,
    cast(case when b.messages > 0 then (b.week - lag(b.week) over (partition by b.person_no, level_7, b.messages > 0 order by b.week)) / 7 end as smallint) as weeks_since_written_7,
    cast(case when b.messages > 0 then (b.week - lag(b.week) over (partition by b.person_no, level_14, b.messages > 0 order by b.week)) / 7 end as smallint) as weeks_since_written_14,
    cast(case when b.messages > 0 then (b.week - lag(b.week) over (partition by b.person_no, level_28, b.messages > 0 order by b.week)) / 7 end as smallint) as weeks_since_written_28,
    cast(case when b.messages > 0 then (b.week - lag(b.week) over (partition by b.person_no, level_90, b.messages > 0 order by b.week)) / 7 end as smallint) as weeks_since_written_90,
    cast(case when b.against_usual is not null then (b.week - lag(b.week) over (partition by b.person_no, b.against_usual order by b.week)) / 7 end as smallint) as weeks_since_usual,
    cast(case when b.against_usual is not null then (b.week - lag(b.week) over (partition by b.person_no, b.against_usual is not null order by b.week)) / 7 end as smallint) as weeks_since_any_usual
from kept b
left join customers u on u.customer_id = b.customer_id
left join pressure_lines l on l.segment is not distinct from u.segment
order by b.week, b.customer_id
