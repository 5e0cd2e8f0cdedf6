-- linkage.households · 联结受益户 · Households that received a benefit
-- version 1 · distinct · 户 (household) · receiver · published by county and month
-- 期内按利益联结合同收到过款项的建档立卡户，一户只计一次。
-- Registered households that were paid under a benefit contract in the period, each once.
-- 来源 利益联结合同及发放凭证（domain §5.7）
-- 类别 land_lease 土地流转租金，wage 劳务工资，public_post 公益岗位，dividend 资产收益分红，custody 托养代养，calf_return 放母还犊，purchase 订单收购，price_floor 保价收购，menu 菜单式到户，seed_skill 免费籽种技术，asset_rent 村级资产出租
select 'benefit' as record_type, p.county, p.id as record_id, p.area_code, null::text as giver_code, k.type as kind, p.on_date,
    1::bigint as value, null::bigint as weight, p.household_id::text as distinct_key, 'evidenced' as basis, p.recorded_at, p.retracted_at
    from linkage_payment p join linkage k on k.county = p.county and k.id = p.linkage_id
