-- Every object of the user's schemas as (kind, description). Descriptions hold no expression text: PostgreSQL prints an
-- expression differently after a restore (varchar IN lists gain casts), which would be a difference that is none.
with schemas as (
    select oid, quote_ident(nspname) as name, nspowner from pg_namespace
    where nspname <> 'information_schema' and nspname !~ '^pg_'
), owned as (
    select classid, objid from pg_depend where deptype = 'e'
), relations as (
    select c.*, s.name || '.' || quote_ident(c.relname) as name
    from pg_class c join schemas s on s.oid = c.relnamespace
    where not exists (select 1 from owned o where o.classid = 'pg_class'::regclass and o.objid = c.oid)
)
select 'relations' as kind, concat_ws(' ', relkind, name, relpersistence, relrowsecurity) as description
from relations where relkind in ('r', 'p', 'v', 'm', 'S', 'f', 'c')
union all
select 'owners', concat_ws(' ', relkind, name, pg_get_userbyid(relowner))
from relations where relkind in ('r', 'p', 'v', 'm', 'S', 'f')
union all
select 'columns', concat_ws(' ', r.name, row_number() over (partition by r.oid order by a.attnum), quote_ident(a.attname),
       format_type(a.atttypid, a.atttypmod), a.attnotnull, a.atthasdef, a.attidentity, a.attgenerated)
from relations r join pg_attribute a on a.attrelid = r.oid
where r.relkind in ('r', 'p', 'v', 'm', 'f', 'c') and a.attnum > 0 and not a.attisdropped
union all
select 'constraints', concat_ws(' ', r.name, quote_ident(k.conname), k.contype, k.convalidated,
       (select string_agg(quote_ident(a.attname), ',' order by u.n) from unnest(k.conkey) with ordinality u(num, n)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num),
       (select '-> ' || f.name from relations f where f.oid = k.confrelid))
from pg_constraint k join relations r on r.oid = k.conrelid
-- those that partitions have of their parents get other names by a restore
where k.conparentid = 0 or :format = 2
union all
select 'indexes', concat_ws(' ', t.name, quote_ident(i.relname), m.amname, x.indisunique, x.indisvalid,
       x.indpred is not null,
       (select string_agg(coalesce(quote_ident(a.attname), '()'), ',' order by u.n)
        from unnest(x.indkey::int2[]) with ordinality u(num, n)
        left join pg_attribute a on a.attrelid = x.indrelid and a.attnum = u.num and u.num <> 0))
from pg_index x join relations t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid join pg_am m on m.oid = i.relam
union all
select 'triggers', concat_ws(' ', r.name, quote_ident(g.tgname), g.tgtype, g.tgenabled, quote_ident(p.proname))
from pg_trigger g join relations r on r.oid = g.tgrelid join pg_proc p on p.oid = g.tgfoid where not g.tgisinternal
union all
select 'functions', concat_ws(' ', s.name, quote_ident(p.proname), pg_get_function_identity_arguments(p.oid), p.prokind,
       l.lanname, md5(p.prosrc))
from pg_proc p join schemas s on s.oid = p.pronamespace join pg_language l on l.oid = p.prolang
where not exists (select 1 from owned o where o.classid = 'pg_proc'::regclass and o.objid = p.oid)
union all
select 'types', concat_ws(' ', s.name, quote_ident(t.typname), t.typtype,
       (select string_agg(quote_literal(e.enumlabel), ',' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid))
from pg_type t join schemas s on s.oid = t.typnamespace
where t.typtype in ('e', 'd', 'r')
  and not exists (select 1 from owned o where o.classid = 'pg_type'::regclass and o.objid = t.oid)
union all
select 'policies', concat_ws(' ', r.name, quote_ident(p.polname), p.polcmd, p.polpermissive)
from pg_policy p join relations r on r.oid = p.polrelid
union all
select 'schemas', concat_ws(' ', name, pg_get_userbyid(nspowner)) from schemas where name <> 'public'
