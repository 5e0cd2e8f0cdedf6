-- The stage of lists knows which households are on file, and keeps its rows in a shorter form: what lies there in the
-- former one is read no more, so those lists are uploaded again.
DELETE FROM "batch_row";--> statement-breakpoint
UPDATE "batch" SET "state" = 'cancelled' WHERE "state" IN ('reading', 'preview', 'committing');--> statement-breakpoint
-- Nothing is looked up by these codes here: `identity` is the one table keyed by code.
DROP INDEX "batch_row_id";--> statement-breakpoint
DROP INDEX "household_code";--> statement-breakpoint
DROP INDEX "person_id_index";--> statement-breakpoint
DROP INDEX "person_code";--> statement-breakpoint
-- The rows of a batch lie together: block ranges lead to them at a fiftieth of a b-tree's cost.
DROP INDEX "household_batch";--> statement-breakpoint
DROP INDEX "household_cause_batch";--> statement-breakpoint
DROP INDEX "household_condition_batch";--> statement-breakpoint
DROP INDEX "income_declared_batch";--> statement-breakpoint
DROP INDEX "income_line_batch";--> statement-breakpoint
DROP INDEX "membership_batch";--> statement-breakpoint
DROP INDEX "person_batch";--> statement-breakpoint
DROP INDEX "person_condition_batch";--> statement-breakpoint
DROP INDEX "status_event_batch";--> statement-breakpoint
ALTER TABLE "batch_row" ADD COLUMN "known" boolean NOT NULL;--> statement-breakpoint
CREATE INDEX "household_batch" ON "household" USING brin ("batch_id");--> statement-breakpoint
CREATE INDEX "household_cause_batch" ON "household_cause" USING brin ("batch_id");--> statement-breakpoint
CREATE INDEX "household_condition_batch" ON "household_condition" USING brin ("batch_id");--> statement-breakpoint
CREATE INDEX "income_declared_batch" ON "income_declared" USING brin ("batch_id");--> statement-breakpoint
CREATE INDEX "income_line_batch" ON "income_line" USING brin ("batch_id");--> statement-breakpoint
CREATE INDEX "membership_batch" ON "membership" USING brin ("batch_id");--> statement-breakpoint
CREATE INDEX "person_batch" ON "person" USING brin ("batch_id");--> statement-breakpoint
CREATE INDEX "person_condition_batch" ON "person_condition" USING brin ("batch_id");--> statement-breakpoint
CREATE INDEX "status_event_batch" ON "status_event" USING brin ("batch_id");