-- A database knows its own key file, so that a lost one is never replaced by a new one in silence.
ALTER TABLE "house" ADD COLUMN "key_print" text;