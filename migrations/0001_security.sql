-- Row-level security is the second lock behind the query layer (design §4). Policies read settings made with
-- `set local`; the sub-selects make each setting an InitPlan, read once per statement and not once per row.
create function duikou_scope() returns text[] stable parallel safe language sql
  as $$ select string_to_array(current_setting('duikou.counties', true), ',') $$;
--> statement-breakpoint
create function duikou_writable() returns text[] stable parallel safe language sql
  as $$ select string_to_array(current_setting('duikou.writable', true), ',') $$;
--> statement-breakpoint
do $$
declare
  name text;
  placed text := ' and area_code >= (select current_setting(''duikou.lo'', true)) and area_code < (select current_setting(''duikou.hi'', true))';
begin
  -- Facts with a place: county and village range.
  foreach name in array array[
    'document', 'file', 'appropriation', 'allocation', 'payment', 'confirmation', 'designation', 'exit_declaration',
    'household', 'person', 'membership', 'person_condition', 'household_condition', 'household_cause', 'income_line',
    'income_declared', 'status_event', 'name_gram', 'duplicate_case', 'batch', 'batch_row', 'village_alias', 'job',
    'audit_line'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy scope_read on %I for select to duikou_app using (county = any ((select duikou_scope())::text[])%s)', name, placed);
    execute format('create policy scope_insert on %I for insert to duikou_app with check (county = any ((select duikou_writable())::text[])%s)', name, placed);
    if name <> 'audit_line' then
      execute format('create policy scope_update on %I for update to duikou_app using (county = any ((select duikou_writable())::text[])%s) with check (county = any ((select duikou_writable())::text[])%s)', name, placed, placed);
      execute format('create policy scope_delete on %I for delete to duikou_app using (county = any ((select duikou_writable())::text[])%s)', name, placed);
      execute format('grant select, insert, update on %I to duikou_app', name);
    else
      -- An audit line is never changed and never deleted.
      execute format('grant select, insert on %I to duikou_app', name);
    end if;
  end loop;
  -- Per county, without a place.
  foreach name in array array['audit_head', 'receipt'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy scope_read on %I for select to duikou_app using (county = any ((select duikou_scope())::text[]))', name);
    execute format('create policy scope_insert on %I for insert to duikou_app with check (county = any ((select duikou_writable())::text[]))', name);
    execute format('create policy scope_update on %I for update to duikou_app using (county = any ((select duikou_writable())::text[]))', name);
    execute format('grant select, insert, update on %I to duikou_app', name);
  end loop;
  -- Working rows that may go: staging, look-up grams, recomputed cases.
  foreach name in array array['batch_row', 'name_gram', 'duplicate_case'] loop
    execute format('grant delete on %I to duikou_app', name);
  end loop;
  -- Reference tables and published roll-ups are read by everyone.
  foreach name in array array['area', 'area_succession', 'pairing', 'parameter', 'holiday', 'population', 'published', 'rollup', 'rollup_stale'] loop
    execute format('grant select, insert, update on %I to duikou_app', name);
  end loop;
  foreach name in array array['rollup', 'rollup_stale'] loop
    execute format('grant delete on %I to duikou_app', name);
  end loop;
end $$;
--> statement-breakpoint
-- Look-up by code crosses counties, so that a number registered elsewhere is noticed; it leads to a county's name only.
alter table identity enable row level security;
--> statement-breakpoint
alter table identity force row level security;
--> statement-breakpoint
create policy lookup on identity for select to duikou_app using (true);
--> statement-breakpoint
create policy own_insert on identity for insert to duikou_app with check (county = any ((select duikou_writable())::text[]));
--> statement-breakpoint
create policy own_delete on identity for delete to duikou_app using (county = any ((select duikou_writable())::text[]));
--> statement-breakpoint
grant select, insert, delete on identity to duikou_app;
--> statement-breakpoint
-- Whoever may read a fact may read which document it cites (文号, title, issuer, date), also another owner's; not its file.
create function duikou_citation(of_county text, of_id uuid) returns table (number text, title text, issuer text, issued_on date)
  stable security definer set search_path from current language sql
  as $$ select number, title, issuer, issued_on from document where county = of_county and id = of_id and retracted_at is null $$;
--> statement-breakpoint
create policy citation on document for select to current_user using (true);
--> statement-breakpoint
grant select on house to duikou_app;
