-- exit.villages · 退出的贫困嘎查村 · Poor villages declared out
-- version 1 · distinct · 个嘎查村 (village) · receiver · published by county and month
-- 期内公告退出且未撤回的贫困嘎查村，一村只计一次；此后返贫的仍计入公告当期。
-- Poor villages declared out in the period and not withdrawn, each counted once; one that returned later still counts in the period of its declaration.
-- 来源 厅字〔2016〕16号（贫困村退出）
select 'exit' as record_type, e.county, e.id as record_id, e.area_code, null::text as giver_code,
  null::text as kind, e.on_date, 1::bigint as value, null::bigint as weight, e.area_code as distinct_key, e.basis, e.recorded_at, e.retracted_at
  from exit_declaration e where e.object = 'village' and e.kind = 'exited'
