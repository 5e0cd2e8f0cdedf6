CREATE TABLE "announcement" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"subject_type" text,
	"subject_id" uuid,
	"issuer" text NOT NULL,
	"office_phone" text NOT NULL,
	"on_date" date NOT NULL,
	"drafted_by" text NOT NULL,
	"number" text,
	"content" jsonb,
	"published_on" date,
	"published_by" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "announcement_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "announcement_about" CHECK (("announcement"."subject_type" is null) = ("announcement"."subject_id" is null)),
	CONSTRAINT "announcement_published" CHECK (("announcement"."published_on" is null) = ("announcement"."content" is null) and ("announcement"."published_on" is null) = ("announcement"."number" is null))
);
--> statement-breakpoint
CREATE TABLE "announcement_answer" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"announcement_id" uuid NOT NULL,
	"objection_id" uuid NOT NULL,
	"on_date" date NOT NULL,
	"result" text NOT NULL,
	"answer" text NOT NULL,
	"answered_by" text NOT NULL,
	"document_county" text collate "C",
	"document_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "announcement_answer_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "announcement_objection" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"announcement_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"channel" text NOT NULL,
	"content_sealed" text NOT NULL,
	"raised_on" date NOT NULL,
	"due_on" date,
	"taken_by" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "announcement_objection_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "announcement_posting" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"announcement_id" uuid NOT NULL,
	"level" text NOT NULL,
	"place" text NOT NULL,
	"url" text,
	"from_on" date NOT NULL,
	"to_on" date,
	"least_days" integer,
	"days_source" text,
	"file_id" uuid,
	"photo_on" date,
	"put_up_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "announcement_posting_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "announcement_posting_days" CHECK ("announcement_posting"."to_on" is null or "announcement_posting"."to_on" >= "announcement_posting"."from_on" + "announcement_posting"."least_days")
);
--> statement-breakpoint
CREATE TABLE "announcement_removal" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"announcement_id" uuid NOT NULL,
	"posting_id" uuid NOT NULL,
	"on_date" date NOT NULL,
	"file_id" uuid,
	"photo_on" date,
	"note" text,
	"taken_down_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "announcement_removal_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
ALTER TABLE "announcement_answer" ADD CONSTRAINT "announcement_answer_county_announcement_id_announcement_county_id_fk" FOREIGN KEY ("county","announcement_id") REFERENCES "public"."announcement"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_answer" ADD CONSTRAINT "announcement_answer_county_objection_id_announcement_objection_county_id_fk" FOREIGN KEY ("county","objection_id") REFERENCES "public"."announcement_objection"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_objection" ADD CONSTRAINT "announcement_objection_county_announcement_id_announcement_county_id_fk" FOREIGN KEY ("county","announcement_id") REFERENCES "public"."announcement"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_posting" ADD CONSTRAINT "announcement_posting_county_announcement_id_announcement_county_id_fk" FOREIGN KEY ("county","announcement_id") REFERENCES "public"."announcement"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_removal" ADD CONSTRAINT "announcement_removal_county_announcement_id_announcement_county_id_fk" FOREIGN KEY ("county","announcement_id") REFERENCES "public"."announcement"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_removal" ADD CONSTRAINT "announcement_removal_county_posting_id_announcement_posting_county_id_fk" FOREIGN KEY ("county","posting_id") REFERENCES "public"."announcement_posting"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "announcement_number" ON "announcement" USING btree ("county","number");--> statement-breakpoint
CREATE INDEX "announcement_on" ON "announcement" USING btree ("county","on_date","id");--> statement-breakpoint
CREATE INDEX "announcement_subject" ON "announcement" USING btree ("county","subject_id");--> statement-breakpoint
CREATE INDEX "announcement_year" ON "announcement" USING btree ("county","kind","year");--> statement-breakpoint
CREATE INDEX "announcement_public" ON "announcement" USING btree ("on_date","county","id") WHERE "announcement"."published_on" is not null and "announcement"."retracted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "announcement_answer_once" ON "announcement_answer" USING btree ("county","objection_id") WHERE "announcement_answer"."retracted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "announcement_objection_reference" ON "announcement_objection" USING btree ("county","reference");--> statement-breakpoint
CREATE INDEX "announcement_objection_of" ON "announcement_objection" USING btree ("county","announcement_id");--> statement-breakpoint
CREATE INDEX "announcement_posting_of" ON "announcement_posting" USING btree ("county","announcement_id");--> statement-breakpoint
CREATE INDEX "announcement_posting_to" ON "announcement_posting" USING btree ("county","to_on");--> statement-breakpoint
CREATE UNIQUE INDEX "announcement_removal_once" ON "announcement_removal" USING btree ("county","posting_id") WHERE "announcement_removal"."retracted_at" is null;--> statement-breakpoint
-- Announcements: the second lock (design §4). The offices read and write their place's. What is published is read by
-- everybody of its county, and on the public pages by anybody: there the transaction has no scope at all, but says
-- `duikou.published`; what a visitor hands in goes to one county, `duikou.hears`, and leaves its audit line; and by its
-- `duikou.reference` he finds it again, nothing else.
create function duikou_visits() returns boolean stable parallel safe language sql
  as $$ select current_setting('duikou.published', true) = 'on' $$;
