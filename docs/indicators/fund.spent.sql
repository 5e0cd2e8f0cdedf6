-- fund.spent · 资金支出 · Money spent
-- version 1 · sum · 元 (CNY) · receiver, giver · published by county and month
-- 受援方从到账资金中实际支出的金额（冲销为负），按支出日期计。
-- What receivers really spent of the money paid to them (reversals negative), by date of spending.
-- 来源 资金台账；资金绩效评价（支出进度）
-- 类别 municipal 北京市级财政援助，district 北京区级财政援助，social_money 社会捐款，social_kind 社会捐物折价，central 中央财政专项，region 自治区财政专项，league 盟市财政专项，banner 旗县财政专项，integrated 整合涉农资金，sector 行业资金，bond 地方政府债，own 银行及企业自筹
select 'spending' as record_type, t.county, t.id as record_id, t.area_code, t.giver_code, t.source as kind,
      t.on_date, t.amount_fen as value, null::bigint as weight, t.id::text as distinct_key, 'evidenced' as basis, t.recorded_at, t.retracted_at from spending t
