-- Population becomes a list that can be taken back: three kinds of it, rows retracted and never changed. Nothing wrote the
-- table before, so that columns without a default find no rows.
ALTER TABLE "population" DROP CONSTRAINT "population_area_code_year_pk";--> statement-breakpoint
ALTER TABLE "population" ADD COLUMN "id" uuid PRIMARY KEY NOT NULL;--> statement-breakpoint
ALTER TABLE "population" ADD COLUMN "registered" integer;--> statement-breakpoint
ALTER TABLE "population" ADD COLUMN "agricultural" integer;--> statement-breakpoint
ALTER TABLE "population" ADD COLUMN "resident" integer;--> statement-breakpoint
ALTER TABLE "population" ADD COLUMN "recorded_by" text NOT NULL;--> statement-breakpoint
ALTER TABLE "population" ADD COLUMN "retracted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "population" ADD COLUMN "batch_id" uuid NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "population_live" ON "population" USING btree ("area_code","year") WHERE retracted_at is null;--> statement-breakpoint
CREATE INDEX "population_batch" ON "population" USING btree ("batch_id");--> statement-breakpoint
ALTER TABLE "population" DROP COLUMN "households";--> statement-breakpoint
ALTER TABLE "population" DROP COLUMN "people";