CREATE TABLE "book_entry" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"source" text NOT NULL,
	"giver_code" text collate "C" NOT NULL,
	"year" integer NOT NULL,
	"from_stage" text NOT NULL,
	"from_lot" uuid,
	"to_stage" text NOT NULL,
	"to_lot" uuid,
	"amount_fen" bigint NOT NULL,
	"on_date" date NOT NULL,
	"record_type" text NOT NULL,
	"record_id" uuid NOT NULL,
	"reverses_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "book_entry_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "book_entry_positive" CHECK ("book_entry"."amount_fen" > 0),
	CONSTRAINT "book_entry_moves" CHECK ("book_entry"."from_stage" <> "book_entry"."to_stage")
);
--> statement-breakpoint
CREATE TABLE "book_lot" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"stage" text NOT NULL,
	"source" text NOT NULL,
	"giver_code" text collate "C" NOT NULL,
	"year" integer NOT NULL,
	"amount_fen" bigint NOT NULL,
	"balance_fen" bigint NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "book_lot_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "book_lot_balance" CHECK ("book_lot"."balance_fen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "settlement" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"spending_id" uuid NOT NULL,
	"source" text NOT NULL,
	"giver_code" text collate "C" NOT NULL,
	"year" integer NOT NULL,
	"amount_fen" bigint NOT NULL,
	"on_date" date NOT NULL,
	"number" text NOT NULL,
	"reverses_id" uuid,
	"document_county" text collate "C",
	"document_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "settlement_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "settlement_not_zero" CHECK ("settlement"."amount_fen" <> 0)
);
--> statement-breakpoint
CREATE TABLE "spending" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"payment_id" uuid NOT NULL,
	"source" text NOT NULL,
	"giver_code" text collate "C" NOT NULL,
	"year" integer NOT NULL,
	"amount_fen" bigint NOT NULL,
	"on_date" date NOT NULL,
	"voucher" text NOT NULL,
	"payee" text NOT NULL,
	"purpose" text NOT NULL,
	"reverses_id" uuid,
	"document_county" text collate "C",
	"document_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "spending_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "spending_not_zero" CHECK ("spending"."amount_fen" <> 0)
);
--> statement-breakpoint
CREATE TABLE "commitment" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"project_id" uuid NOT NULL,
	"funding_id" uuid NOT NULL,
	"party" text NOT NULL,
	"number" text NOT NULL,
	"subject" text NOT NULL,
	"signed_on" date NOT NULL,
	"amount_fen" bigint NOT NULL,
	"reduces_id" uuid,
	"reason" text,
	"document_county" text collate "C",
	"document_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "commitment_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "commitment_sign" CHECK (("commitment"."amount_fen" < 0) = ("commitment"."reduces_id" is not null) and "commitment"."amount_fen" <> 0)
);
--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "drawn_id" uuid;--> statement-breakpoint
ALTER TABLE "house" ADD COLUMN "books_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_county_spending_id_spending_county_id_fk" FOREIGN KEY ("county","spending_id") REFERENCES "public"."spending"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spending" ADD CONSTRAINT "spending_county_payment_id_payment_county_id_fk" FOREIGN KEY ("county","payment_id") REFERENCES "public"."payment"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_county_project_id_project_county_id_fk" FOREIGN KEY ("county","project_id") REFERENCES "public"."project"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_county_funding_id_project_funding_county_id_fk" FOREIGN KEY ("county","funding_id") REFERENCES "public"."project_funding"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "book_entry_on" ON "book_entry" USING btree ("county","on_date","id");--> statement-breakpoint
CREATE INDEX "book_entry_year" ON "book_entry" USING btree ("county","year","source");--> statement-breakpoint
CREATE INDEX "book_entry_from" ON "book_entry" USING btree ("county","from_lot");--> statement-breakpoint
CREATE INDEX "book_entry_to" ON "book_entry" USING btree ("county","to_lot");--> statement-breakpoint
CREATE INDEX "book_entry_record" ON "book_entry" USING btree ("county","record_id");--> statement-breakpoint
CREATE INDEX "book_lot_stage" ON "book_lot" USING btree ("county","year","source","stage");--> statement-breakpoint
CREATE INDEX "settlement_on" ON "settlement" USING btree ("county","on_date");--> statement-breakpoint
CREATE INDEX "settlement_spending" ON "settlement" USING btree ("county","spending_id");--> statement-breakpoint
CREATE INDEX "spending_on" ON "spending" USING btree ("county","on_date");--> statement-breakpoint
CREATE INDEX "spending_payment" ON "spending" USING btree ("county","payment_id");--> statement-breakpoint
CREATE INDEX "commitment_project" ON "commitment" USING btree ("county","project_id");--> statement-breakpoint
CREATE INDEX "commitment_signed" ON "commitment" USING btree ("county","signed_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "commitment_number" ON "commitment" USING btree ("county","number","funding_id") WHERE "commitment"."retracted_at" is null and "commitment"."reduces_id" is null;--> statement-breakpoint
-- The books and what they newly record: the second lock (design §4), in the manner of 0001_security.sql. Records that are
-- older than the books are entered when the house opens (house.books_at), by the statements that also verify them.
do $$
declare
  name text;
  placed text := ' and area_code >= (select current_setting(''duikou.lo'', true)) and area_code < (select current_setting(''duikou.hi'', true))';
begin
  foreach name in array array['book_lot', 'book_entry', 'spending', 'settlement', 'commitment'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy scope_read on %I for select to duikou_app using (county = any ((select duikou_scope())::text[])%s)', name, placed);
    execute format('create policy scope_insert on %I for insert to duikou_app with check (county = any ((select duikou_writable())::text[])%s)', name, placed);
    -- An entry is never changed and never deleted.
    if name = 'book_entry' then
      execute format('grant select, insert on %I to duikou_app', name);
    else
      execute format('create policy scope_update on %I for update to duikou_app using (county = any ((select duikou_writable())::text[])%s) with check (county = any ((select duikou_writable())::text[])%s)', name, placed, placed);
      execute format('grant select, insert, update on %I to duikou_app', name);
    end if;
  end loop;
end $$;
