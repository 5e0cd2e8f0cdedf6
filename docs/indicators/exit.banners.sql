-- exit.banners · 摘帽的贫困旗县 · Poor banners declared out
-- version 1 · distinct · 个旗县 (banner) · receiver · published by county and month
-- 期内经自治区人民政府公告退出且未撤回的贫困旗县。
-- Poor banners declared out by the region in the period and not withdrawn.
-- 来源 内蒙古自治区人民政府公告 2020-03-04
select 'exit' as record_type, e.county, e.id as record_id, e.area_code, null::text as giver_code,
  null::text as kind, e.on_date, 1::bigint as value, null::bigint as weight, e.area_code as distinct_key, e.basis, e.recorded_at, e.retracted_at
  from exit_declaration e where e.object = 'banner' and e.kind = 'exited'
