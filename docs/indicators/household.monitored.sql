-- household.monitored · 监测对象（风险未消除） · Monitored households, risk not eliminated
-- version 1 · stock · 户 (household) · receiver · published by county and month
-- 截至某日已纳入监测且风险未消除的户数，按监测对象类型分。
-- Households included in monitoring on a day whose risk is not eliminated, by type.
-- 来源 中农组发〔2021〕7号
-- 类别 unstable 脱贫不稳定户，marginal 边缘易致贫户，sudden 突发严重困难户
select 'status' as record_type, h.county, h.id as record_id, h.area_code, null::text as giver_code,
    case when h.kind = 'moved_in' then split_part(h.detail, ':', 2) else h.detail end as kind, h.on_date, h.until_date, 1::bigint as value, null::bigint as weight, h.household_id || ':' || case when h.kind = 'moved_in' then split_part(h.detail, ':', 2) else h.detail end as distinct_key, h.basis, h.recorded_at, h.retracted_at
  from (select e.*, lead(e.on_date) over (partition by e.county, e.household_id order by e.on_date, e.recorded_at, e.id) as until_date
    from status_event e where (e.kind in ('monitored', 'risk_eliminated', 'returned', 'exited_enjoying', 'exited_not_enjoying', 'moved_out', 'merged', 'natural_end')
      or e.kind = 'moved_in' and e.detail like 'monitored:%') and e.recorded_at <= :known_at::timestamptz and (e.retracted_at is null or e.retracted_at > :known_at::timestamptz)) h where (h.kind = 'monitored' or h.kind = 'moved_in')
