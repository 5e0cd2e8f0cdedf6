-- 资金分配测算: scenarios and their solutions belong to the office that works on them (110000, 150000); other ways to carry
-- out a project belong to its banner.
CREATE TABLE "project_variant" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"project_id" uuid NOT NULL,
	"title" text NOT NULL,
	"cost_fen" bigint NOT NULL,
	"sources" jsonb NOT NULL,
	"households" integer NOT NULL,
	"gain_fen" bigint,
	"on_poor" boolean NOT NULL,
	"tails" jsonb NOT NULL,
	"requires" jsonb NOT NULL,
	"note" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "project_variant_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "project_variant_cost" CHECK ("project_variant"."cost_fen" > 0),
	CONSTRAINT "project_variant_households" CHECK ("project_variant"."households" >= 0)
);
--> statement-breakpoint
CREATE TABLE "scenario" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"year" integer NOT NULL,
	"title" text NOT NULL,
	"note" text,
	"rules" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"state" text NOT NULL,
	"job_id" uuid,
	"progress" jsonb,
	"solution_id" uuid,
	"curve" jsonb,
	"failure" jsonb,
	"created_by" text NOT NULL,
	"created_by_name" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "scenario_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "solution" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"scenario_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"rules" jsonb NOT NULL,
	"outcome" text NOT NULL,
	"known_at" timestamp (3) with time zone NOT NULL,
	"input_hash" text NOT NULL,
	"objective" double precision,
	"bound" double precision,
	"gap" double precision,
	"seconds" double precision NOT NULL,
	"households" integer NOT NULL,
	"gain_fen" bigint NOT NULL,
	"cost_fen" bigint NOT NULL,
	"result" jsonb NOT NULL,
	"solved_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "solution_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "solution_line" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"solution_id" uuid NOT NULL,
	"banner" text collate "C" NOT NULL,
	"project_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"title" text NOT NULL,
	"cost_fen" bigint NOT NULL,
	"households" integer NOT NULL,
	"gain_fen" bigint NOT NULL,
	"on_poor" boolean NOT NULL,
	"industry" boolean NOT NULL,
	"is_in" boolean NOT NULL,
	"why" text NOT NULL,
	"because" jsonb NOT NULL,
	"paid_by" jsonb NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "solution_line_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "take_over" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"scenario_id" uuid NOT NULL,
	"solution_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"reason" text NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_by_name" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "take_over_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "take_over_decision" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"take_over_county" text collate "C" NOT NULL,
	"take_over_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"reason" text,
	"allocations" jsonb,
	"decided_by" text NOT NULL,
	"decided_by_name" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "take_over_decision_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "take_over_line" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"take_over_id" uuid NOT NULL,
	"banner" text collate "C" NOT NULL,
	"appropriation_county" text collate "C" NOT NULL,
	"appropriation_id" uuid NOT NULL,
	"source" text NOT NULL,
	"giver_code" text collate "C" NOT NULL,
	"amount_fen" bigint NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "take_over_line_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "take_over_line_positive" CHECK ("take_over_line"."amount_fen" > 0)
);
--> statement-breakpoint
ALTER TABLE "project_variant" ADD CONSTRAINT "project_variant_county_project_id_project_county_id_fk" FOREIGN KEY ("county","project_id") REFERENCES "public"."project"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solution" ADD CONSTRAINT "solution_county_scenario_id_scenario_county_id_fk" FOREIGN KEY ("county","scenario_id") REFERENCES "public"."scenario"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solution_line" ADD CONSTRAINT "solution_line_county_solution_id_solution_county_id_fk" FOREIGN KEY ("county","solution_id") REFERENCES "public"."solution"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "take_over" ADD CONSTRAINT "take_over_county_scenario_id_scenario_county_id_fk" FOREIGN KEY ("county","scenario_id") REFERENCES "public"."scenario"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "take_over" ADD CONSTRAINT "take_over_county_solution_id_solution_county_id_fk" FOREIGN KEY ("county","solution_id") REFERENCES "public"."solution"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "take_over_line" ADD CONSTRAINT "take_over_line_county_take_over_id_take_over_county_id_fk" FOREIGN KEY ("county","take_over_id") REFERENCES "public"."take_over"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "project_variant_project" ON "project_variant" USING btree ("county","project_id");--> statement-breakpoint
CREATE INDEX "scenario_year" ON "scenario" USING btree ("county","year");--> statement-breakpoint
CREATE INDEX "solution_scenario" ON "solution" USING btree ("county","scenario_id");--> statement-breakpoint
CREATE INDEX "solution_line_solution" ON "solution_line" USING btree ("county","solution_id","banner");--> statement-breakpoint
CREATE UNIQUE INDEX "take_over_live" ON "take_over" USING btree ("county","scenario_id") WHERE "take_over"."retracted_at" is null;--> statement-breakpoint
CREATE INDEX "take_over_decision_of" ON "take_over_decision" USING btree ("take_over_county","take_over_id","recorded_at");--> statement-breakpoint
CREATE INDEX "take_over_line_of" ON "take_over_line" USING btree ("county","take_over_id");--> statement-breakpoint
-- The second lock (design §4), in the manner of 0001_security.sql. A solution is never changed: neither it nor its lines can
-- be updated.
do $$
declare
  name text;
  placed text := ' and area_code >= (select current_setting(''duikou.lo'', true)) and area_code < (select current_setting(''duikou.hi'', true))';
begin
  foreach name in array array['project_variant', 'scenario', 'solution', 'solution_line', 'take_over', 'take_over_line', 'take_over_decision'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy scope_read on %I for select to duikou_app using (county = any ((select duikou_scope())::text[])%s)', name, placed);
    execute format('create policy scope_insert on %I for insert to duikou_app with check (county = any ((select duikou_writable())::text[])%s)', name, placed);
    execute format('grant select, insert on %I to duikou_app', name);
  end loop;
  foreach name in array array['project_variant', 'scenario', 'take_over'] loop
    execute format('create policy scope_update on %I for update to duikou_app using (county = any ((select duikou_writable())::text[])%s) with check (county = any ((select duikou_writable())::text[])%s)', name, placed, placed);
    execute format('grant update on %I to duikou_app', name);
  end loop;
end $$;
