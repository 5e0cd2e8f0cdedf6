-- secondment.in_post · 在岗挂职干部人才 · Postings in force
-- version 1 · stock · 人次 (personTime) · receiver, giver · published by county and month
-- 截至某日在岗的北京派驻干部人才，按任期计（人次）；延期、提前结束按登记的截止日计。
-- Postings from Beijing in force on a day, by their terms; extensions and early ends count by their last day.
-- 来源 东西部扶贫协作考核 3、4（干部人才选派）
-- 类别 cadre 党政干部挂职，medical 支医，teaching 支教，farming 支农，technology 科技支援，tourism 文旅支援，team 组团式帮扶，village 驻村帮扶，shadowing 跟岗学习
select 'posting' as record_type, p.county, p.id as record_id, p.area_code, p.district_code as giver_code, p.kind, p.from_on as on_date, coalesce((select x.to_on from posting_term x
  where x.county = p.county and x.posting_id = p.id and x.recorded_at <= :known_at::timestamptz
    and (x.retracted_at is null or x.retracted_at > :known_at::timestamptz) order by x.recorded_at desc, x.id desc limit 1), p.to_on) + 1 as until_date, 1::bigint as value, null::bigint as weight, p.id::text as distinct_key, 'evidenced' as basis, p.recorded_at, p.retracted_at from posting p
        where p.direction = 'to_steppe'
