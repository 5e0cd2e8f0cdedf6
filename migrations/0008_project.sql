CREATE TABLE "asset" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"project_id" uuid NOT NULL,
	"code" text collate "C",
	"name" text NOT NULL,
	"class" text NOT NULL,
	"spec" text,
	"quantity" integer,
	"original_fen" bigint NOT NULL,
	"place" text,
	"ownership" text NOT NULL,
	"owner" text NOT NULL,
	"operator" text,
	"beneficiary" text,
	"supervisor" text,
	"operation" text,
	"term_from" date,
	"term_to" date,
	"agreed_return_fen" bigint,
	"distribution_plan" text,
	"keeper" text NOT NULL,
	"registered_on" date NOT NULL,
	"document_county" text collate "C",
	"document_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "asset_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "asset_positive" CHECK ("asset"."original_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "asset_distribution" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"return_id" uuid NOT NULL,
	"use_code" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"on_date" date NOT NULL,
	"linkage_id" uuid,
	"note" text,
	"document_county" text collate "C",
	"document_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "asset_distribution_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "asset_distribution_positive" CHECK ("asset_distribution"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "asset_inspection" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"asset_id" uuid NOT NULL,
	"on_date" date NOT NULL,
	"found" text NOT NULL,
	"sound" boolean NOT NULL,
	"file_id" uuid,
	"inspected_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "asset_inspection_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "asset_return" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"asset_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"on_date" date NOT NULL,
	"amount_fen" bigint NOT NULL,
	"payer" text NOT NULL,
	"document_county" text collate "C",
	"document_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "asset_return_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "asset_return_positive" CHECK ("asset_return"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "asset_state" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"asset_id" uuid NOT NULL,
	"state" text NOT NULL,
	"on_date" date NOT NULL,
	"reason" text,
	"document_county" text collate "C",
	"document_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "asset_state_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "gate_evidence" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"project_id" uuid NOT NULL,
	"item" text NOT NULL,
	"file_id" uuid,
	"on_date" date NOT NULL,
	"until_on" date,
	"place" text,
	"amount_fen" bigint,
	"note" text,
	"side" text NOT NULL,
	"attached_by" text NOT NULL,
	"document_county" text collate "C",
	"document_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "gate_evidence_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "gate_passage" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"project_id" uuid NOT NULL,
	"gate" text NOT NULL,
	"on_date" date NOT NULL,
	"note" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "gate_passage_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "gate_signature" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"project_id" uuid NOT NULL,
	"gate" text NOT NULL,
	"side" text NOT NULL,
	"signer_name" text NOT NULL,
	"posting_id" uuid,
	"on_date" date NOT NULL,
	"plan_revision" integer NOT NULL,
	"document_county" text collate "C",
	"document_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "gate_signature_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "gate_tick" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"project_id" uuid NOT NULL,
	"item_code" text collate "C" NOT NULL,
	"ticked_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "gate_tick_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "negative_item" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"source" text,
	"from_year" integer NOT NULL,
	"to_year" integer,
	"zh" text NOT NULL,
	"en" text NOT NULL,
	"basis" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"retracted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "linkage" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"project_id" uuid NOT NULL,
	"type" text NOT NULL,
	"operator" text NOT NULL,
	"number" text,
	"signed_on" date NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	"principal_fen" bigint,
	"rate" numeric(9, 6),
	"price_fen" bigint,
	"price_unit" text,
	"document_county" text collate "C",
	"document_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "linkage_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "linkage_due" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"linkage_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"due_on" date NOT NULL,
	"amount_fen" bigint NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "linkage_due_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "linkage_due_positive" CHECK ("linkage_due"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "linkage_household" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"linkage_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "linkage_household_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "linkage_payment" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"linkage_id" uuid NOT NULL,
	"due_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"amount_fen" bigint NOT NULL,
	"on_date" date NOT NULL,
	"voucher" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "linkage_payment_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "linkage_payment_positive" CHECK ("linkage_payment"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "library_step" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"project_id" uuid NOT NULL,
	"step" text NOT NULL,
	"on_date" date NOT NULL,
	"year" integer,
	"note" text,
	"document_county" text collate "C",
	"document_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "library_step_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "performance_target" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"project_id" uuid NOT NULL,
	"group_code" text NOT NULL,
	"name" text NOT NULL,
	"unit" text NOT NULL,
	"baseline" numeric(18, 4),
	"target" numeric(18, 4) NOT NULL,
	"achieved" numeric(18, 4),
	"achieved_on" date,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "performance_target_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "project" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"code" text collate "C",
	"name" text NOT NULL,
	"category" text NOT NULL,
	"nature" text NOT NULL,
	"content" text NOT NULL,
	"scale" text,
	"planned_from" date,
	"planned_to" date,
	"unit" text,
	"head" text,
	"budget_fen" bigint NOT NULL,
	"households" integer,
	"people" integer,
	"registered_households" integer,
	"registered_people" integer,
	"participation" text,
	"mechanism" text,
	"district_code" text collate "C",
	"revision" integer DEFAULT 1 NOT NULL,
	"plan_revision" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "project_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "project_budget" CHECK ("project"."budget_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "project_change" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"project_id" uuid NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"reason" text NOT NULL,
	"requested_on" date NOT NULL,
	"consent_posting_id" uuid,
	"consent_on" date,
	"state" text NOT NULL,
	"decided_on" date,
	"decided_at" timestamp (3) with time zone,
	"document_county" text collate "C",
	"document_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "project_change_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "project_funding" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"project_id" uuid NOT NULL,
	"source" text NOT NULL,
	"allocation_id" uuid,
	"amount_fen" bigint NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "project_funding_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "project_funding_positive" CHECK ("project_funding"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "project_payment" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"project_id" uuid NOT NULL,
	"funding_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "project_payment_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "project_progress" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"project_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"on_date" date NOT NULL,
	"percent" integer NOT NULL,
	"note" text,
	"document_county" text collate "C",
	"document_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "project_progress_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "project_progress_percent" CHECK ("project_progress"."percent" between 0 and 100)
);
--> statement-breakpoint
ALTER TABLE "income_line" ADD COLUMN "from_type" text;--> statement-breakpoint
ALTER TABLE "income_line" ADD COLUMN "from_id" uuid;--> statement-breakpoint
ALTER TABLE "asset" ADD CONSTRAINT "asset_county_project_id_project_county_id_fk" FOREIGN KEY ("county","project_id") REFERENCES "public"."project"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asset_distribution" ADD CONSTRAINT "asset_distribution_county_return_id_asset_return_county_id_fk" FOREIGN KEY ("county","return_id") REFERENCES "public"."asset_return"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asset_distribution" ADD CONSTRAINT "asset_distribution_county_linkage_id_linkage_county_id_fk" FOREIGN KEY ("county","linkage_id") REFERENCES "public"."linkage"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asset_inspection" ADD CONSTRAINT "asset_inspection_county_asset_id_asset_county_id_fk" FOREIGN KEY ("county","asset_id") REFERENCES "public"."asset"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asset_return" ADD CONSTRAINT "asset_return_county_asset_id_asset_county_id_fk" FOREIGN KEY ("county","asset_id") REFERENCES "public"."asset"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asset_state" ADD CONSTRAINT "asset_state_county_asset_id_asset_county_id_fk" FOREIGN KEY ("county","asset_id") REFERENCES "public"."asset"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_evidence" ADD CONSTRAINT "gate_evidence_county_project_id_project_county_id_fk" FOREIGN KEY ("county","project_id") REFERENCES "public"."project"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_passage" ADD CONSTRAINT "gate_passage_county_project_id_project_county_id_fk" FOREIGN KEY ("county","project_id") REFERENCES "public"."project"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_signature" ADD CONSTRAINT "gate_signature_county_project_id_project_county_id_fk" FOREIGN KEY ("county","project_id") REFERENCES "public"."project"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_tick" ADD CONSTRAINT "gate_tick_county_project_id_project_county_id_fk" FOREIGN KEY ("county","project_id") REFERENCES "public"."project"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linkage" ADD CONSTRAINT "linkage_county_project_id_project_county_id_fk" FOREIGN KEY ("county","project_id") REFERENCES "public"."project"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linkage_due" ADD CONSTRAINT "linkage_due_county_linkage_id_linkage_county_id_fk" FOREIGN KEY ("county","linkage_id") REFERENCES "public"."linkage"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linkage_household" ADD CONSTRAINT "linkage_household_county_linkage_id_linkage_county_id_fk" FOREIGN KEY ("county","linkage_id") REFERENCES "public"."linkage"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linkage_household" ADD CONSTRAINT "linkage_household_county_household_id_household_county_id_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."household"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linkage_payment" ADD CONSTRAINT "linkage_payment_county_linkage_id_linkage_county_id_fk" FOREIGN KEY ("county","linkage_id") REFERENCES "public"."linkage"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linkage_payment" ADD CONSTRAINT "linkage_payment_county_due_id_linkage_due_county_id_fk" FOREIGN KEY ("county","due_id") REFERENCES "public"."linkage_due"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_step" ADD CONSTRAINT "library_step_county_project_id_project_county_id_fk" FOREIGN KEY ("county","project_id") REFERENCES "public"."project"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_target" ADD CONSTRAINT "performance_target_county_project_id_project_county_id_fk" FOREIGN KEY ("county","project_id") REFERENCES "public"."project"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_change" ADD CONSTRAINT "project_change_county_project_id_project_county_id_fk" FOREIGN KEY ("county","project_id") REFERENCES "public"."project"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_funding" ADD CONSTRAINT "project_funding_county_project_id_project_county_id_fk" FOREIGN KEY ("county","project_id") REFERENCES "public"."project"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_funding" ADD CONSTRAINT "project_funding_county_allocation_id_allocation_county_id_fk" FOREIGN KEY ("county","allocation_id") REFERENCES "public"."allocation"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_payment" ADD CONSTRAINT "project_payment_county_project_id_project_county_id_fk" FOREIGN KEY ("county","project_id") REFERENCES "public"."project"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_payment" ADD CONSTRAINT "project_payment_county_funding_id_project_funding_county_id_fk" FOREIGN KEY ("county","funding_id") REFERENCES "public"."project_funding"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_progress" ADD CONSTRAINT "project_progress_county_project_id_project_county_id_fk" FOREIGN KEY ("county","project_id") REFERENCES "public"."project"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "asset_project" ON "asset" USING btree ("county","project_id");--> statement-breakpoint
CREATE INDEX "asset_area" ON "asset" USING btree ("county","area_code","id");--> statement-breakpoint
CREATE INDEX "asset_distribution_return" ON "asset_distribution" USING btree ("county","return_id");--> statement-breakpoint
CREATE INDEX "asset_inspection_asset" ON "asset_inspection" USING btree ("county","asset_id","on_date");--> statement-breakpoint
CREATE INDEX "asset_return_asset" ON "asset_return" USING btree ("county","asset_id","year");--> statement-breakpoint
CREATE INDEX "asset_state_asset" ON "asset_state" USING btree ("county","asset_id","on_date");--> statement-breakpoint
CREATE INDEX "gate_evidence_project" ON "gate_evidence" USING btree ("county","project_id","item");--> statement-breakpoint
CREATE UNIQUE INDEX "gate_passage_once" ON "gate_passage" USING btree ("county","project_id","gate") WHERE "gate_passage"."retracted_at" is null;--> statement-breakpoint
CREATE INDEX "gate_passage_on" ON "gate_passage" USING btree ("county","gate","on_date");--> statement-breakpoint
CREATE INDEX "gate_signature_project" ON "gate_signature" USING btree ("county","project_id","gate");--> statement-breakpoint
CREATE UNIQUE INDEX "gate_tick_once" ON "gate_tick" USING btree ("county","project_id","item_code") WHERE "gate_tick"."retracted_at" is null;--> statement-breakpoint
CREATE INDEX "negative_item_year" ON "negative_item" USING btree ("from_year","code");--> statement-breakpoint
CREATE INDEX "linkage_project" ON "linkage" USING btree ("county","project_id");--> statement-breakpoint
CREATE INDEX "linkage_due_linkage" ON "linkage_due" USING btree ("county","linkage_id","due_on");--> statement-breakpoint
CREATE INDEX "linkage_due_household" ON "linkage_due" USING btree ("county","household_id");--> statement-breakpoint
CREATE INDEX "linkage_due_on" ON "linkage_due" USING btree ("county","due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "linkage_household_once" ON "linkage_household" USING btree ("county","linkage_id","household_id") WHERE "linkage_household"."retracted_at" is null;--> statement-breakpoint
CREATE INDEX "linkage_household_household" ON "linkage_household" USING btree ("county","household_id");--> statement-breakpoint
CREATE INDEX "linkage_payment_due" ON "linkage_payment" USING btree ("county","due_id");--> statement-breakpoint
CREATE INDEX "linkage_payment_household" ON "linkage_payment" USING btree ("county","household_id");--> statement-breakpoint
CREATE INDEX "linkage_payment_on" ON "linkage_payment" USING btree ("county","on_date");--> statement-breakpoint
CREATE INDEX "library_step_project" ON "library_step" USING btree ("county","project_id","recorded_at");--> statement-breakpoint
CREATE INDEX "performance_target_project" ON "performance_target" USING btree ("county","project_id");--> statement-breakpoint
CREATE INDEX "project_area" ON "project" USING btree ("county","area_code","id");--> statement-breakpoint
CREATE INDEX "project_code" ON "project" USING btree ("county","code");--> statement-breakpoint
CREATE INDEX "project_category" ON "project" USING btree ("county","category");--> statement-breakpoint
CREATE INDEX "project_change_project" ON "project_change" USING btree ("county","project_id");--> statement-breakpoint
CREATE INDEX "project_funding_project" ON "project_funding" USING btree ("county","project_id");--> statement-breakpoint
CREATE INDEX "project_funding_allocation" ON "project_funding" USING btree ("county","allocation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "project_payment_payment" ON "project_payment" USING btree ("county","payment_id");--> statement-breakpoint
CREATE INDEX "project_payment_project" ON "project_payment" USING btree ("county","project_id");--> statement-breakpoint
CREATE INDEX "project_payment_funding" ON "project_payment" USING btree ("county","funding_id");--> statement-breakpoint
CREATE INDEX "project_progress_project" ON "project_progress" USING btree ("county","project_id","on_date");--> statement-breakpoint
CREATE INDEX "income_line_from" ON "income_line" USING btree ("county","from_id");
--> statement-breakpoint
-- Projects, linkage and assets: the second lock (design §4), in the manner of 0001_security.sql.
do $$
declare
  name text;
  placed text := ' and area_code >= (select current_setting(''duikou.lo'', true)) and area_code < (select current_setting(''duikou.hi'', true))';
begin
  foreach name in array array['project', 'library_step', 'project_funding', 'performance_target', 'project_progress', 'project_change', 'project_payment', 'gate_tick', 'gate_evidence', 'gate_signature', 'gate_passage', 'linkage', 'linkage_household', 'linkage_due', 'linkage_payment', 'asset', 'asset_state', 'asset_return', 'asset_distribution', 'asset_inspection'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy scope_read on %I for select to duikou_app using (county = any ((select duikou_scope())::text[])%s)', name, placed);
    execute format('create policy scope_insert on %I for insert to duikou_app with check (county = any ((select duikou_writable())::text[])%s)', name, placed);
    execute format('create policy scope_update on %I for update to duikou_app using (county = any ((select duikou_writable())::text[])%s) with check (county = any ((select duikou_writable())::text[])%s)', name, placed, placed);
    execute format('grant select, insert, update on %I to duikou_app', name);
  end loop;
  -- Catalogues are read by everyone.
  foreach name in array array['negative_item'] loop
    execute format('grant select, insert, update on %I to duikou_app', name);
  end loop;
end $$;
