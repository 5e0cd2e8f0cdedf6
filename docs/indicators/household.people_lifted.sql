-- household.people_lifted · 脱贫人口 · People lifted out of poverty
-- version 1 · distinct · 人 (person) · receiver · published by county and month
-- 期内脱贫户在脱贫之日的家庭成员，一人只计一次；由享受政策转为不享受政策不另计。
-- Members, on the day of the exit, of households lifted out within the period; each person once. That policies end later is not counted again.
-- 来源 厅字〔2016〕16号
select 'membership' as record_type, m.county, m.id as record_id, e.area_code,
  null::text as giver_code, null::text as kind, e.on_date, 1::bigint as value, null::bigint as weight, m.person_id::text as distinct_key, e.basis,
  greatest(e.recorded_at, m.recorded_at) as recorded_at, least(e.retracted_at, m.retracted_at) as retracted_at
  from (select s.*, lag(s.kind) over (partition by s.county, s.household_id order by s.on_date, s.id) as before
    from status_event s where s.kind in ('exited_enjoying', 'exited_not_enjoying', 'returned') and s.recorded_at <= :known_at::timestamptz and (s.retracted_at is null or s.retracted_at > :known_at::timestamptz)) e
  join membership m on m.county = e.county and m.household_id = e.household_id
    and m.joined_on <= e.on_date and (m.left_on is null or m.left_on > e.on_date)
  where e.kind in ('exited_enjoying', 'exited_not_enjoying') and (e.kind = 'exited_enjoying' or e.before is null or e.before = 'returned')
    and m.recorded_at <= :known_at::timestamptz and (m.retracted_at is null or m.retracted_at > :known_at::timestamptz)
