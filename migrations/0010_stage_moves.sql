-- What a household of a list would add to the headline figures, derived while the list is read: the preview sums it.
ALTER TABLE "batch_row" ADD COLUMN "moves" jsonb;
