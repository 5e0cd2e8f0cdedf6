CREATE TABLE "bank_batch" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" text NOT NULL,
	"account_sealed" text,
	"account_tail" text,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"linkage_id" uuid,
	"answers_id" uuid,
	"voucher" text,
	"lines" integer NOT NULL,
	"sum_fen" bigint NOT NULL,
	"imported_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "bank_batch_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "bank_line" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid NOT NULL,
	"line_no" integer NOT NULL,
	"line_key" text NOT NULL,
	"on_date" date NOT NULL,
	"amount_fen" bigint NOT NULL,
	"party_sealed" text,
	"party_account_sealed" text,
	"summary" text,
	"serial" text,
	CONSTRAINT "bank_line_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "bank_line_not_zero" CHECK ("bank_line"."amount_fen" <> 0)
);
--> statement-breakpoint
CREATE TABLE "bank_match" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"line_id" uuid NOT NULL,
	"record_type" text,
	"record_id" uuid,
	"reason" text,
	"by_rule" boolean NOT NULL,
	"matched_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "bank_match_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "bank_match_what" CHECK ("bank_match"."record_id" is null or "bank_match"."reason" is null)
);
--> statement-breakpoint
CREATE TABLE "card_line" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid NOT NULL,
	"line_no" integer NOT NULL,
	"household_id" uuid NOT NULL,
	"due_id" uuid NOT NULL,
	"payment_id" uuid,
	"amount_fen" bigint NOT NULL,
	"account_sealed" text NOT NULL,
	"account_tail" text NOT NULL,
	"account_index" text collate "C" NOT NULL,
	CONSTRAINT "card_line_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "card_line_positive" CHECK ("card_line"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "card_return" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"arrived" boolean NOT NULL,
	"reason" text,
	CONSTRAINT "card_return_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
ALTER TABLE "bank_line" ADD CONSTRAINT "bank_line_county_batch_id_bank_batch_county_id_fk" FOREIGN KEY ("county","batch_id") REFERENCES "public"."bank_batch"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_match" ADD CONSTRAINT "bank_match_county_line_id_bank_line_county_id_fk" FOREIGN KEY ("county","line_id") REFERENCES "public"."bank_line"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_line" ADD CONSTRAINT "card_line_county_batch_id_bank_batch_county_id_fk" FOREIGN KEY ("county","batch_id") REFERENCES "public"."bank_batch"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_line" ADD CONSTRAINT "card_line_county_household_id_household_county_id_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."household"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_return" ADD CONSTRAINT "card_return_county_batch_id_bank_batch_county_id_fk" FOREIGN KEY ("county","batch_id") REFERENCES "public"."bank_batch"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_return" ADD CONSTRAINT "card_return_county_line_id_card_line_county_id_fk" FOREIGN KEY ("county","line_id") REFERENCES "public"."card_line"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bank_batch_on" ON "bank_batch" USING btree ("county","to_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_batch_file" ON "bank_batch" USING btree ("county","kind","file_hash") WHERE "bank_batch"."retracted_at" is null;--> statement-breakpoint
CREATE INDEX "bank_line_on" ON "bank_line" USING btree ("county","on_date","id");--> statement-breakpoint
CREATE INDEX "bank_line_batch" ON "bank_line" USING btree ("county","batch_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_line_once" ON "bank_line" USING btree ("county","line_key") WHERE "bank_line"."retracted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "bank_match_line" ON "bank_match" USING btree ("county","line_id") WHERE "bank_match"."retracted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "bank_match_record" ON "bank_match" USING btree ("county","record_id") WHERE "bank_match"."retracted_at" is null;--> statement-breakpoint
CREATE INDEX "card_line_batch" ON "card_line" USING btree ("county","batch_id","line_no");--> statement-breakpoint
CREATE INDEX "card_line_household" ON "card_line" USING btree ("county","household_id");--> statement-breakpoint
CREATE INDEX "card_return_batch" ON "card_return" USING btree ("county","batch_id");--> statement-breakpoint
CREATE UNIQUE INDEX "card_return_once" ON "card_return" USING btree ("county","line_id") WHERE "card_return"."retracted_at" is null;--> statement-breakpoint
-- Files of the bank and their lines: the second lock (design §4), in the manner of 0001_security.sql.
do $$
declare
  name text;
  placed text := ' and area_code >= (select current_setting(''duikou.lo'', true)) and area_code < (select current_setting(''duikou.hi'', true))';
begin
  foreach name in array array['bank_batch', 'bank_line', 'bank_match', 'card_line', 'card_return'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy scope_read on %I for select to duikou_app using (county = any ((select duikou_scope())::text[])%s)', name, placed);
    execute format('create policy scope_insert on %I for insert to duikou_app with check (county = any ((select duikou_writable())::text[])%s)', name, placed);
    execute format('create policy scope_update on %I for update to duikou_app using (county = any ((select duikou_writable())::text[])%s) with check (county = any ((select duikou_writable())::text[])%s)', name, placed, placed);
    execute format('grant select, insert, update on %I to duikou_app', name);
  end loop;
end $$;
