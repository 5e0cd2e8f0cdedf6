CREATE TABLE "progress_photo" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"project_id" uuid NOT NULL,
	"progress_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"place" text NOT NULL,
	"taken_on" date NOT NULL,
	"taken_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "progress_photo_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
ALTER TABLE "finding" ADD COLUMN "file_id" uuid;--> statement-breakpoint
ALTER TABLE "finding_event" ADD COLUMN "file_id" uuid;--> statement-breakpoint
ALTER TABLE "progress_photo" ADD CONSTRAINT "progress_photo_county_progress_id_project_progress_county_id_fk" FOREIGN KEY ("county","progress_id") REFERENCES "public"."project_progress"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "progress_photo_report" ON "progress_photo" USING btree ("county","progress_id");--> statement-breakpoint
CREATE INDEX "finding_by_due" ON "finding" USING btree ("county","due_on","id");
--> statement-breakpoint
-- Photos of reports: the second lock (design §4), in the manner of 0001_security.sql.
do $$
declare
  placed text := ' and area_code >= (select current_setting(''duikou.lo'', true)) and area_code < (select current_setting(''duikou.hi'', true))';
  mine text := 'county = any ((select duikou_writable())::text[])' || placed;
begin
  alter table progress_photo enable row level security;
  alter table progress_photo force row level security;
  execute format('create policy scope_read on progress_photo for select to duikou_app using (county = any ((select duikou_scope())::text[])%s)', placed);
  execute format('create policy scope_insert on progress_photo for insert to duikou_app with check (%s)', mine);
  execute format('create policy scope_update on progress_photo for update to duikou_app using (%s) with check (%s)', mine, mine);
  grant select, insert, update on progress_photo to duikou_app;
end $$;
--> statement-breakpoint
-- An auditor keeps what he photographed or copied as a file, wherever he may raise a finding; the upload leaves its line.
do $$
declare
  found text := 'county = any ((select duikou_inspected())::text[]) and area_code >= (select current_setting(''duikou.lo'', true)) and area_code < (select current_setting(''duikou.hi'', true))';
begin
  execute format('create policy inspect_insert on file for insert to duikou_app with check (%s)', found);
  drop policy inspect_insert on audit_line;
  execute format('create policy inspect_insert on audit_line for insert to duikou_app with check (command in (''raiseFinding'', ''withdrawFinding'', ''verifyFinding'', ''returnFinding'', ''drawSample'', ''uploadFile'') and %s)', found);
end $$;
