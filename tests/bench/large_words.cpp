// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/large_words.h"

#include <QString>

namespace dossier::bench {

const WordList& activityNames(Theme theme)
{
    static const WordList marketing{
        {u"E-mail newsletter"_qs, u"邮件通讯"_qs}, {u"Webinar invitations"_qs, u"网络研讨会邀请"_qs}, {u"Customer survey"_qs, u"客户满意度调查"_qs},
        {u"Website analytics"_qs, u"网站访问分析"_qs}, {u"Retargeting campaign"_qs, u"再营销广告"_qs}, {u"Lookalike audiences"_qs, u"相似人群扩展"_qs},
        {u"WeChat official account"_qs, u"微信公众号运营"_qs}, {u"Prize draw"_qs, u"抽奖活动"_qs}, {u"Loyalty programme"_qs, u"会员积分计划"_qs},
        {u"Trade-fair follow-up"_qs, u"展会后续跟进"_qs}, {u"Lead scoring"_qs, u"线索评分"_qs}, {u"Customer segments"_qs, u"客户分群"_qs},
        {u"Referral campaign"_qs, u"老带新推荐活动"_qs}, {u"Video channel community"_qs, u"视频号社群"_qs}, {u"Press and influencer contacts"_qs, u"媒体与达人联系"_qs},
        {u"Personalised landing pages"_qs, u"个性化落地页"_qs}, {u"Consent management"_qs, u"同意管理"_qs}, {u"Event registration"_qs, u"活动报名"_qs}};
    static const WordList sales{
        {u"Quotations and offers"_qs, u"报价与方案"_qs}, {u"Account planning"_qs, u"客户经营计划"_qs}, {u"Visit reports"_qs, u"拜访记录"_qs},
        {u"Call recording in the hotline"_qs, u"客服热线录音"_qs}, {u"Credit check of buyers"_qs, u"买方信用核查"_qs}, {u"Online shop orders"_qs, u"网店订单"_qs},
        {u"After-sales service"_qs, u"售后服务"_qs}, {u"Dealer portal"_qs, u"经销商门户"_qs}, {u"Contract renewals"_qs, u"合同续签"_qs},
        {u"Complaint handling"_qs, u"投诉处理"_qs}, {u"Sales forecast"_qs, u"销售预测"_qs}, {u"Tender documents"_qs, u"招投标资料"_qs},
        {u"Customer visits to the plant"_qs, u"客户参观工厂"_qs}, {u"Demo machine loans"_qs, u"样机借用"_qs}, {u"Chat on the website"_qs, u"网站在线客服"_qs}};
    static const WordList people{
        {u"Applicant management"_qs, u"应聘者管理"_qs}, {u"Payroll"_qs, u"薪资发放"_qs}, {u"Time recording"_qs, u"考勤记录"_qs},
        {u"Appraisal interviews"_qs, u"绩效面谈"_qs}, {u"Training records"_qs, u"培训记录"_qs}, {u"Travel expenses"_qs, u"差旅报销"_qs},
        {u"Company pension"_qs, u"企业年金"_qs}, {u"Occupational health checks"_qs, u"职业健康检查"_qs}, {u"Access badges"_qs, u"门禁卡管理"_qs},
        {u"Works council elections"_qs, u"职工代表选举"_qs}, {u"Staff survey"_qs, u"员工调查"_qs}, {u"Reporting channel"_qs, u"举报渠道"_qs},
        {u"Shift planning"_qs, u"排班管理"_qs}, {u"Company cars"_qs, u"公务用车"_qs}, {u"Exit interviews"_qs, u"离职面谈"_qs}};
    static const WordList operations{
        {u"Video surveillance"_qs, u"视频监控"_qs}, {u"Visitor book"_qs, u"访客登记"_qs}, {u"Remote maintenance"_qs, u"远程维护"_qs},
        {u"Supplier contacts"_qs, u"供应商联系人"_qs}, {u"Delivery tracking"_qs, u"物流跟踪"_qs}, {u"Server logs"_qs, u"服务器日志"_qs},
        {u"Mobile device management"_qs, u"移动设备管理"_qs}, {u"Help desk tickets"_qs, u"服务台工单"_qs}, {u"Invoice archive"_qs, u"发票归档"_qs},
        {u"Quality complaints"_qs, u"质量投诉"_qs}, {u"Machine telemetry"_qs, u"设备遥测"_qs}, {u"Emergency contacts"_qs, u"紧急联系人"_qs}};
    switch (theme) {
    case Theme::Marketing: return marketing;
    case Theme::Sales: return sales;
    case Theme::People: return people;
    case Theme::Operations: return operations;
    }
    Q_UNREACHABLE();
}

const WordList& products()
{
    static const WordList list{
        {u"Pelikan spindles"_qs, u"鹈鹕主轴"_qs}, {u"Kestrel lathes"_qs, u"红隼车床"_qs}, {u"Heron milling centres"_qs, u"苍鹭铣削中心"_qs}, {u"Tern linear guides"_qs, u"燕鸥直线导轨"_qs},
        {u"Osprey grinders"_qs, u"鱼鹰磨床"_qs}, {u"Plover sensors"_qs, u"鸻传感器"_qs}, {u"Swift robots"_qs, u"雨燕机器人"_qs}, {u"Finch controllers"_qs, u"雀控制器"_qs},
        {u"Crane conveyors"_qs, u"鹤输送线"_qs}, {u"Dunlin drives"_qs, u"滨鹬驱动器"_qs}, {u"Linnet clamps"_qs, u"朱顶雀夹具"_qs}, {u"Falcon lasers"_qs, u"猎鹰激光"_qs},
        {u"Sparrow tools"_qs, u"麻雀刀具"_qs}, {u"Wren couplings"_qs, u"鹪鹩联轴器"_qs}, {u"Avocet software"_qs, u"反嘴鹬软件"_qs}, {u"spare parts"_qs, u"备件"_qs},
        {u"training courses"_qs, u"培训课程"_qs}, {u"service contracts"_qs, u"服务合同"_qs}, {u"retrofit kits"_qs, u"改造套件"_qs}, {u"used machines"_qs, u"二手设备"_qs}};
    return list;
}

const WordList& regions()
{
    static const WordList list{
        {u"Germany"_qs, u"德国"_qs}, {u"France"_qs, u"法国"_qs}, {u"Benelux"_qs, u"比荷卢"_qs}, {u"Nordic countries"_qs, u"北欧"_qs}, {u"Iberia"_qs, u"伊比利亚"_qs},
        {u"Italy"_qs, u"意大利"_qs}, {u"Poland"_qs, u"波兰"_qs}, {u"Austria and Switzerland"_qs, u"奥地利与瑞士"_qs}, {u"East China"_qs, u"华东"_qs}, {u"South China"_qs, u"华南"_qs},
        {u"North China"_qs, u"华北"_qs}, {u"Suzhou plant"_qs, u"苏州工厂"_qs}, {u"Münster plant"_qs, u"明斯特工厂"_qs}, {u"Lyon office"_qs, u"里昂办事处"_qs}, {u"Dublin office"_qs, u"都柏林办事处"_qs},
        {u"Shanghai office"_qs, u"上海办事处"_qs}, {u"Shenzhen office"_qs, u"深圳办事处"_qs}, {u"United Kingdom"_qs, u"英国"_qs}, {u"Ireland"_qs, u"爱尔兰"_qs}, {u"Baltic states"_qs, u"波罗的海国家"_qs},
        {u"Czech Republic"_qs, u"捷克"_qs}, {u"Hungary"_qs, u"匈牙利"_qs}, {u"Chengdu office"_qs, u"成都办事处"_qs}, {u"all sites"_qs, u"全部工厂"_qs}};
    return list;
}

const WordList& teams()
{
    static const WordList list{
        {u"Marketing"_qs, u"市场部"_qs}, {u"Digital marketing"_qs, u"数字营销组"_qs}, {u"Inside sales"_qs, u"内勤销售组"_qs}, {u"Key accounts"_qs, u"大客户部"_qs}, {u"Human resources"_qs, u"人力资源部"_qs},
        {u"Service"_qs, u"服务部"_qs}, {u"Purchasing"_qs, u"采购部"_qs}, {u"IT operations"_qs, u"信息技术运维部"_qs}, {u"Finance"_qs, u"财务部"_qs}, {u"Plant management"_qs, u"工厂管理部"_qs},
        {u"Product management"_qs, u"产品管理部"_qs}, {u"Communications"_qs, u"企业传播部"_qs}, {u"Dealer management"_qs, u"渠道管理部"_qs}, {u"Quality"_qs, u"质量部"_qs}};
    return list;
}

const WordList& seasons()
{
    static const WordList list{{u"spring 2025"_qs, u"2025 年春季"_qs}, {u"autumn 2025"_qs, u"2025 年秋季"_qs}, {u"spring 2026"_qs, u"2026 年春季"_qs}, {u"summer 2026"_qs, u"2026 年夏季"_qs},
                               {u"autumn 2026"_qs, u"2026 年秋季"_qs}, {u"the year 2027"_qs, u"2027 年"_qs}, {u"the first quarter"_qs, u"第一季度"_qs}, {u"the trade-fair season"_qs, u"展会季"_qs}};
    return list;
}

const WordList& sentences()
{
    static const WordList list{
        {u"It concerns %1 in %2."_qs, u"涉及%2的%1业务。"_qs}, {u"%3 is in charge and reports once a quarter."_qs, u"由%3负责，每季度汇报一次。"_qs},
        {u"Introduced in %4 for customers of %1."_qs, u"于%4面向%1客户启用。"_qs}, {u"Figures for %2 are kept apart from those of other sites."_qs, u"%2的数据与其他地点分开保存。"_qs},
        {u"Checked by %3 in %4; no changes since."_qs, u"%3于%4核查，此后无变更。"_qs}, {u"The same procedure is planned for further sites after %4."_qs, u"计划在%4之后推广至其他地点。"_qs},
        {u"Data of minors are not collected."_qs, u"不收集未成年人信息。"_qs}, {u"Paper copies are shredded after entry."_qs, u"录入后销毁纸质副本。"_qs},
        {u"Buyers and technicians of companies that use %1 in %2 are concerned."_qs, u"涉及%2使用%1的企业的采购与技术人员。"_qs}, {u"%3 compares the list with the objections before each use."_qs, u"%3每次使用前与拒收名单比对。"_qs},
        {u"A works agreement for %2 has applied since %4."_qs, u"%2自%4起适用相关劳资协议。"_qs}, {u"Only people in %3 see names; everybody else sees totals."_qs, u"仅%3可见姓名，其他人员只见汇总数。"_qs},
        {u"Exports need the approval of %3."_qs, u"导出须经%3批准。"_qs}, {u"The contract for %2 was renewed in %4."_qs, u"%2的合同已于%4续签。"_qs},
        {u"Logs show who opened a record of %1."_qs, u"日志记录谁打开过%1的记录。"_qs}, {u"Requests from %2 are answered within two weeks."_qs, u"来自%2的请求两周内答复。"_qs}};
    return list;
}

const WordList& companyStems()
{
    static const WordList list{
        {u"Nordlicht"_qs, u"北光"_qs}, {u"Silberbach"_qs, u"银溪"_qs}, {u"Clearwater"_qs, u"清水"_qs}, {u"Montclair"_qs, u"明山"_qs}, {u"Huaxin"_qs, u"华信"_qs}, {u"Yunqi"_qs, u"云栖"_qs}, {u"Lindenhof"_qs, u"椴园"_qs},
        {u"Beacon"_qs, u"灯塔"_qs}, {u"Aurelia"_qs, u"金华"_qs}, {u"Jinghai"_qs, u"景海"_qs}, {u"Tidewell"_qs, u"潮泉"_qs}, {u"Falkenau"_qs, u"鹰原"_qs}, {u"Rivage"_qs, u"河岸"_qs}, {u"Qinghe"_qs, u"清河"_qs},
        {u"Stellaris"_qs, u"星辰"_qs}, {u"Kronberg"_qs, u"冠山"_qs}, {u"Lanyue"_qs, u"蓝月"_qs}, {u"Meridian"_qs, u"子午"_qs}, {u"Ostwind"_qs, u"东风"_qs}, {u"Tianmu"_qs, u"天目"_qs}, {u"Verdant"_qs, u"青禾"_qs},
        {u"Wolkenstein"_qs, u"云石"_qs}, {u"Zhongyi"_qs, u"中屹"_qs}, {u"Halcyon"_qs, u"翠鸟"_qs}};
    return list;
}

const WordList& companyFields()
{
    static const WordList list{
        {u"Data"_qs, u"数据"_qs}, {u"Analytics"_qs, u"分析"_qs}, {u"Cloud"_qs, u"云计算"_qs}, {u"Mail"_qs, u"邮件"_qs}, {u"Media"_qs, u"传媒"_qs}, {u"Payroll"_qs, u"薪酬"_qs}, {u"Logistics"_qs, u"物流"_qs},
        {u"Research"_qs, u"调研"_qs}, {u"Security"_qs, u"安全"_qs}, {u"Call Centres"_qs, u"呼叫中心"_qs}, {u"Events"_qs, u"会展"_qs}, {u"Software"_qs, u"软件"_qs}, {u"Advertising"_qs, u"广告"_qs}, {u"Consulting"_qs, u"咨询"_qs}};
    return list;
}

const WordList& companyForms()
{
    static const WordList list{{u"GmbH"_qs, u"有限公司"_qs}, {u"Ltd."_qs, u"有限责任公司"_qs}, {u"S.A."_qs, u"股份公司"_qs}, {u"B.V."_qs, u"（荷兰）有限公司"_qs}, {u"Co., Ltd."_qs, u"科技有限公司"_qs}, {u"Inc."_qs, u"公司"_qs}};
    return list;
}

const WordList& familyNames()
{
    static const WordList list{{u"Becker"_qs, u"陈"_qs}, {u"Lemoine"_qs, u"李"_qs}, {u"O’Connor"_qs, u"王"_qs}, {u"Vogel"_qs, u"赵"_qs}, {u"Kaminski"_qs, u"孙"_qs}, {u"Moreau"_qs, u"周"_qs},
                               {u"Hartmann"_qs, u"吴"_qs}, {u"Larsen"_qs, u"郑"_qs}, {u"Schäfer"_qs, u"冯"_qs}, {u"Novak"_qs, u"沈"_qs}};
    return list;
}

const WordList& givenNames()
{
    static const WordList list{{u"Anna"_qs, u"静怡"_qs}, {u"Jonas"_qs, u"志远"_qs}, {u"Claire"_qs, u"晓雯"_qs}, {u"Pieter"_qs, u"建国"_qs}, {u"Sofia"_qs, u"雨桐"_qs}, {u"Lukas"_qs, u"浩然"_qs},
                               {u"Élise"_qs, u"思敏"_qs}};
    return list;
}

const WordList& functions()
{
    static const WordList list{{u"Head of campaigns"_qs, u"活动主管"_qs}, {u"Sales manager"_qs, u"销售经理"_qs}, {u"HR partner"_qs, u"人力资源伙伴"_qs}, {u"System administrator"_qs, u"系统管理员"_qs},
                               {u"Buyer"_qs, u"采购专员"_qs}, {u"Service coordinator"_qs, u"服务协调员"_qs}, {u"Plant security officer"_qs, u"厂区安全员"_qs}, {u"Data analyst"_qs, u"数据分析师"_qs}};
    return list;
}

} // namespace dossier::bench
