CREATE TABLE "rollup_state" (
	"indicator" text collate "C" NOT NULL,
	"county" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	"first_on" date,
	"last_on" date,
	"computed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rollup_state_indicator_county_pk" PRIMARY KEY("indicator","county")
);
--> statement-breakpoint
CREATE INDEX "income_line_area" ON "income_line" USING btree ("county","area_code");--> statement-breakpoint
CREATE INDEX "membership_area" ON "membership" USING btree ("county","area_code");--> statement-breakpoint
CREATE INDEX "status_event_area" ON "status_event" USING btree ("county","area_code");--> statement-breakpoint
-- Published like the cells it speaks of: read by everyone, kept by whoever refreshes them.
grant select, insert, update, delete on rollup_state to duikou_app;