--> statement-breakpoint
create function duikou_hears() returns text stable parallel safe language sql
  as $$ select nullif(current_setting('duikou.hears', true), '') $$;
--> statement-breakpoint
do $$
declare
  name text;
  placed text := ' and area_code >= (select current_setting(''duikou.lo'', true)) and area_code < (select current_setting(''duikou.hi'', true))';
begin
  foreach name in array array['announcement', 'announcement_posting', 'announcement_removal', 'announcement_objection', 'announcement_answer'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy scope_read on %I for select to duikou_app using (county = any ((select duikou_scope())::text[])%s)', name, placed);
    execute format('create policy scope_insert on %I for insert to duikou_app with check (county = any ((select duikou_writable())::text[])%s)', name, placed);
    execute format('grant select, insert on %I to duikou_app', name);
  end loop;
  -- A draft is published or withdrawn; a posting entered by mistake is withdrawn. Nothing else changes.
  foreach name in array array['announcement', 'announcement_posting'] loop
    execute format('create policy scope_update on %I for update to duikou_app using (county = any ((select duikou_writable())::text[])%s) with check (county = any ((select duikou_writable())::text[])%s)', name, placed, placed);
  end loop;
  grant update (on_date, number, content, published_on, published_by, retracted_at) on announcement to duikou_app;
  grant update (retracted_at) on announcement_posting to duikou_app;
  -- A township hangs what its banner announces.
  create policy published_read on announcement for select to duikou_app
    using (published_on is not null and county = any ((select duikou_scope())::text[]));
  foreach name in array array['announcement_posting', 'announcement_removal'] loop
    execute format('create policy published_read on %I for select to duikou_app using (county = any ((select duikou_scope())::text[]) and exists (select 1 from announcement a where a.county = %I.county and a.id = announcement_id and a.published_on is not null))', name, name);
  end loop;
  create policy visitor_read on announcement for select to duikou_app
    using ((select duikou_visits()) and published_on is not null and retracted_at is null);
  foreach name in array array['announcement_posting', 'announcement_removal'] loop
    execute format('create policy visitor_read on %I for select to duikou_app using ((select duikou_visits()) and retracted_at is null and exists (select 1 from announcement a where a.county = %I.county and a.id = announcement_id))', name, name);
  end loop;
  create policy visitor_insert on announcement_objection for insert to duikou_app with check (channel = 'public'
    and county = (select duikou_hears()) and exists (select 1 from announcement a where a.county = announcement_objection.county and a.id = announcement_id));
  create policy visitor_read on announcement_objection for select to duikou_app
    using ((select duikou_visits()) and reference = (select nullif(current_setting('duikou.reference', true), '')));
  create policy visitor_read on announcement_answer for select to duikou_app
    using ((select duikou_visits()) and exists (select 1 from announcement_objection o where o.county = announcement_answer.county and o.id = objection_id));
  -- What a visitor hands in leaves its audit line and answers a repeated submit.
  create policy visitor_insert on audit_line for insert to duikou_app
    with check (command = 'raiseObjection' and user_id = 'public' and county = (select duikou_hears()));
  create policy visitor_read on audit_line for select to duikou_app
    using (command = 'raiseObjection' and user_id = 'public' and county = (select duikou_hears()));
  create policy visitor_read on audit_head for select to duikou_app using (county = (select duikou_hears()));
  create policy visitor_insert on audit_head for insert to duikou_app with check (county = (select duikou_hears()));
  create policy visitor_update on audit_head for update to duikou_app using (county = (select duikou_hears()));
  create policy visitor_read on receipt for select to duikou_app using (county = (select duikou_hears()) and user_id = 'public');
  create policy visitor_insert on receipt for insert to duikou_app with check (county = (select duikou_hears()) and user_id = 'public');
end $$;
