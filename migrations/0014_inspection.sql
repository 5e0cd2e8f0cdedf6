CREATE TABLE "finding" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"number" text NOT NULL,
	"record_type" text NOT NULL,
	"record_id" uuid,
	"kind" text NOT NULL,
	"severity" text NOT NULL,
	"content" text NOT NULL,
	"amount_fen" bigint,
	"unit" text NOT NULL,
	"person" text,
	"found_on" date NOT NULL,
	"due_on" date NOT NULL,
	"alarm" text,
	"sample_id" uuid,
	"found_by" text NOT NULL,
	"document_county" text collate "C",
	"document_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "finding_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "finding_due" CHECK ("finding"."due_on" >= "finding"."found_on"),
	CONSTRAINT "finding_about" CHECK (("finding"."record_type" = 'area') = ("finding"."record_id" is null))
);
--> statement-breakpoint
CREATE TABLE "finding_event" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"finding_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"act" text NOT NULL,
	"on_date" date NOT NULL,
	"note" text NOT NULL,
	"by_name" text NOT NULL,
	"by_role" text NOT NULL,
	"document_county" text collate "C",
	"document_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "finding_event_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "audit_sample" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"ledger" text NOT NULL,
	"from_on" date,
	"to_on" date,
	"method" text NOT NULL,
	"size" integer NOT NULL,
	"seed" text NOT NULL,
	"population_rows" integer NOT NULL,
	"population_fen" bigint NOT NULL,
	"population_hash" text NOT NULL,
	"drawn_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "audit_sample_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "audit_sample_row" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"sample_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"record_county" text collate "C" NOT NULL,
	"record_type" text NOT NULL,
	"record_id" uuid NOT NULL,
	"amount_fen" bigint NOT NULL,
	"hits" integer NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "audit_sample_row_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
ALTER TABLE "finding_event" ADD CONSTRAINT "finding_event_county_finding_id_finding_county_id_fk" FOREIGN KEY ("county","finding_id") REFERENCES "public"."finding"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_sample_row" ADD CONSTRAINT "audit_sample_row_county_sample_id_audit_sample_county_id_fk" FOREIGN KEY ("county","sample_id") REFERENCES "public"."audit_sample"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "finding_number" ON "finding" USING btree ("county","number");--> statement-breakpoint
CREATE INDEX "finding_found" ON "finding" USING btree ("county","found_on","id");--> statement-breakpoint
CREATE INDEX "finding_record" ON "finding" USING btree ("county","record_id");--> statement-breakpoint
CREATE UNIQUE INDEX "finding_event_once" ON "finding_event" USING btree ("county","finding_id","ordinal");--> statement-breakpoint
CREATE INDEX "audit_sample_at" ON "audit_sample" USING btree ("county","recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_sample_row_once" ON "audit_sample_row" USING btree ("county","sample_id","ordinal");
--> statement-breakpoint
-- Findings and samples: the second lock (design §4). Everybody concerned reads those of his place; who may write what
-- is settled here too: an auditor (duikou.inspected, set for that role alone) raises, closes and returns, wherever he
-- reads; the offices that may write a place report what they did about it. Neither can take the other's step.
create function duikou_inspected() returns text[] stable parallel safe language sql
  as $$ select string_to_array(current_setting('duikou.inspected', true), ',') $$;
--> statement-breakpoint
do $$
declare
  name text;
  placed text := ' and area_code >= (select current_setting(''duikou.lo'', true)) and area_code < (select current_setting(''duikou.hi'', true))';
  found text := 'county = any ((select duikou_inspected())::text[])' || placed;
begin
  foreach name in array array['finding', 'finding_event', 'audit_sample', 'audit_sample_row'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy scope_read on %I for select to duikou_app using (county = any ((select duikou_scope())::text[])%s)', name, placed);
    execute format('grant select, insert on %I to duikou_app', name);
  end loop;
  foreach name in array array['finding', 'audit_sample', 'audit_sample_row'] loop
    execute format('create policy inspect_insert on %I for insert to duikou_app with check (%s)', name, found);
  end loop;
  -- Withdrawn where it was raised by mistake; nothing else of it changes.
  execute format('create policy inspect_update on finding for update to duikou_app using (%s) with check (%s)', found, found);
  grant update (retracted_at) on finding to duikou_app;
  execute format('create policy inspect_insert on finding_event for insert to duikou_app with check (act in (''verify'', ''return'') and %s)', found);
  execute format('create policy rectify_insert on finding_event for insert to duikou_app with check (act in (''measures'', ''progress'', ''request'') and county = any ((select duikou_writable())::text[])%s)', placed);
  -- An auditor's own writes leave their audit lines.
  execute format('create policy inspect_insert on audit_line for insert to duikou_app with check (command in (''raiseFinding'', ''withdrawFinding'', ''verifyFinding'', ''returnFinding'', ''drawSample'') and %s)', found);
  foreach name in array array['audit_head', 'receipt'] loop
    execute format('create policy inspect_insert on %I for insert to duikou_app with check (county = any ((select duikou_inspected())::text[]))', name);
  end loop;
  create policy inspect_update on audit_head for update to duikou_app using (county = any ((select duikou_inspected())::text[]));
end $$;
