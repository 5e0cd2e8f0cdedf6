-- project.invested · 项目投入 · Invested in projects
-- version 1 · sum · 元 (CNY) · receiver, giver · published by county and month
-- 通过项目拨付的协作资金（冲销为负），按拨付日期计，按项目类别分；与项目无关联的拨付不计。
-- Money paid for projects (reversals negative) by date of payment and category; payments without a project do not count.
-- 来源 扶贫协作资金项目台账；东西部扶贫协作考核 8、10
-- 类别 planting 种植业，cattle 肉牛养殖，sheep 肉羊养殖，poultry 禽类养殖，greenhouse 设施农业，mushroom 食用菌，potato 马铃薯产业，broom_sorghum 笤帚苗产业，grain_processing 杂粮加工，oat_processing_plant 莜麦加工厂，storage 仓储保鲜，workshop 扶贫车间，solar 村级光伏，tourism 乡村旅游，water 饮水安全，road 村组道路，housing 危房改造，health 卫生健康，education 教育，labour 劳务协作，training 培训，other 其他
select 'payment' as record_type, p.county, p.id as record_id, j.area_code, p.giver_code, j.category as kind,
      p.on_date, p.amount_fen as value, null::bigint as weight, p.id::text as distinct_key, coalesce((
  select f.stance from confirmation f where f.county = p.county and f.payment_id = p.id
    and f.recorded_at <= :known_at::timestamptz and (f.retracted_at is null or f.retracted_at > :known_at::timestamptz)
  order by f.recorded_at desc, f.id desc limit 1), 'claimed') as basis,
      greatest(p.recorded_at, l.recorded_at) as recorded_at, least(p.retracted_at, l.retracted_at) as retracted_at
      from payment p join project_payment l on l.county = p.county and l.payment_id = coalesce(p.reverses_id, p.id)
      join project j on j.county = l.county and j.id = l.project_id
