-- A payment on record that came after a statement by hand takes its amount out of it (what it covers), and gives it back when withdrawn.
ALTER TABLE "income_line" ADD COLUMN "covers_fen" bigint;
