-- export.en: Telephone contacts of a Portuguese bank's campaign, 2008-2010, published for research (UCI, Moro, Cortez and Rita)
-- export.fr: Les contacts téléphoniques de la campagne d'une banque portugaise, 2008-2010, publiés pour la recherche (UCI, Moro, Cortez et Rita)
-- tool: bank_contacts
-- needs: campaign, pdays, poutcome, day_of_week, duration, y
-- columns: month, contact, age, job, marital, education, default, housing, loan, previous, emp.var.rate, cons.price.idx, cons.conf.idx, euribor3m, nr.employed
-- number: campaign, duration
-- required: campaign, y
-- drops: age, job, marital, education, default, housing, loan, emp.var.rate, cons.price.idx, cons.conf.idx, euribor3m, nr.employed
-- prepares: dated
select
    row_no, campaign, duration, y, contact, previous, pdays, poutcome, day_of_week,
    -- rows are in order of time, months without a year: a month before the last one is the next year's
    make_date(cast(2008 + sum(case when month_no < earlier then 1 else 0 end) over (order by row_no rows unbounded preceding) as integer), month_no, 1) as month_on
from (
    select *, lag(month_no) over (order by row_no) as earlier
    from (select *, cast(list_position(['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'], month) as integer) as month_no from export)
)
-- fills: calls
select
    row_no,
    concat('person-', row_no)                               as call_id,
    concat('bank-', row_no)                                 as who_crm_id,
    'out'                                                   as direction,
    timezone('UTC', cast(month_on as timestamp) + interval 12 hour) as started_at,
    cast(duration as integer)                               as talk_s,
    'answered'                                              as outcome,
    -- a count stays a count: one row for the whole run of calls, never one call for each
    json_object('contacts_in_row', cast(campaign as integer), 'responded', y = 'yes', 'previous', previous, 'poutcome', poutcome, 'contact', contact) as attributes
from dated
