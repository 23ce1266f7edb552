create foreign data wrapper nothing;
create server nowhere foreign data wrapper nothing;
create user mapping for public server nowhere options ("user" 'x');
create foreign table far (a int) server nowhere;
create table near (a int);
