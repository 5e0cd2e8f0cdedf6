-- fund.settled · 资金报账 · Money accounted for
-- version 1 · sum · 元 (CNY) · receiver, giver · published by county and month
-- 已支出资金中凭证齐全、完成报账的金额（冲销为负），按报账日期计。
-- Of the money spent, what accounts were rendered of (reversals negative), by date of the accounts.
-- 来源 资金台账；资金绩效评价（报账）
-- 类别 municipal 北京市级财政援助，district 北京区级财政援助，social_money 社会捐款，social_kind 社会捐物折价，central 中央财政专项，region 自治区财政专项，league 盟市财政专项，banner 旗县财政专项，integrated 整合涉农资金，sector 行业资金，bond 地方政府债，own 银行及企业自筹
select 'settlement' as record_type, t.county, t.id as record_id, t.area_code, t.giver_code, t.source as kind,
      t.on_date, t.amount_fen as value, null::bigint as weight, t.id::text as distinct_key, 'evidenced' as basis, t.recorded_at, t.retracted_at from settlement t
