-- fund.social · 社会帮扶 · Social donations
-- version 1 · sum · 元 (CNY) · receiver, giver · published by county and month
-- 社会捐款和捐物折价，分列。
-- Donations in money and in kind, kept apart.
-- 来源 东西部扶贫协作考核 11
-- 类别 social_money 社会捐款，social_kind 社会捐物折价
select 'payment' as record_type, p.county, p.id as record_id, p.area_code, p.giver_code, p.source as kind,
      p.on_date, p.amount_fen as value, null::bigint as weight, p.id::text as distinct_key,
      coalesce((
  select f.stance from confirmation f where f.county = p.county and f.payment_id = p.id
    and f.recorded_at <= :known_at::timestamptz and (f.retracted_at is null or f.retracted_at > :known_at::timestamptz)
  order by f.recorded_at desc, f.id desc limit 1), 'claimed') as basis, p.recorded_at, p.retracted_at
      from payment p where p.source in ('social_money', 'social_kind')
