CREATE TABLE "complaint_finding" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"complaint_id" uuid NOT NULL,
	"finding_county" text collate "C" NOT NULL,
	"finding_id" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "complaint_finding_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "complaint" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"number" text NOT NULL,
	"channel" text NOT NULL,
	"matter" text NOT NULL,
	"record_county" text collate "C",
	"record_type" text,
	"record_id" uuid,
	"accused" text collate "C",
	"text" text NOT NULL,
	"name_sealed" text,
	"phone_sealed" text,
	"received_on" date NOT NULL,
	"secret_index" text NOT NULL,
	"state" text NOT NULL,
	"handler" text collate "C" NOT NULL,
	"offices" text[] NOT NULL,
	"due_on" date,
	"appeals" integer NOT NULL,
	"extension" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "complaint_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "complaint_aside" CHECK ("complaint"."accused" is null or not ("complaint"."accused" = any ("complaint"."offices"))),
	CONSTRAINT "complaint_about" CHECK (("complaint"."record_type" is null) = ("complaint"."record_id" is null))
);
--> statement-breakpoint
CREATE TABLE "complaint_step" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"complaint_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"act" text NOT NULL,
	"state" text NOT NULL,
	"on_date" date NOT NULL,
	"note" text,
	"answer" text,
	"office" text collate "C" NOT NULL,
	"to_office" text collate "C",
	"due_on" date,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"document_county" text collate "C",
	"document_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "complaint_step_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "inquiry" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"complaint_county" text collate "C" NOT NULL,
	"complaint_id" uuid NOT NULL,
	"asker" text collate "C" NOT NULL,
	"question" text NOT NULL,
	"asked_on" date NOT NULL,
	"due_on" date NOT NULL,
	"statement" text,
	"answered_on" date,
	"answered_by" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "inquiry_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "inquiry_due" CHECK ("inquiry"."due_on" >= "inquiry"."asked_on"),
	CONSTRAINT "inquiry_answered" CHECK (("inquiry"."statement" is null) = ("inquiry"."answered_on" is null))
);
--> statement-breakpoint
ALTER TABLE "complaint_finding" ADD CONSTRAINT "complaint_finding_county_complaint_id_complaint_county_id_fk" FOREIGN KEY ("county","complaint_id") REFERENCES "public"."complaint"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_step" ADD CONSTRAINT "complaint_step_county_complaint_id_complaint_county_id_fk" FOREIGN KEY ("county","complaint_id") REFERENCES "public"."complaint"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_finding_once" ON "complaint_finding" USING btree ("county","complaint_id","finding_county","finding_id");--> statement-breakpoint
CREATE INDEX "complaint_finding_of" ON "complaint_finding" USING btree ("finding_county","finding_id");--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_number" ON "complaint" USING btree ("county","number");--> statement-breakpoint
CREATE INDEX "complaint_received" ON "complaint" USING btree ("county","received_on","id");--> statement-breakpoint
CREATE INDEX "complaint_due" ON "complaint" USING btree ("county","state","due_on");--> statement-breakpoint
CREATE INDEX "complaint_area" ON "complaint" USING btree ("county","area_code");--> statement-breakpoint
CREATE INDEX "complaint_secret" ON "complaint" USING btree ("county","secret_index");--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_step_once" ON "complaint_step" USING btree ("county","complaint_id","ordinal");--> statement-breakpoint
CREATE INDEX "inquiry_asked" ON "inquiry" USING btree ("county","asked_on","id");--> statement-breakpoint
CREATE INDEX "inquiry_complaint" ON "inquiry" USING btree ("complaint_county","complaint_id");
--> statement-breakpoint
-- Complaints: the second lock (design §4). Only offices that take part read one (`duikou.office`, the area of the
-- reader's own office; audits are one body once it was referred to them), inside their scope. An office complained about
-- is never among them (check complaint_aside), and where it is one of a county the rows are owned one level up. A visitor
-- hands a complaint in to the owner that hears it (`duikou.hears`, 0015) and finds it again, and it alone, by the blind
-- index of its code (`duikou.reference`).
do $$
declare
  name text;
  placed text := ' and area_code >= (select current_setting(''duikou.lo'', true)) and area_code < (select current_setting(''duikou.hi'', true))';
  reads text := 'county = any ((select duikou_scope())::text[])';
  writes text := 'county = any ((select duikou_writable())::text[])';
  office text := '(select current_setting(''duikou.office'', true))';
  heard text := 'county = (select duikou_hears())';
  own text := 'secret_index = (select nullif(current_setting(''duikou.reference'', true), ''''))';
  -- A step, an answer and a finding are seen with their complaint.
  seen text := 'exists (select 1 from complaint c where c.county = %1$I.county and c.id = %1$I.complaint_id)';
begin
  foreach name in array array['complaint', 'complaint_step', 'inquiry', 'complaint_finding'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select, insert on %I to duikou_app', name);
  end loop;

  execute format('create policy office_read on complaint for select to duikou_app using (%s%s and %s = any (offices))', reads, placed, office);
  execute format('create policy office_insert on complaint for insert to duikou_app with check (%s%s and handler = %s)', writes, placed, office);
  execute format('create policy office_update on complaint for update to duikou_app using (%1$s%2$s and %3$s = any (offices)) with check (%1$s%2$s and %3$s = any (offices))', writes, placed, office);
  execute format('create policy visitor_read on complaint for select to duikou_app using (%s and %s)', heard, own);
  execute format('create policy visitor_insert on complaint for insert to duikou_app with check (%s and %s and channel = ''web'' and handler = county)', heard, own);
  execute format('create policy visitor_update on complaint for update to duikou_app using (%1$s and %2$s) with check (%1$s and %2$s)', heard, own);
  grant update (state, handler, offices, due_on, appeals, extension) on complaint to duikou_app;

  execute format('create policy complaint_read on complaint_step for select to duikou_app using (%s)', format(seen, 'complaint_step'));
  execute format('create policy office_insert on complaint_step for insert to duikou_app with check (%s and office = %s and act not in (''appeal'', ''agree'') and %s)', writes, office, format(seen, 'complaint_step'));
  execute format('create policy visitor_insert on complaint_step for insert to duikou_app with check (%s and act in (''appeal'', ''agree'', ''withdraw'') and office = ''complainant'' and %s)', heard, format(seen, 'complaint_step'));

  -- The unit asked owns the question and answers it; who takes part in the complaint reads it.
  execute format('create policy unit_read on inquiry for select to duikou_app using (%s%s and area_code = %s)', reads, placed, office);
  execute 'create policy asker_read on inquiry for select to duikou_app using (exists (select 1 from complaint c where c.county = inquiry.complaint_county and c.id = inquiry.complaint_id))';
  execute format('create policy asker_insert on inquiry for insert to duikou_app with check (%s and asker = %s and exists (select 1 from complaint c where c.county = inquiry.complaint_county and c.id = inquiry.complaint_id))', writes, office);
  execute format('create policy unit_update on inquiry for update to duikou_app using (%1$s%2$s and area_code = %3$s) with check (%1$s%2$s and area_code = %3$s)', writes, placed, office);
  grant update (statement, answered_on, answered_by) on inquiry to duikou_app;

  execute format('create policy complaint_read on complaint_finding for select to duikou_app using (%s)', format(seen, 'complaint_finding'));
  execute format('create policy inspect_insert on complaint_finding for insert to duikou_app with check (county = any ((select duikou_inspected())::text[]) and %s)', format(seen, 'complaint_finding'));

  -- What a visitor does leaves its audit line too; heads are his by 0015.
  execute format('create policy visitor_complains on audit_line for insert to duikou_app with check (%s and user_id = ''public'' and command in (''fileComplaint'', ''appealComplaint'', ''acceptAnswer'', ''withdrawComplaint''))', heard);
end $$;
--> statement-breakpoint
-- What is told of complaints that a reader takes no part in: how many there are, and that one is late; not what it says.
create policy counted on complaint for select to current_user using (true);
--> statement-breakpoint
create function duikou_complaint_count(of_county text, begins text) returns bigint
  stable security definer set search_path from current language sql
  as $$ select count(*) from complaint where county = of_county and number >= begins and number < begins || '~' $$;
--> statement-breakpoint
create function duikou_complaint_counts() returns table (year int, place text, matter text, n bigint)
  stable security definer set search_path from current language sql
  as $$ select extract(year from received_on)::int, left(area_code, 6), matter, count(*) from complaint
    where county = any (duikou_scope()) and retracted_at is null group by 1, 2, 3 $$;
--> statement-breakpoint
create function duikou_complaint_late(on_date date, open_states text[])
  returns table (county text, id uuid, area_code text, number text, handler text, due_on date)
  stable security definer set search_path from current language sql
  as $$ select county, id, area_code, number, handler, due_on from complaint
    where county = any (duikou_scope()) and state = any (open_states) and due_on < on_date and retracted_at is null
      and area_code >= current_setting('duikou.lo', true) and area_code < current_setting('duikou.hi', true) $$;
