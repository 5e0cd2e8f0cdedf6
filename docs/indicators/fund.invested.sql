-- fund.invested · 北京市区两级财政投入 · Beijing municipal and district money invested
-- version 1 · sum · 元 (CNY) · receiver, giver · published by county and month
-- 北京市级、区级财政援助资金拨付到旗县的金额（冲销为负），按拨付日期计；不含社会帮扶和企业投资。
-- Municipal and district fiscal money paid to banners (reversals negative) by date of payment; without donations and enterprise investment.
-- 来源 东西部扶贫协作考核 8（财政援助资金）
-- 类别 municipal 北京市级财政援助，district 北京区级财政援助
select 'payment' as record_type, p.county, p.id as record_id, p.area_code, p.giver_code, p.source as kind,
      p.on_date, p.amount_fen as value, null::bigint as weight, p.id::text as distinct_key,
      coalesce((
  select f.stance from confirmation f where f.county = p.county and f.payment_id = p.id
    and f.recorded_at <= :known_at::timestamptz and (f.retracted_at is null or f.retracted_at > :known_at::timestamptz)
  order by f.recorded_at desc, f.id desc limit 1), 'claimed') as basis, p.recorded_at, p.retracted_at
      from payment p where p.source in ('municipal', 'district')
