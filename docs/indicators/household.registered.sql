-- household.registered · 建档立卡户 · Registered households
-- version 1 · stock · 户 (household) · receiver · published by county and month
-- 截至某日在册的建档立卡户数，自识别登记之日起计；整户迁出、并户、自然减少后不计；脱贫不出册（四个不摘）。
-- Households on file on a day, from the day of registration; not those that moved out, merged or came to an end. Being lifted out does not take a household off the file.
-- 来源 《贫困户登记表》；国开办发〔2014〕24号
select 'status' as record_type, h.county, h.id as record_id, h.area_code, null::text as giver_code,
    null::text as kind, h.on_date, h.until_date, 1::bigint as value, null::bigint as weight, h.household_id::text as distinct_key, h.basis, h.recorded_at, h.retracted_at
  from (select e.*, lead(e.on_date) over (partition by e.county, e.household_id order by e.on_date, e.recorded_at, e.id) as until_date
    from status_event e where e.kind in ('registered', 'moved_in', 'moved_out', 'merged', 'natural_end') and e.recorded_at <= :known_at::timestamptz and (e.retracted_at is null or e.retracted_at > :known_at::timestamptz)) h where h.kind in ('registered', 'moved_in')
