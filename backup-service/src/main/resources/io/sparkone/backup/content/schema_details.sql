-- What manifests describe since their third format, in the same form as schema.sql.
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
select 'constraint details', concat_ws(' ', r.name, quote_ident(k.conname), k.confupdtype, k.confdeltype, k.confmatchtype,
       k.condeferrable, k.condeferred,
       (select string_agg(quote_ident(a.attname), ',' order by u.n) from unnest(k.confkey) with ordinality u(num, n)
        join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.num))
from pg_constraint k join relations r on r.oid = k.conrelid where k.conparentid = 0
union all
select 'domains', concat_ws(' ', s.name, quote_ident(t.typname), format_type(t.typbasetype, t.typtypmod), t.typnotnull,
       (select string_agg(quote_ident(k.conname), ',' order by k.conname) from pg_constraint k where k.contypid = t.oid))
from pg_type t join schemas s on s.oid = t.typnamespace
where t.typtype = 'd' and not exists (select 1 from owned o where o.classid = 'pg_type'::regclass and o.objid = t.oid)
union all
select 'sequences', concat_ws(' ', r.name, format_type(q.seqtypid, null), q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcycle)
from pg_sequence q join relations r on r.oid = q.seqrelid
union all
select 'index details', concat_ws(' ', quote_ident(i.relname), t.name, x.indoption::text, x.indnkeyatts, x.indisreplident, x.indisclustered,
       (select string_agg(c.opcname, ',' order by u.n) from unnest(x.indclass::oid[]) with ordinality u(class, n)
        join pg_opclass c on c.oid = u.class))
from pg_index x join relations t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
union all
select 'table details', concat_ws(' ', r.name, r.relforcerowsecurity, r.relreplident, r.relispopulated,
       (select string_agg(o, ',' order by o) from unnest(r.reloptions) o), pg_get_expr(r.relpartbound, r.oid),
       (select string_agg(p.name, ',' order by h.inhseqno) from pg_inherits h join relations p on p.oid = h.inhparent
        where h.inhrelid = r.oid))
from relations r where r.relkind in ('r', 'p', 'v', 'm', 'f')
union all
select 'column details', concat_ws(' ', r.name, quote_ident(a.attname), k.collname, col_description(r.oid, a.attnum))
from relations r join pg_attribute a on a.attrelid = r.oid left join pg_collation k on k.oid = a.attcollation
where r.relkind in ('r', 'p', 'v', 'm', 'f', 'c') and a.attnum > 0 and not a.attisdropped
union all
select 'function details', concat_ws(' ', s.name, quote_ident(p.proname), pg_get_function_identity_arguments(p.oid),
       format_type(p.prorettype, null), p.proretset, p.provolatile, p.prosecdef, p.proisstrict, p.proleakproof, p.proparallel,
       translate(array_to_string(p.proconfig, ','), ' "''', ''))
from pg_proc p join schemas s on s.oid = p.pronamespace
where not exists (select 1 from owned o where o.classid = 'pg_proc'::regclass and o.objid = p.oid)
union all
select 'rules', concat_ws(' ', r.name, quote_ident(w.rulename), w.ev_type, w.ev_enabled, w.is_instead)
from pg_rewrite w join relations r on r.oid = w.ev_class where w.rulename <> '_RETURN'
union all
select 'policy roles', concat_ws(' ', r.name, quote_ident(p.polname), p.polqual is not null, p.polwithcheck is not null,
       (select string_agg(case g when 0 then 'public' else pg_get_userbyid(g)::text end, ',' order by pg_get_userbyid(g))
        from unnest(p.polroles) g))
from pg_policy p join relations r on r.oid = p.polrelid
union all
select 'event triggers', concat_ws(' ', quote_ident(v.evtname), v.evtevent, v.evtenabled,
       (select string_agg(g, ',' order by g) from unnest(v.evttags) g))
from pg_event_trigger v
where not exists (select 1 from owned o where o.classid = 'pg_event_trigger'::regclass and o.objid = v.oid)
union all
select 'publications', concat_ws(' ', quote_ident(b.pubname), b.puballtables, b.pubinsert, b.pubupdate, b.pubdelete, b.pubtruncate,
       (select string_agg(r.name, ',' order by r.name) from pg_publication_rel l join relations r on r.oid = l.prrelid where l.prpubid = b.oid))
from pg_publication b
union all
select 'statistics objects', concat_ws(' ', r.name, quote_ident(e.stxname), e.stxkind::text)
from pg_statistic_ext e join relations r on r.oid = e.stxrelid
union all
-- several grantors may have given the same, of which a restore makes one
select distinct 'grants', concat_ws(' ', g.what, case a.grantee when 0 then 'public' else pg_get_userbyid(a.grantee)::text end, a.privilege_type,
       a.is_grantable)
from (select concat_ws(' ', relkind, name), coalesce(relacl, acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner))
      from relations where relkind in ('r', 'p', 'v', 'm', 'S', 'f')
      union all
      select concat_ws(' ', r.name, quote_ident(c.attname)), c.attacl from relations r join pg_attribute c on c.attrelid = r.oid
      where c.attacl is not null and not c.attisdropped
      union all
      select concat_ws(' ', s.name, quote_ident(p.proname), pg_get_function_identity_arguments(p.oid)),
             coalesce(p.proacl, acldefault('f', p.proowner))
      from pg_proc p join schemas s on s.oid = p.pronamespace
      where not exists (select 1 from owned o where o.classid = 'pg_proc'::regclass and o.objid = p.oid)
      union all
      select s.name, coalesce(n.nspacl, acldefault('n', n.nspowner)) from pg_namespace n join schemas s on s.oid = n.oid
      where s.name <> 'public') g(what, acl)
cross join lateral aclexplode(g.acl) a
