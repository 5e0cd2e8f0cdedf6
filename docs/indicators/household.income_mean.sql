-- household.income_mean · 人均纯收入 · Mean net income per person
-- version 1 · mean · 元 (CNY) · receiver · published by county and month
-- 年度家庭纯收入之和除以年末家庭人口之和；有收入明细的为有明细，名单填报的人均数另列，不并入。
-- Sum of the households’ net incomes of the year over the sum of their members at its end; from income lines. What a list only states is shown apart.
-- 来源 2023年调查系统收入表（a+b+c+d−e）
select 'household' as record_type, i.county, i.household_id as record_id, i.area_code,
    null::text as giver_code, null::text as kind, make_date(i.year, 12, 31) as on_date, i.net as value, count(*) as weight,
    i.household_id::text as distinct_key, 'evidenced' as basis, i.recorded_at, null::timestamptz as retracted_at
    from (select l.county, l.household_id, l.area_code, l.year, max(l.recorded_at) as recorded_at,
        sum(case when l.line like 'e%' then -l.amount_fen else l.amount_fen end)::bigint as net
      from income_line l where l.recorded_at <= :known_at::timestamptz and (l.retracted_at is null or l.retracted_at > :known_at::timestamptz) group by l.county, l.area_code, l.household_id, l.year) i
    join membership m on m.county = i.county and m.household_id = i.household_id
    and m.joined_on <= make_date(i.year, 12, 31) and (m.left_on is null or m.left_on > make_date(i.year, 12, 31))
    and m.recorded_at <= :known_at::timestamptz and (m.retracted_at is null or m.retracted_at > :known_at::timestamptz) group by i.county, i.area_code, i.household_id, i.year, i.net, i.recorded_at
    union all select 'household' as record_type, i.county, i.household_id as record_id, i.area_code,
    null::text as giver_code, null::text as kind, make_date(i.year, 12, 31) as on_date, i.per_capita_fen * count(*) as value, count(*) as weight,
    null::text as distinct_key, 'declared' as basis, i.recorded_at, null::timestamptz as retracted_at
    from income_declared i join membership m on m.county = i.county and m.household_id = i.household_id
    and m.joined_on <= make_date(i.year, 12, 31) and (m.left_on is null or m.left_on > make_date(i.year, 12, 31))
    and m.recorded_at <= :known_at::timestamptz and (m.retracted_at is null or m.retracted_at > :known_at::timestamptz) where i.recorded_at <= :known_at::timestamptz and (i.retracted_at is null or i.retracted_at > :known_at::timestamptz)
    group by i.county, i.area_code, i.household_id, i.year, i.id, i.per_capita_fen, i.recorded_at
