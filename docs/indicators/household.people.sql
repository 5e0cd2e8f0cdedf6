-- household.people · 建档立卡人口 · Registered people
-- version 2 · stock · 人 (person) · receiver · published by county and month
-- 截至某日建档立卡户的家庭成员数，按成员增减的日期计。
-- Members of registered households on a day, by the dates on which members came and went.
-- 来源 《贫困户登记表》A4–A16；自然增减
select 'membership' as record_type, m.county, m.id as record_id, m.area_code,
  null::text as giver_code, null::text as kind, m.joined_on as on_date, m.left_on as until_date, 1::bigint as value, null::bigint as weight,
  m.id::text as distinct_key, 'evidenced' as basis, m.recorded_at, m.retracted_at
  from membership m where (m.left_on is null or m.left_on > m.joined_on) and m.recorded_at <= :known_at::timestamptz and (m.retracted_at is null or m.retracted_at > :known_at::timestamptz)
    and exists (select 1 from status_event e where e.county = m.county and e.household_id = m.household_id
      and e.kind in ('registered', 'moved_in') and e.recorded_at <= :known_at::timestamptz and (e.retracted_at is null or e.retracted_at > :known_at::timestamptz))
