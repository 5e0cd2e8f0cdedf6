-- fund.payments · 拨付笔数 · Payments made
-- version 1 · sum · 笔 (payment) · receiver, giver · published by county and month
-- 北京市区两级财政资金的拨付笔数，含冲销。
-- Payments of municipal and district money, reversals included.
-- 来源 资金台账
-- 类别 municipal 北京市级财政援助，district 北京区级财政援助
select 'payment' as record_type, p.county, p.id as record_id, p.area_code, p.giver_code, p.source as kind,
      p.on_date, 1::bigint as value, null::bigint as weight, p.id::text as distinct_key,
      coalesce((
  select f.stance from confirmation f where f.county = p.county and f.payment_id = p.id
    and f.recorded_at <= :known_at::timestamptz and (f.retracted_at is null or f.retracted_at > :known_at::timestamptz)
  order by f.recorded_at desc, f.id desc limit 1), 'claimed') as basis, p.recorded_at, p.retracted_at
      from payment p where p.source in ('municipal', 'district')
