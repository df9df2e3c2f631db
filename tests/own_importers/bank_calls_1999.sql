-- export.en: The call centre of an anonymous bank, 1999, published for research by the Technion's service laboratory
-- export.fr: Le centre d'appels d'une banque anonyme, 1999, publié pour la recherche par le laboratoire de service du Technion
-- tool: bank_calls
-- needs: vru+line, call_id, customer_id, date, vru_entry, vru_time, q_start, q_time, outcome, ser_start, ser_time, server
-- columns: priority, type, vru_exit, q_exit, ser_exit
-- number: vru_time, q_time, ser_time
-- required: call_id, date, vru_entry
-- notes: negative_menu | vru_time < 0
-- says.en: negative_menu | {n} calls leave the voice menu before they enter it: their time in the menu is unknown, the rest is kept.
-- says.fr: negative_menu | {n} appels quittent le serveur vocal avant d'y entrer : leur temps de menu est inconnu, le reste est gardé.
-- notes: no_server | outcome = 'AGENT' and server = 'NO_SERVER'
-- says.en: no_server | {n} calls are noted as answered, by nobody named: they count as answered.
-- says.fr: no_server | {n} appels sont notés décrochés, par personne de nommé : ils comptent comme décrochés.
-- notes: unknown_caller | customer_id = '0'
-- says.en: unknown_caller | {n} callers did not identify themselves (customer 0): their calls belong to nobody.
-- says.fr: unknown_caller | {n} appelants ne se sont pas identifiés (client 0) : leurs appels n'appartiennent à personne.
-- fills: calls
select
    row_no,
    concat_ws('|', "date", "vru+line", "call_id") as call_id,
    nullif("customer_id", '0')                              as who_crm_id,
    'in'                                                    as direction,
    timezone('Asia/Jerusalem', try_strptime("date", '%y%m%d') + cast("vru_entry" as interval)) as started_at,
    case when "vru_time" >= 0 then "vru_time" end           as menu_s,
    case when "q_start" <> '0:00:00' then "q_time" when "outcome" = 'AGENT' then 0 end as queue_s,
    case when "ser_start" <> '0:00:00' then "ser_time" else 0 end as talk_s,
    greatest("vru_time", 0) + "q_time" + case when "ser_start" <> '0:00:00' then "ser_time" else 0 end as total_s,
    case "outcome"
        when 'AGENT' then 'answered' when 'PHANTOM' then 'phantom'
        when 'HANG' then case when "q_start" = '0:00:00' then 'abandoned_ivr' else 'abandoned_queue' end end as outcome,
    "outcome"                                               as outcome_raw,
    nullif("server", 'NO_SERVER')                           as agent_ref,
    "type"                                                  as line,
    'IL'                                                    as country
from export
