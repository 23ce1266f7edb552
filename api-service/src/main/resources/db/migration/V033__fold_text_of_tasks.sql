-- Title and description as they are searched and sorted by: without case and accents, as Folding has words. Reckoned once for each
-- change, and not for each task with each search. In "C" a line feed stands before all that is written, so that shorter titles come first.
alter table task add column folded text collate "C" generated always as (
    translate(lower(title || E'\n' || coalesce(description, '')),
        'áàâãäåéèêëíìîïóòôõöúùûüçñÁÀÂÃÄÅÉÈÊËÍÌÎÏÓÒÔÕÖÚÙÛÜÇÑ',
        'aaaaaaeeeeiiiiooooouuuucnaaaaaaeeeeiiiiooooouuuucn')) stored;
