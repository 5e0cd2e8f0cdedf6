CREATE TABLE "posting" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"person_name" text NOT NULL,
	"kind" text NOT NULL,
	"direction" text NOT NULL,
	"sender_unit" text NOT NULL,
	"district_code" text collate "C" NOT NULL,
	"host_unit" text NOT NULL,
	"post" text NOT NULL,
	"batch_code" text collate "C",
	"from_on" date NOT NULL,
	"from_precision" text NOT NULL,
	"to_on" date,
	"to_precision" text,
	"origin" text NOT NULL,
	"origin_note" text,
	"user_id" text,
	"document_county" text collate "C",
	"document_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "posting_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "posting_batch" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"ordinal" integer NOT NULL,
	"giver_code" text collate "C" NOT NULL,
	"receiver_code" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"from_on" date,
	"to_on" date,
	"source" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "posting_term" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"posting_id" uuid NOT NULL,
	"change" text NOT NULL,
	"to_on" date NOT NULL,
	"reason" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "posting_term_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
ALTER TABLE "posting_term" ADD CONSTRAINT "posting_term_county_posting_id_posting_county_id_fk" FOREIGN KEY ("county","posting_id") REFERENCES "public"."posting"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "posting_from" ON "posting" USING btree ("county","from_on");--> statement-breakpoint
CREATE INDEX "posting_user" ON "posting" USING btree ("county","user_id");--> statement-breakpoint
CREATE INDEX "posting_district" ON "posting" USING btree ("district_code");--> statement-breakpoint
CREATE UNIQUE INDEX "posting_batch_code" ON "posting_batch" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "posting_batch_ordinal" ON "posting_batch" USING btree ("giver_code","receiver_code","ordinal");--> statement-breakpoint
CREATE INDEX "posting_term_posting" ON "posting_term" USING btree ("county","posting_id","recorded_at");
--> statement-breakpoint
-- Postings: the second lock (design §4), in the manner of 0001_security.sql.
do $$
declare
  name text;
  placed text := ' and area_code >= (select current_setting(''duikou.lo'', true)) and area_code < (select current_setting(''duikou.hi'', true))';
begin
  foreach name in array array['posting', 'posting_term'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy scope_read on %I for select to duikou_app using (county = any ((select duikou_scope())::text[])%s)', name, placed);
    execute format('create policy scope_insert on %I for insert to duikou_app with check (county = any ((select duikou_writable())::text[])%s)', name, placed);
    execute format('create policy scope_update on %I for update to duikou_app using (county = any ((select duikou_writable())::text[])%s) with check (county = any ((select duikou_writable())::text[])%s)', name, placed, placed);
    execute format('grant select, insert, update on %I to duikou_app', name);
  end loop;
  -- Catalogues are read by everyone.
  foreach name in array array['posting_batch'] loop
    execute format('grant select, insert, update on %I to duikou_app', name);
  end loop;
end $$;
