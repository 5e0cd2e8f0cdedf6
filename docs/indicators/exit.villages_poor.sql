-- exit.villages_poor · 未退出的贫困嘎查村 · Poor villages not out
-- version 1 · stock · 个嘎查村 (village) · receiver · published by county and month
-- 截至当日已识别而未退出、或退出后又返贫的嘎查村。
-- Villages designated and not out on the day, or returned since.
-- 来源 厅字〔2016〕16号（贫困村退出）
select s.record_type, s.county, s.record_id, s.area_code,
  null::text as giver_code, null::text as kind, s.on_date, s.until_date, s.value, null::bigint as weight, s.area_code as distinct_key, s.basis,
  s.recorded_at, s.retracted_at
  from (select v.*, lead(v.on_date) over (partition by v.county, v.area_code order by v.on_date, v.recorded_at, v.record_id) as until_date
    from (select 'designation' as record_type, d.county, d.id as record_id, d.area_code,
  coalesce(make_date(d.year, 12, 31), (d.recorded_at at time zone 'Asia/Shanghai')::date) as on_date,
  1::bigint as value, 'evidenced' as basis, d.recorded_at, d.retracted_at
  from designation d where d.object = 'village' union all select 'exit', e.county, e.id, e.area_code, e.on_date,
  case e.kind when 'returned' then 1 else 0 end::bigint, e.basis, e.recorded_at, e.retracted_at
  from exit_declaration e where e.object = 'village') v where v.recorded_at <= :known_at::timestamptz and (v.retracted_at is null or v.retracted_at > :known_at::timestamptz)) s where s.value <> 0
