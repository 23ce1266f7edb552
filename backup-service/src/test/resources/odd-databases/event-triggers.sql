create table t (a int);
create function forbid() returns event_trigger language plpgsql as 'begin raise exception ''no changes''; end';
create event trigger guard on ddl_command_start execute function forbid();
