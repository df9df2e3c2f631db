-- holds.en: Rows that could not be read, kept whole so that nothing is lost.
-- holds.fr: Les lignes illisibles, gardées entières pour que rien ne soit perdu.
-- key: file_id
create table rejected_rows (
    file_id varchar,                     -- file | fichier
    row_no bigint,                       -- row, the first row of data being 1 | ligne, la première ligne de données étant 1
    code varchar,                        -- why | pourquoi
    raw json                             -- row as read | ligne telle que lue
);
