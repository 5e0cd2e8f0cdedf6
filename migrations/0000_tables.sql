CREATE SCHEMA "account";
--> statement-breakpoint
CREATE TABLE "area" (
	"code" text collate "C" NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"level" text NOT NULL,
	"name" text NOT NULL,
	"parent_code" text collate "C",
	"province" text collate "C" NOT NULL,
	"prefecture" text collate "C",
	"county" text collate "C",
	"township" text collate "C",
	"lo" text collate "C" NOT NULL,
	"hi" text collate "C" NOT NULL,
	"functional_zone" boolean DEFAULT false NOT NULL,
	"invented" boolean DEFAULT false NOT NULL,
	CONSTRAINT "area_code_valid_from_pk" PRIMARY KEY("code","valid_from")
);
--> statement-breakpoint
CREATE TABLE "area_succession" (
	"old_code" text collate "C" NOT NULL,
	"new_code" text collate "C" NOT NULL,
	"on_date" date NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "area_succession_old_code_new_code_on_date_pk" PRIMARY KEY("old_code","new_code","on_date")
);
--> statement-breakpoint
CREATE TABLE "holiday" (
	"on_date" date PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pairing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"receiver_code" text collate "C" NOT NULL,
	"giver_code" text collate "C",
	"level" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"status" text NOT NULL,
	"evidence_year" integer,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "parameter" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text collate "C" NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"year" integer,
	"purpose" text DEFAULT '' NOT NULL,
	"value" jsonb,
	"unit" text NOT NULL,
	"status" text NOT NULL,
	"source" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"retracted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "population" (
	"area_code" text collate "C" NOT NULL,
	"year" integer NOT NULL,
	"households" integer,
	"people" integer,
	"source" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "population_area_code_year_pk" PRIMARY KEY("area_code","year")
);
--> statement-breakpoint
CREATE TABLE "published" (
	"indicator" text collate "C" NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"value" bigint NOT NULL,
	"unit" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "published_indicator_area_code_from_on_to_on_pk" PRIMARY KEY("indicator","area_code","from_on","to_on")
);
--> statement-breakpoint
CREATE TABLE "designation" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"object" text NOT NULL,
	"level" text NOT NULL,
	"year" integer,
	"document_county" text collate "C",
	"document_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "designation_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "exit_declaration" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"object" text NOT NULL,
	"kind" text NOT NULL,
	"round" integer NOT NULL,
	"on_date" date NOT NULL,
	"on_precision" text NOT NULL,
	"incidence" numeric(7, 6),
	"basis" text NOT NULL,
	"document_county" text collate "C",
	"document_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "exit_declaration_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "allocation" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"appropriation_county" text collate "C" NOT NULL,
	"appropriation_id" uuid NOT NULL,
	"source" text NOT NULL,
	"giver_code" text collate "C" NOT NULL,
	"year" integer NOT NULL,
	"amount_fen" bigint NOT NULL,
	"on_date" date NOT NULL,
	"reason" text NOT NULL,
	"document_county" text collate "C",
	"document_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "allocation_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "allocation_positive" CHECK ("allocation"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "appropriation" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"source" text NOT NULL,
	"giver_code" text collate "C" NOT NULL,
	"year" integer NOT NULL,
	"amount_fen" bigint NOT NULL,
	"on_date" date NOT NULL,
	"on_precision" text NOT NULL,
	"purpose" text NOT NULL,
	"document_county" text collate "C",
	"document_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "appropriation_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "appropriation_positive" CHECK ("appropriation"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "confirmation" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"payment_id" uuid NOT NULL,
	"stance" text NOT NULL,
	"amount_fen" bigint,
	"reason" text,
	"on_date" date NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "confirmation_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "payment" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"allocation_id" uuid NOT NULL,
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
	CONSTRAINT "payment_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "payment_not_zero" CHECK ("payment"."amount_fen" <> 0)
);
--> statement-breakpoint
CREATE TABLE "batch" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" text collate "C" NOT NULL,
	"file_id" uuid,
	"state" text NOT NULL,
	"job_id" uuid,
	"row_total" integer,
	"row_errors" integer,
	"row_warnings" integer,
	"summary" jsonb,
	"decisions" jsonb,
	"failure" jsonb,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"committed_at" timestamp (3) with time zone,
	"taken_back_at" timestamp (3) with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "batch_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "batch_row" (
	"county" text collate "C" NOT NULL,
	"batch_id" uuid NOT NULL,
	"row_no" integer NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"household_key" text,
	"level" integer NOT NULL,
	"problems" jsonb NOT NULL,
	"id_index" text collate "C",
	"row_sealed" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "duplicate_case" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"person_id" uuid NOT NULL,
	"other_county" text collate "C" NOT NULL,
	"other_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"note" text,
	"found_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "duplicate_case_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "household" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"household_code" text collate "C",
	"head_name" text NOT NULL,
	"natural_village" text,
	"kind" text,
	"standard" text,
	"phone_sealed" text,
	"bank_sealed" text,
	"registered_on" date,
	"registered_precision" text,
	"moved_to_county" text collate "C",
	"moved_from_county" text collate "C",
	"merged_into_id" uuid,
	"extra" jsonb,
	"revision" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "household_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "household_cause" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"household_id" uuid NOT NULL,
	"cause" text NOT NULL,
	"rank" integer NOT NULL,
	"on_date" date NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "household_cause_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "household_condition" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"household_id" uuid NOT NULL,
	"on_date" date NOT NULL,
	"food_secure" boolean,
	"clothed" boolean,
	"in_school" boolean,
	"insured" boolean,
	"housing_safe" boolean,
	"water_safe" boolean,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "household_condition_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "identity" (
	"code" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "income_declared" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"household_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"per_capita_fen" bigint NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "income_declared_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "income_line" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"household_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"line" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"note" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "income_line_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"household_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"relation" text,
	"joined_on" date NOT NULL,
	"joined_precision" text NOT NULL,
	"joined_reason" text NOT NULL,
	"left_on" date,
	"left_reason" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "membership_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "name_gram" (
	"county" text collate "C" NOT NULL,
	"gram" text collate "C" NOT NULL,
	"person_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"person_code" text collate "C",
	"name" text NOT NULL,
	"id_kind" text,
	"id_sealed" text,
	"id_index" text collate "C",
	"sex" text,
	"birth_on" date,
	"ethnicity" text,
	"phone_sealed" text,
	"merged_into_id" uuid,
	"revision" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "person_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "person_condition" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"person_id" uuid NOT NULL,
	"on_date" date NOT NULL,
	"education" text,
	"schooling" text,
	"health" text,
	"labour" text,
	"months_worked" integer,
	"serious_illness_insured" boolean,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "person_condition_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "status_event" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"household_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"on_date" date NOT NULL,
	"on_precision" text NOT NULL,
	"detail" text,
	"basis" text NOT NULL,
	"document_county" text collate "C",
	"document_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "status_event_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "village_alias" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"township_code" text collate "C" NOT NULL,
	"alias" text NOT NULL,
	"decided_by" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "village_alias_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "document" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"number" text,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"issuer" text NOT NULL,
	"issued_on" date,
	"issued_precision" text,
	"file_id" uuid,
	"source" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"batch_id" uuid,
	CONSTRAINT "document_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "file" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"hash" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"uploaded_by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "file_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "account"."account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account"."grant" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"party_id" text,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"deputy_of" text,
	"granted_by" text NOT NULL,
	"granted_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "account"."session" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"acting_grant_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "account"."sign_in_failure" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"locked_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "account"."two_factor" (
	"id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"user_id" text NOT NULL,
	"verified" boolean DEFAULT true,
	"failed_verification_count" integer DEFAULT 0,
	"locked_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "account"."user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean NOT NULL,
	"image" text,
	"username" text NOT NULL,
	"display_username" text,
	"two_factor_enabled" boolean DEFAULT false NOT NULL,
	"must_change_password" boolean DEFAULT false NOT NULL,
	"locked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email"),
	CONSTRAINT "user_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "account"."verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"county" text collate "C" PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_line" (
	"county" text collate "C" NOT NULL,
	"seq" bigint NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"user_id" text NOT NULL,
	"user_name" text NOT NULL,
	"role" text NOT NULL,
	"command" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"detail" text NOT NULL,
	"row_count" integer NOT NULL,
	"rows_hash" text,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_line_county_seq_pk" PRIMARY KEY("county","seq")
);
--> statement-breakpoint
CREATE TABLE "receipt" (
	"county" text collate "C" NOT NULL,
	"key" text NOT NULL,
	"user_id" text NOT NULL,
	"command" text NOT NULL,
	"request_hash" text NOT NULL,
	"result" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"subject_id" uuid,
	CONSTRAINT "receipt_county_key_pk" PRIMARY KEY("county","key")
);
--> statement-breakpoint
CREATE TABLE "rollup" (
	"indicator" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	"county" text collate "C" NOT NULL,
	"month" date NOT NULL,
	"previous_month" date,
	"kind" text NOT NULL,
	"giver_code" text collate "C" NOT NULL,
	"basis" text NOT NULL,
	"value" bigint NOT NULL,
	"weight" bigint NOT NULL,
	"n" bigint NOT NULL,
	"computed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rollup_stale" (
	"indicator" text collate "C" NOT NULL,
	"county" text collate "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "house" (
	"kind" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"loaded_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "job" (
	"county" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"area_code" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"done" bigint NOT NULL,
	"total" bigint,
	"step" text,
	"input" jsonb NOT NULL,
	"result" jsonb,
	"failure" jsonb,
	"cancel_asked_at" timestamp (3) with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "job_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
ALTER TABLE "confirmation" ADD CONSTRAINT "confirmation_county_payment_id_payment_county_id_fk" FOREIGN KEY ("county","payment_id") REFERENCES "public"."payment"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_county_allocation_id_allocation_county_id_fk" FOREIGN KEY ("county","allocation_id") REFERENCES "public"."allocation"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_cause" ADD CONSTRAINT "household_cause_county_household_id_household_county_id_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."household"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_condition" ADD CONSTRAINT "household_condition_county_household_id_household_county_id_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."household"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "income_declared" ADD CONSTRAINT "income_declared_county_household_id_household_county_id_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."household"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "income_line" ADD CONSTRAINT "income_line_county_household_id_household_county_id_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."household"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_county_household_id_household_county_id_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."household"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_county_person_id_person_county_id_fk" FOREIGN KEY ("county","person_id") REFERENCES "public"."person"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_condition" ADD CONSTRAINT "person_condition_county_person_id_person_county_id_fk" FOREIGN KEY ("county","person_id") REFERENCES "public"."person"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_event" ADD CONSTRAINT "status_event_county_household_id_household_county_id_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."household"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account"."account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "account"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account"."grant" ADD CONSTRAINT "grant_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "account"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account"."grant" ADD CONSTRAINT "grant_deputy_of_user_id_fk" FOREIGN KEY ("deputy_of") REFERENCES "account"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account"."session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "account"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account"."two_factor" ADD CONSTRAINT "two_factor_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "account"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "area_parent" ON "area" USING btree ("parent_code","code");--> statement-breakpoint
CREATE INDEX "area_level" ON "area" USING btree ("level","code");--> statement-breakpoint
CREATE INDEX "pairing_receiver" ON "pairing" USING btree ("receiver_code");--> statement-breakpoint
CREATE INDEX "pairing_giver" ON "pairing" USING btree ("giver_code");--> statement-breakpoint
CREATE INDEX "parameter_key" ON "parameter" USING btree ("key","area_code","year");--> statement-breakpoint
CREATE INDEX "designation_area" ON "designation" USING btree ("county","area_code");--> statement-breakpoint
CREATE INDEX "exit_declaration_on" ON "exit_declaration" USING btree ("county","object","on_date");--> statement-breakpoint
CREATE INDEX "exit_declaration_area" ON "exit_declaration" USING btree ("county","area_code");--> statement-breakpoint
CREATE INDEX "allocation_year" ON "allocation" USING btree ("county","year","source");--> statement-breakpoint
CREATE INDEX "allocation_appropriation" ON "allocation" USING btree ("appropriation_county","appropriation_id");--> statement-breakpoint
CREATE INDEX "appropriation_year" ON "appropriation" USING btree ("county","year","source");--> statement-breakpoint
CREATE INDEX "confirmation_payment" ON "confirmation" USING btree ("county","payment_id","recorded_at");--> statement-breakpoint
CREATE INDEX "payment_on" ON "payment" USING btree ("county","on_date");--> statement-breakpoint
CREATE INDEX "payment_giver" ON "payment" USING btree ("giver_code","on_date");--> statement-breakpoint
CREATE INDEX "payment_allocation" ON "payment" USING btree ("county","allocation_id");--> statement-breakpoint
CREATE INDEX "batch_created" ON "batch" USING btree ("county","created_at");--> statement-breakpoint
CREATE INDEX "batch_row_no" ON "batch_row" USING btree ("county","batch_id","row_no");--> statement-breakpoint
CREATE INDEX "batch_row_level" ON "batch_row" USING btree ("county","batch_id","level","row_no");--> statement-breakpoint
CREATE INDEX "batch_row_household" ON "batch_row" USING btree ("county","batch_id","household_key","row_no");--> statement-breakpoint
CREATE INDEX "batch_row_id" ON "batch_row" USING btree ("county","batch_id","id_index");--> statement-breakpoint
CREATE INDEX "duplicate_case_person" ON "duplicate_case" USING btree ("county","person_id");--> statement-breakpoint
CREATE INDEX "duplicate_case_state" ON "duplicate_case" USING btree ("county","state","id");--> statement-breakpoint
CREATE INDEX "household_area" ON "household" USING btree ("county","area_code","id");--> statement-breakpoint
CREATE INDEX "household_code" ON "household" USING btree ("county","household_code");--> statement-breakpoint
CREATE INDEX "household_batch" ON "household" USING btree ("county","batch_id");--> statement-breakpoint
CREATE INDEX "household_cause_household" ON "household_cause" USING btree ("county","household_id");--> statement-breakpoint
CREATE INDEX "household_cause_batch" ON "household_cause" USING btree ("county","batch_id");--> statement-breakpoint
CREATE INDEX "household_condition_household" ON "household_condition" USING btree ("county","household_id","on_date");--> statement-breakpoint
CREATE INDEX "household_condition_batch" ON "household_condition" USING btree ("county","batch_id");--> statement-breakpoint
CREATE INDEX "identity_code" ON "identity" USING btree ("code");--> statement-breakpoint
CREATE INDEX "identity_owner" ON "identity" USING btree ("county","id");--> statement-breakpoint
CREATE INDEX "income_declared_household" ON "income_declared" USING btree ("county","household_id","year");--> statement-breakpoint
CREATE INDEX "income_declared_batch" ON "income_declared" USING btree ("county","batch_id");--> statement-breakpoint
CREATE INDEX "income_line_household" ON "income_line" USING btree ("county","household_id","year");--> statement-breakpoint
CREATE INDEX "income_line_batch" ON "income_line" USING btree ("county","batch_id");--> statement-breakpoint
CREATE INDEX "membership_household" ON "membership" USING btree ("county","household_id");--> statement-breakpoint
CREATE INDEX "membership_person" ON "membership" USING btree ("county","person_id");--> statement-breakpoint
CREATE INDEX "membership_batch" ON "membership" USING btree ("county","batch_id");--> statement-breakpoint
CREATE INDEX "name_gram_gram" ON "name_gram" USING btree ("county","gram","household_id");--> statement-breakpoint
CREATE INDEX "name_gram_person" ON "name_gram" USING btree ("county","person_id");--> statement-breakpoint
CREATE INDEX "person_area" ON "person" USING btree ("county","area_code","id");--> statement-breakpoint
CREATE INDEX "person_id_index" ON "person" USING btree ("county","id_index");--> statement-breakpoint
CREATE INDEX "person_code" ON "person" USING btree ("county","person_code");--> statement-breakpoint
CREATE INDEX "person_batch" ON "person" USING btree ("county","batch_id");--> statement-breakpoint
CREATE INDEX "person_condition_person" ON "person_condition" USING btree ("county","person_id","on_date");--> statement-breakpoint
CREATE INDEX "person_condition_batch" ON "person_condition" USING btree ("county","batch_id");--> statement-breakpoint
CREATE INDEX "status_event_household" ON "status_event" USING btree ("county","household_id","on_date");--> statement-breakpoint
CREATE INDEX "status_event_kind" ON "status_event" USING btree ("county","kind","on_date");--> statement-breakpoint
CREATE INDEX "status_event_batch" ON "status_event" USING btree ("county","batch_id");--> statement-breakpoint
CREATE INDEX "village_alias_alias" ON "village_alias" USING btree ("county","township_code","alias");--> statement-breakpoint
CREATE INDEX "document_number" ON "document" USING btree ("county","number");--> statement-breakpoint
CREATE INDEX "file_hash" ON "file" USING btree ("county","hash");--> statement-breakpoint
CREATE INDEX "account_user" ON "account"."account" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "account_subject" ON "account"."account" USING btree ("provider_id","account_id");--> statement-breakpoint
CREATE INDEX "grant_user" ON "account"."grant" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_user" ON "account"."session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "two_factor_user" ON "account"."two_factor" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "account"."verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "audit_line_subject" ON "audit_line" USING btree ("county","subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "audit_line_at" ON "audit_line" USING btree ("county","at");--> statement-breakpoint
CREATE INDEX "rollup_cell" ON "rollup" USING btree ("indicator","county","month");--> statement-breakpoint
CREATE INDEX "rollup_stale_cell" ON "rollup_stale" USING btree ("indicator","county");--> statement-breakpoint
CREATE INDEX "job_created" ON "job" USING btree ("county","created_at");