-- What the app's role may do. Run by the owner after every deployment of migrations, with :role replaced.
-- The role is neither owner nor superuser: it can't change tables or get round row security.
grant usage on schema public to :role;
grant select, insert, update, delete on all tables in schema public to :role;
grant usage, select on all sequences in schema public to :role;
grant execute on all functions in schema public to :role;
revoke all on table public._prisma_migrations from :role;
-- The audit trail and the facts are written once.
revoke update, delete on table public.audit_entries, public.facts from :role;
