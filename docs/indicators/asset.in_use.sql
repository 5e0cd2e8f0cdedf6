-- asset.in_use · 在用扶贫资产 · Assets in use
-- version 1 · stock · 项资产 (asset) · receiver · published by county and month
-- 截至某日状态为“在用”的扶贫项目资产数，闲置、流失、处置的不计。
-- Assets of projects in use on a day; not those idle, lost or disposed of.
-- 来源 国办函〔2021〕51号
-- 类别 operating 经营性资产，public 公益性资产，household 到户类资产
select 'asset' as record_type, a.county, a.id as record_id, a.area_code, null::text as giver_code, a.class as kind,
      s.on_date, s.until_date, 1::bigint as value, null::bigint as weight, a.id::text as distinct_key, 'evidenced' as basis,
      greatest(s.recorded_at, a.recorded_at) as recorded_at, least(s.retracted_at, a.retracted_at) as retracted_at
      from (select x.*, lead(x.on_date) over (partition by x.county, x.asset_id order by x.on_date, x.recorded_at, x.id) as until_date
        from asset_state x where x.recorded_at <= :known_at::timestamptz and (x.retracted_at is null or x.retracted_at > :known_at::timestamptz)) s
      join asset a on a.county = s.county and a.id = s.asset_id where s.state = 'in_use'
