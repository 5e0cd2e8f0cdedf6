-- project.started · 开工项目 · Projects started
-- version 1 · distinct · 个项目 (project) · receiver, giver · published by county and month
-- 期内登记开工的项目数。
-- Projects whose start lies in the period.
-- 来源 东西部扶贫协作考核 10
-- 类别 planting 种植业，cattle 肉牛养殖，sheep 肉羊养殖，poultry 禽类养殖，greenhouse 设施农业，mushroom 食用菌，potato 马铃薯产业，broom_sorghum 笤帚苗产业，grain_processing 杂粮加工，oat_processing_plant 莜麦加工厂，storage 仓储保鲜，workshop 扶贫车间，solar 村级光伏，tourism 乡村旅游，water 饮水安全，road 村组道路，housing 危房改造，health 卫生健康，education 教育，labour 劳务协作，training 培训，other 其他
select 'project' as record_type, j.county, j.id as record_id,
  j.area_code, j.district_code as giver_code, j.category as kind, t.on_date as on_date, 1::bigint as value, null::bigint as weight,
  j.id::text as distinct_key, 'evidenced' as basis, greatest(t.recorded_at, j.recorded_at) as recorded_at, least(t.retracted_at, j.retracted_at) as retracted_at
  from project_progress t join project j on j.county = t.county and j.id = t.project_id where t.kind = 'started'
