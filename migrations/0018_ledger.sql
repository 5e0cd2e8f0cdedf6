CREATE TABLE "ledger_batch" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"list" text NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" text NOT NULL,
	"rows" integer NOT NULL,
	"written" integer NOT NULL,
	"sum_fen" bigint NOT NULL,
	"said" jsonb NOT NULL,
	"unknown" jsonb NOT NULL,
	"imported_by" text NOT NULL,
	"taken_back_by" text,
	"taken_back_reason" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "ledger_batch_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "ledger_row" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"batch_county" text collate "C" NOT NULL,
	"batch_id" uuid NOT NULL,
	"row_no" integer NOT NULL,
	"record_type" text NOT NULL,
	"record_id" uuid NOT NULL,
	"text" text NOT NULL,
	"other" jsonb NOT NULL,
	CONSTRAINT "ledger_row_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE INDEX "ledger_batch_at" ON "ledger_batch" USING btree ("county","recorded_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_batch_file" ON "ledger_batch" USING btree ("county","list","file_hash") WHERE "ledger_batch"."retracted_at" is null;--> statement-breakpoint
CREATE INDEX "ledger_row_batch" ON "ledger_row" USING btree ("batch_county","batch_id","row_no","id");--> statement-breakpoint
CREATE INDEX "ledger_row_record" ON "ledger_row" USING btree ("county","record_id");--> statement-breakpoint
-- Batches of ledgers and their rows: the second lock (design §4), in the manner of 0001_security.sql. Rows are written
-- once; a batch is changed only by being taken back.
do $$
declare
  name text;
  placed text := ' and area_code >= (select current_setting(''duikou.lo'', true)) and area_code < (select current_setting(''duikou.hi'', true))';
begin
  foreach name in array array['ledger_batch', 'ledger_row'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy scope_read on %I for select to duikou_app using (county = any ((select duikou_scope())::text[])%s)', name, placed);
    execute format('create policy scope_insert on %I for insert to duikou_app with check (county = any ((select duikou_writable())::text[])%s)', name, placed);
    execute format('grant select, insert on %I to duikou_app', name);
  end loop;
  execute format('create policy scope_update on ledger_batch for update to duikou_app using (county = any ((select duikou_writable())::text[])%s) with check (county = any ((select duikou_writable())::text[])%s)', placed, placed);
  grant update (retracted_at, taken_back_by, taken_back_reason) on ledger_batch to duikou_app;
end $$;
