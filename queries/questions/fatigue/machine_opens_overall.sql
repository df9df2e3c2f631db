-- question.en: How many messages did a machine alone open?
-- question.fr: Combien de messages n'ont été ouverts que par une machine ?
-- reading.en: Marketing messages delivered by the tools that mark the opens of machines. Those of other tools are not counted: nothing is known of their opens.
-- reading.fr: Messages marketing délivrés par les outils qui signalent les ouvertures de machines. Ceux des autres outils ne sont pas comptés : on ne sait rien de leurs ouvertures.
-- counts: send_days by sent_on
select coalesce(sum(messages), 0) as n, sum(case when opened_by = 'machine' then messages else 0 end) / cast(sum(messages) as double) as machine_opens_share
from send_days join mail_tools using (source_system)
where is_marketing and outcome = 'delivered' and tells_machines
