-- household.poor · 未脱贫户 · Households not lifted out
-- version 1 · stock · 户 (household) · receiver · published by county and month
-- 截至某日在册且尚未脱贫的户数；返贫的重新计入。
-- Households on file and not lifted out on a day; those that fell back count again.
-- 来源 厅字〔2016〕16号
select 'status' as record_type, h.county, h.id as record_id, h.area_code, null::text as giver_code,
    null::text as kind, h.on_date, h.until_date, 1::bigint as value, null::bigint as weight, h.household_id::text as distinct_key, h.basis, h.recorded_at, h.retracted_at
  from (select e.*, lead(e.on_date) over (partition by e.county, e.household_id order by e.on_date, e.recorded_at, e.id) as until_date
    from status_event e where e.kind in ('moved_in', 'registered', 'returned', 'proposed_exit', 'village_notice', 'exit_refused', 'exited_enjoying', 'exited_not_enjoying', 'monitored', 'risk_eliminated', 'moved_out', 'merged', 'natural_end') and e.recorded_at <= :known_at::timestamptz and (e.retracted_at is null or e.retracted_at > :known_at::timestamptz)) h where case when h.kind = 'moved_in' and h.detail is not null then split_part(h.detail, ':', 1) else h.kind end in ('registered', 'returned', 'proposed_exit', 'village_notice', 'exit_refused')
