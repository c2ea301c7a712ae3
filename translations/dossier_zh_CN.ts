<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>dossier::CellForm</name>
    <message>
        <source>%1 (optional)</source>
        <translation>%1（选填）</translation>
    </message>
    <message>
        <source>%1, optional</source>
        <translation>%1，选填</translation>
    </message>
</context>
<context>
    <name>dossier::ChipButton</name>
    <message>
        <source>Delete removes it</source>
        <translation>按 Delete 移除</translation>
    </message>
</context>
<context>
    <name>dossier::ChoiceEditor</name>
    <message>
        <source>“%1” is not one of the options. Nothing was saved.</source>
        <translation>“%1”不在选项之列，未保存。</translation>
    </message>
    <message>
        <source>Type to search, or own words</source>
        <translation>输入以搜索，也可自行填写</translation>
    </message>
    <message>
        <source>Type to search</source>
        <translation>输入以搜索</translation>
    </message>
</context>
<context>
    <name>dossier::ChoicesEditor</name>
    <message>
        <source>“%1” is not one of the options. Nothing was saved.</source>
        <translation>“%1”不在选项之列，未保存。</translation>
    </message>
    <message>
        <source>add, own words too…</source>
        <translation>添加，也可自行填写…</translation>
    </message>
    <message>
        <source>add…</source>
        <translation>添加…</translation>
    </message>
</context>
<context>
    <name>dossier::CommandPalette</name>
    <message>
        <source>Type a name, a reference, any word of a record.</source>
        <translation>输入名称、编号或记录中的任意词语。</translation>
    </message>
    <message>
        <source>Nothing found for “%1”</source>
        <translation>没有找到“%1”</translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation>前往…</translation>
    </message>
    <message>
        <source>Go to any record</source>
        <translation>前往任意记录</translation>
    </message>
    <message>
        <source>↑ ↓ choose    Enter open    Esc close</source>
        <translation>↑ ↓ 选择    Enter 打开    Esc 关闭</translation>
    </message>
</context>
<context>
    <name>dossier::DateEditor</name>
    <message>
        <source>Typed earlier and not saved yet. Leaving the field saves it, Esc goes back to the saved date.</source>
        <translation>之前输入、尚未保存。离开此栏即保存，按 Esc 恢复已保存的日期。</translation>
    </message>
    <message>
        <source>“%1” is not a date. Not saved; 2026-11-25, +30d or end of month are understood.</source>
        <translation>“%1”不是日期，未保存。可写 2026-11-25、+30d 或“月底”。</translation>
    </message>
    <message>
        <source>“%1” is not a date. Not saved; the last date is %2.</source>
        <translation>“%1”不是日期，未保存；上次保存的日期为 %2。</translation>
    </message>
    <message>
        <source>2026-11-25, +30d</source>
        <translation>2026-11-25、+30d</translation>
    </message>
</context>
<context>
    <name>dossier::DateInput</name>
    <message>
        <source>Calendar (Alt+Down)</source>
        <translation>日历（Alt+↓）</translation>
    </message>
</context>
<context>
    <name>dossier::Dialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>dossier::FileEditor</name>
    <message>
        <source>%1 cannot be read: %2. Nothing was attached.</source>
        <translation>无法读取 %1：%2。未添加附件。</translation>
    </message>
    <message>
        <source>%1 is larger than 50 MB. Nothing was attached.</source>
        <translation>%1 超过 50 MB，未添加附件。</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>A copy was saved as %1.</source>
        <translation>副本已保存为 %1。</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>保存副本…</translation>
    </message>
    <message>
        <source>No file</source>
        <translation>没有文件</translation>
    </message>
    <message>
        <source>Drop a file here or</source>
        <translation>将文件拖到此处，或</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>%1: choose a file</source>
        <translation>%1：选择文件</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: remove the file</source>
        <translation>%1：移除文件</translation>
    </message>
    <message>
        <source>%1 is not opened from here: files of this kind may run programs, or its content is not what its name says. Save a copy and look at it with care.</source>
        <translation>不能在此打开 %1：此类文件可能运行程序，或其内容与名称不符。请另存副本并谨慎查看。</translation>
    </message>
    <message>
        <source>%1 could not be opened. Save a copy and open that.</source>
        <translation>%1 无法打开。请另存副本后打开。</translation>
    </message>
    <message>
        <source>Open the copy</source>
        <translation>打开副本</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>%1 was attached by whoever worked on this record. A copy of it is opened with the program that this computer has for such files; what is changed there does not come back. Open it only if you expected it.</source>
        <translation>%1 是由编辑本记录的人附上的。将以本机处理此类文件的程序打开其副本；对副本的修改不会写回。请确认来源可靠后再打开。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1: open the file</source>
        <translation>%1：打开文件</translation>
    </message>
    <message>
        <source>%1: do not open the file</source>
        <translation>%1：不打开文件</translation>
    </message>
</context>
<context>
    <name>dossier::GuidancePanel</name>
    <message>
        <source>Provision %1</source>
        <translation>条款 %1</translation>
    </message>
    <message>
        <source>Already in the register</source>
        <translation>登记册中已有</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>What the options mean</source>
        <translation>各选项的含义</translation>
    </message>
    <message>
        <source>None: it was looked at and there is nothing to enter.</source>
        <translation>无：已查核，没有需要填写的内容。</translation>
    </message>
    <message>
        <source>Not applicable: the question does not fit this case, and the reason says why.</source>
        <translation>不适用：此问题与本情形无关，并写明理由。</translation>
    </message>
    <message>
        <source>Not known yet: somebody will be asked; it stays open until it is answered.</source>
        <translation>尚不清楚：将向有关人员询问；答复之前一直列为待办。</translation>
    </message>
    <message>
        <source>Answers without a value (Alt+N)</source>
        <translation>不填具体内容的回答（Alt+N）</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>填写指引</translation>
    </message>
    <message>
        <source>Choose a question: what it asks, the provisions behind it and what the register already says appear here.</source>
        <translation>选择一个问题，此处将显示它问什么、依据哪些条款，以及登记册中已有的内容。</translation>
    </message>
    <message>
        <source>Proof to ask for</source>
        <translation>应索取的证明材料</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
</context>
<context>
    <name>dossier::HandOverDialog</name>
    <message>
        <source>Hand over the records of %1</source>
        <translation>移交%1名下的记录</translation>
    </message>
    <message numerus="yes">
        <source>%n records name this person. Afterwards they name the person chosen here; it is one step that can be undone.</source>
        <translation>
            <numerusform>有 %n 条记录提到此人。移交后改为下面选定的人；这是一步操作，可以撤销。</numerusform>
        </translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>移交给</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>There is nobody else yet. Add the person first.</source>
        <translation>登记册里还没有其他人员，先添加接手的人。</translation>
    </message>
</context>
<context>
    <name>dossier::HeatMap</name>
    <message>
        <source>Inherent risks</source>
        <translation>固有风险</translation>
    </message>
    <message>
        <source>Residual risks</source>
        <translation>剩余风险</translation>
    </message>
</context>
<context>
    <name>dossier::HistoryDialog</name>
    <message>
        <source>History of the workspace</source>
        <translation>工作区的历史</translation>
    </message>
    <message>
        <source>History of %1</source>
        <translation>%1 的历史</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Every step is chained to the one before by a hash: a change to the log can be proved against any report exported earlier.</source>
        <translation>每一步都用哈希值与上一步相连：日志若被改动，对照此前导出的任何一份报告即可证明。</translation>
    </message>
    <message>
        <source>Verify now</source>
        <translation>立即校验</translation>
    </message>
    <message>
        <source>The file is whole</source>
        <translation>文件完好</translation>
    </message>
    <message>
        <source>The database, the chain of the audit log, the answers and the copies of the forms agree.</source>
        <translation>数据库、审计日志链、各项答案与表单副本相互一致。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>dossier::KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>键盘操作一览</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Go to any record</source>
        <translation>前往任意记录</translation>
    </message>
    <message>
        <source>Pages of the rail</source>
        <translation>导航栏各页</translation>
    </message>
    <message>
        <source>Back, forward</source>
        <translation>后退、前进</translation>
    </message>
    <message>
        <source>Next, previous pane</source>
        <translation>下一个、上一个区域</translation>
    </message>
    <message>
        <source>Next, previous open question</source>
        <translation>下一个、上一个未完成的问题</translation>
    </message>
    <message>
        <source>Previous, next section</source>
        <translation>上一节、下一节</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>筛选列表</translation>
    </message>
    <message>
        <source>New of this kind; nothing open: new workspace</source>
        <translation>新建同类记录；未打开工作区时新建工作区</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Undo, redo</source>
        <translation>撤销、重做</translation>
    </message>
    <message>
        <source>Write what is being typed</source>
        <translation>写入正在输入的内容</translation>
    </message>
    <message>
        <source>The other language of a text</source>
        <translation>文本的另一种语言</translation>
    </message>
    <message>
        <source>Answer none, not applicable, not known yet</source>
        <translation>回答“无”“不适用”“尚不清楚”</translation>
    </message>
    <message>
        <source>Guidance; without one, this list</source>
        <translation>填写指引；没有指引时显示本表</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>侧栏</translation>
    </message>
    <message>
        <source>Rail</source>
        <translation>导航栏</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>In a table: edit the cell</source>
        <translation>表格中：编辑单元格</translation>
    </message>
    <message>
        <source>In a table: new row below</source>
        <translation>表格中：在下方新增一行</translation>
    </message>
    <message>
        <source>In a table: same as above</source>
        <translation>表格中：与上一行相同</translation>
    </message>
    <message>
        <source>In a table: move the row</source>
        <translation>表格中：移动本行</translation>
    </message>
    <message>
        <source>In a table: clear the cell, remove the row</source>
        <translation>表格中：清空单元格、移除本行</translation>
    </message>
    <message>
        <source>In a table: copy, paste with spreadsheets</source>
        <translation>表格中：与电子表格互相复制粘贴</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>dossier::LanguageTag</name>
    <message>
        <source>written</source>
        <translation>已填写</translation>
    </message>
    <message>
        <source>missing; the report will say so</source>
        <translation>缺失；报告中会注明</translation>
    </message>
    <message>
        <source>older than the Chinese: check</source>
        <translation>早于中文版，请核对</translation>
    </message>
    <message>
        <source>older than the English: check</source>
        <translation>早于英文版，请核对</translation>
    </message>
</context>
<context>
    <name>dossier::ListPage</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Incomplete only</source>
        <translation>只看未完成</translation>
    </message>
    <message>
        <source>Overdue only</source>
        <translation>只看已逾期</translation>
    </message>
    <message>
        <source>Status: not “%1”</source>
        <translation>状态：非“%1”</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>状态：%1</translation>
    </message>
    <message>
        <source>%1: none yet</source>
        <translation>%1：尚无记录</translation>
    </message>
    <message>
        <source>Add the first one; everything else can refer to it afterwards.</source>
        <translation>添加第一条，之后其他记录都可以引用它。</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>没有符合筛选条件的记录</translation>
    </message>
    <message>
        <source>Nothing found for “%1”</source>
        <translation>没有找到“%1”</translation>
    </message>
    <message>
        <source>Esc in the filter field shows everything again.</source>
        <translation>在筛选框中按 Esc 可重新显示全部。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message numerus="yes">
        <source>%n in all</source>
        <translation>
            <numerusform>共 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>显示 %1 条，共 %2 条</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>新建%1</translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation>Ctrl+N</translation>
    </message>
    <message>
        <source>Register as PDF…</source>
        <translation>登记册导出 PDF…</translation>
    </message>
    <message>
        <source>Filter in all texts…</source>
        <translation>在全部文本中筛选…</translation>
    </message>
    <message>
        <source>Filter in all texts</source>
        <translation>在全部文本中筛选</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Risks are added in the assessment of a processing activity.</source>
        <translation>风险在处理活动的评估中添加。</translation>
    </message>
    <message>
        <source>An assessment is started from its processing activity; the register is taken over.</source>
        <translation>评估从对应的处理活动开始，登记内容会自动带入。</translation>
    </message>
</context>
<context>
    <name>dossier::MainWindow</name>
    <message>
        <source>%1 was not opened</source>
        <translation>未能打开 %1</translation>
    </message>
    <message>
        <source>The sample was not opened</source>
        <translation>未能打开示例</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written.</source>
        <translation>无法写入文件夹 %1。</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>新建工作区</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>新建工作区…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>Close workspace</source>
        <translation>关闭工作区</translation>
    </message>
    <message>
        <source>Save what is being typed</source>
        <translation>写入正在输入的内容</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>侧栏</translation>
    </message>
    <message>
        <source>Rail</source>
        <translation>导航栏</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一个区域</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>上一个区域</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>前往(&amp;G)</translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation>前往…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Next open question</source>
        <translation>下一个未完成的问题</translation>
    </message>
    <message>
        <source>Previous open question</source>
        <translation>上一个未完成的问题</translation>
    </message>
    <message>
        <source>Next section</source>
        <translation>下一节</translation>
    </message>
    <message>
        <source>Previous section</source>
        <translation>上一节</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>记录(&amp;R)</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>What the law asks for…</source>
        <translation>法律有何要求…</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>历史…</translation>
    </message>
    <message>
        <source>Re&amp;port</source>
        <translation>报告(&amp;P)</translation>
    </message>
    <message>
        <source>Register of processing activities…</source>
        <translation>处理活动登记册…</translation>
    </message>
    <message>
        <source>Report of this page…</source>
        <translation>本页的报告…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>填写指引</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>键盘操作一览…</translation>
    </message>
    <message>
        <source>About Dossier…</source>
        <translation>关于卷宗…</translation>
    </message>
    <message>
        <source>About Dossier</source>
        <translation>关于卷宗</translation>
    </message>
    <message>
        <source>Dossier %1: records of processing, vendor assessments and impact assessments in one file.

Free software under the GNU General Public License, version 3 or later. Built with Qt, SQLite, nlohmann-json, tl-expected and qpdf; icons from Breeze (KDE).</source>
        <translation>卷宗 %1：处理活动登记、供应商审查与影响评估，都在一个文件里。

自由软件，适用 GNU 通用公共许可证第 3 版或更新版本。使用 Qt、SQLite、nlohmann-json、tl-expected 与 qpdf 构建，图标来自 Breeze（KDE）。</translation>
    </message>
    <message>
        <source>Opened to read</source>
        <translation>以只读方式打开</translation>
    </message>
    <message>
        <source>%1 has this workspace open on %2 since %3, so it can only be read here.

If that computer was switched off or crashed, its lock is stale and can be taken over. If somebody is still working there, one of you would lose work: ask first.</source>
        <translation>%1 自 %3 起在 %2 上打开了此工作区，因此此处只能读取。

如果那台计算机已关机或崩溃，其锁已失效，可以接管；如果仍有人在那边工作，接管会使一方的修改丢失，请先询问。</translation>
    </message>
    <message>
        <source>The lock is stale, take over</source>
        <translation>锁已失效，接管</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>What is being typed cannot be saved in this file any more. Copy it first if you need it.</source>
        <translation>正在输入的内容已无法保存到此文件。如有需要，请先复制。</translation>
    </message>
    <message>
        <source>Close without it</source>
        <translation>不保存并关闭</translation>
    </message>
</context>
<context>
    <name>dossier::NewRecordDialog</name>
    <message>
        <source>New: %1</source>
        <translation>新建%1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>English (optional, can follow later)</source>
        <translation>English（可选，可以以后补）</translation>
    </message>
    <message>
        <source>Chinese (optional, can follow later)</source>
        <translation>中文（可选，可以以后补）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>A name is needed, so that other records can refer to it.</source>
        <translation>需要一个名称，其他记录才能引用它。</translation>
    </message>
</context>
<context>
    <name>dossier::NumberEditor</name>
    <message>
        <source>Typed earlier and not saved yet. Leaving the field saves it, Esc goes back to the saved value.</source>
        <translation>之前输入、尚未保存。离开此栏即保存，按 Esc 恢复已保存的数值。</translation>
    </message>
    <message>
        <source>“%1” is not a number. Not saved.</source>
        <translation>“%1”不是数字，未保存。</translation>
    </message>
    <message>
        <source>“%1” is not a number. Not saved; the last value is %2.</source>
        <translation>“%1”不是数字，未保存；上次保存的数值为 %2。</translation>
    </message>
    <message>
        <source>exactly</source>
        <translation>准确数</translation>
    </message>
    <message>
        <source>about</source>
        <translation>约</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>至少</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <translation>%1，单位：%2</translation>
    </message>
    <message>
        <source>%1: how exact</source>
        <translation>%1：精确程度</translation>
    </message>
</context>
<context>
    <name>dossier::OutlineModel</name>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>What it refers to</source>
        <translation>引用的记录</translation>
    </message>
    <message>
        <source>Where it is used</source>
        <translation>被引用之处</translation>
    </message>
    <message>
        <source>%1 %2, complete</source>
        <translation>%1 %2，已完成</translation>
    </message>
    <message numerus="yes">
        <source>%1 %2, %n open</source>
        <translation>
            <numerusform>%1 %2，%n 项未完成</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::OverviewPage</name>
    <message numerus="yes">
        <source>What needs doing: %n</source>
        <translation>
            <numerusform>待办 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>What needs doing</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>A new workspace</source>
        <translation>新的工作区</translation>
    </message>
    <message>
        <source>Begin with your organisation: name, countries, data protection officer. Everything else refers to it.</source>
        <translation>从本组织开始：名称、所在国家、数据保护官。其他记录都会引用它。</translation>
    </message>
    <message>
        <source>Add the organisation</source>
        <translation>添加组织</translation>
    </message>
    <message>
        <source>No processing activity yet</source>
        <translation>还没有处理活动</translation>
    </message>
    <message>
        <source>Record the first one: which data, of whom, what for, who gets it, how long.</source>
        <translation>登记第一项：处理哪些数据、谁的数据、为了什么、给谁、保存多久。</translation>
    </message>
    <message>
        <source>Add a processing activity</source>
        <translation>添加处理活动</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>没有待办</translation>
    </message>
    <message>
        <source>Every entry is complete, no date is near, no assessment is missing.</source>
        <translation>各项登记均已完成，没有临近的日期，也不缺评估。</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>What needs doing: looking through the records, %1%</source>
        <translation>待办事项：正在查阅记录，%1%</translation>
    </message>
</context>
<context>
    <name>dossier::PagePreview</name>
    <message numerus="yes">
        <source>Preview, %n pages</source>
        <translation>
            <numerusform>预览，共 %n 页</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::PickField</name>
    <message>
        <source>Use “%1”</source>
        <translation>采用“%1”</translation>
    </message>
    <message>
        <source>New: %1…</source>
        <translation>新建：%1…</translation>
    </message>
</context>
<context>
    <name>dossier::Picks</name>
    <message>
        <source>EEA</source>
        <translation>欧洲经济区</translation>
    </message>
    <message>
        <source>adequacy decision</source>
        <translation>已有充分性认定</translation>
    </message>
    <message>
        <source>DPF certificate or transfer tool</source>
        <translation>须有 DPF 认证或传输工具</translation>
    </message>
    <message>
        <source>transfer tool needed</source>
        <translation>须有传输工具</translation>
    </message>
</context>
<context>
    <name>dossier::ProposalDialog</name>
    <message>
        <source>Risks from the catalogue</source>
        <translation>从目录添加风险</translation>
    </message>
    <message>
        <source>Measures from the catalogue</source>
        <translation>从目录添加措施</translation>
    </message>
    <message>
        <source>Choose what applies. Each becomes a risk with its threat and impacts described, for you to adapt and to rate.</source>
        <translation>勾选适用的场景。每项将成为一条风险，已写明威胁与影响，供您修改并评级。</translation>
    </message>
    <message>
        <source>Choose what reduces this risk. A measure that the register has already is named; the others are added as planned.</source>
        <translation>勾选能够降低该风险的措施。登记册中已有的措施直接引用，其余以“计划中”状态添加。</translation>
    </message>
    <message>
        <source>Search the catalogue</source>
        <translation>搜索目录</translation>
    </message>
    <message>
        <source>Fits this processing</source>
        <translation>适用于本处理活动</translation>
    </message>
    <message>
        <source>Works against this scenario</source>
        <translation>针对该场景</translation>
    </message>
    <message>
        <source>All others</source>
        <translation>其他全部</translation>
    </message>
    <message>
        <source>Nothing in the catalogue has these words.</source>
        <translation>目录中没有包含这些词的条目。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Recorded already: %1</source>
        <translation>已登记：%1</translation>
    </message>
    <message>
        <source>In the register as %1: it will be named, not added again.</source>
        <translation>登记册中已有 %1：将直接引用，不重复添加。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message numerus="yes">
        <source>Add %n</source>
        <translation>
            <numerusform>添加 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::QuestionCard</name>
    <message>
        <source>nothing any more</source>
        <translation>已无内容</translation>
    </message>
    <message>
        <source>%1 now says: %2</source>
        <translation>%1 现为：%2</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>来源已变更</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已答</translation>
    </message>
    <message>
        <source>partly answered</source>
        <translation>部分已答</translation>
    </message>
    <message>
        <source>none or not applicable</source>
        <translation>无或不适用</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>invalid</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, optional</source>
        <translation>%1，选填</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: answer</source>
        <translation>%1：回答</translation>
    </message>
    <message>
        <source>%1: take over</source>
        <translation>%1：采用</translation>
    </message>
    <message>
        <source>%1: still right</source>
        <translation>%1：仍然正确</translation>
    </message>
    <message>
        <source>Alt+N none, n.a., not known</source>
        <translation>Alt+N 无、不适用、尚不清楚</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>选填</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Still right</source>
        <translation>仍然正确</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
</context>
<context>
    <name>dossier::Rail</name>
    <message>
        <source>New workspace</source>
        <translation>新建工作区</translation>
    </message>
    <message>
        <source>Workspace %1</source>
        <translation>工作区 %1</translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation>前往…</translation>
    </message>
    <message>
        <source>Go to any record (Ctrl+K)</source>
        <translation>前往任意记录（Ctrl+K）</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记册</translation>
    </message>
    <message>
        <source>Assess</source>
        <translation>评估与处置</translation>
    </message>
    <message>
        <source>You: %1. Settings</source>
        <translation>当前用户：%1。设置</translation>
    </message>
    <message>
        <source>Language of the interface</source>
        <translation>界面语言</translation>
    </message>
</context>
<context>
    <name>dossier::ReasonsDialog</name>
    <message>
        <source>%1: what the law asks for, and why</source>
        <translation>%1：法律有何要求，理由何在</translation>
    </message>
    <message>
        <source>Would be decided by: %1</source>
        <translation>取决于：%1</translation>
    </message>
    <message>
        <source>Nothing was found that asks for an assessment. That is no statement that none is needed: it rests on the answers given so far.</source>
        <translation>未发现需要评估的情形。这并不表示无需评估：结论只依据目前已填的答案。</translation>
    </message>
    <message>
        <source>To be judged by a person</source>
        <translation>需要由人判断</translation>
    </message>
    <message>
        <source>Fits an exemption of a national list (never beats a reason above)</source>
        <translation>符合国家清单中的豁免项（不能抵消上述理由）</translation>
    </message>
    <message>
        <source>The nine criteria (WP248)</source>
        <translation>九项标准（WP248）</translation>
    </message>
    <message>
        <source>undetermined</source>
        <translation>无法判定</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>(confirmed)</source>
        <translation>（已确认）</translation>
    </message>
    <message>
        <source>(overruled: suggested %1)</source>
        <translation>（未采纳建议“%1”）</translation>
    </message>
    <message>
        <source>Confirm or overrule</source>
        <translation>确认或不采纳</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>dossier::RecordEditor</name>
    <message>
        <source>There is no “%1” in the register yet. Nothing was saved; the end of the list makes a new one.</source>
        <translation>登记册中还没有“%1”，未保存。可在列表末尾新建。</translation>
    </message>
    <message>
        <source>Type to search</source>
        <translation>输入以搜索</translation>
    </message>
    <message>
        <source>add…  Ctrl+L</source>
        <translation>添加…  Ctrl+L</translation>
    </message>
    <message>
        <source>Proposals %1</source>
        <translation>建议 %1</translation>
    </message>
    <message>
        <source>From the catalogue…</source>
        <translation>从目录选择…</translation>
    </message>
</context>
<context>
    <name>dossier::RecordModel</name>
    <message>
        <source>Without a name</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>已过 %1</translation>
    </message>
    <message>
        <source>Ref</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Assessments</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完成度</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>下次到期</translation>
    </message>
</context>
<context>
    <name>dossier::RecordPage</name>
    <message>
        <source>The workspace is open read-only.</source>
        <translation>工作区以只读方式打开。</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>状态：%1</translation>
    </message>
    <message>
        <source>Change the status</source>
        <translation>更改状态</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n open</source>
        <translation>
            <numerusform>%1·%n 项未完成</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Reasons…</source>
        <translation>理由…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>各节</translation>
    </message>
    <message>
        <source>F8 next open question, F6 next pane.</source>
        <translation>F8 下一个未答问题，F6 下一栏。</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>开始 %1</translation>
    </message>
    <message>
        <source>%1 has changed since</source>
        <translation>%1 此后有变化</translation>
    </message>
    <message>
        <source>The register says something else now: %1</source>
        <translation>登记册中以下内容现已不同：%1</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Revision %1: %2</source>
        <translation>第 %1 次修订：%2</translation>
    </message>
    <message>
        <source>%1, %2. SHA-256 %3</source>
        <translation>%1，%2。SHA-256 %3</translation>
    </message>
    <message>
        <source>This was decided on and is kept as it is. Reopen it to change it.</source>
        <translation>已作出决定，须保持原样。如需修改，请先重新打开。</translation>
    </message>
    <message>
        <source>The officer should not decide</source>
        <translation>数据保护官不宜作决定</translation>
    </message>
    <message numerus="yes">
        <source>%n to check</source>
        <comment>contradictions</comment>
        <translation>
            <numerusform>%n 处待核对</numerusform>
        </translation>
    </message>
    <message>
        <source>Answers that do not fit together. Click to go to the next one.</source>
        <translation>存在相互矛盾的回答。点击前往下一处。</translation>
    </message>
</context>
<context>
    <name>dossier::RecoveryDialog</name>
    <message>
        <source>%1 was not opened</source>
        <translation>未能打开 %1</translation>
    </message>
    <message>
        <source>Backups of %1</source>
        <translation>%1 的备份</translation>
    </message>
    <message>
        <source>There is no automatic backup of this file. One is made on each day the workspace is used.</source>
        <translation>此文件没有自动备份。每个使用日会自动生成一份。</translation>
    </message>
    <message>
        <source>Each day of use leaves one verified copy; the last ten are kept. The present file stays beside the restored one, under another name.</source>
        <translation>每个使用日保留一份经校验的副本，共保留最近十份。恢复后，现有文件以另一名称留在旁边。</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>%1, written at %2, %3</source>
        <translation>%1，写于 %2，%3</translation>
    </message>
    <message>
        <source>Rescue what can be read…</source>
        <translation>救出可读内容…</translation>
    </message>
    <message>
        <source>Reads record by record into a new file and says what was lost</source>
        <translation>逐条读入新文件，并说明丢失了什么</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Rescue what can be read</source>
        <translation>救出可读内容</translation>
    </message>
    <message numerus="yes">
        <source>%n records were read.</source>
        <translation>
            <numerusform>已读出 %n 条记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was lost.</source>
        <translation>没有丢失任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>Lost or changed: %n places.</source>
        <translation>
            <numerusform>丢失或变动：%n 处。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>The old audit log is kept as %1.</source>
        <translation>原审计日志已保存为 %1。</translation>
    </message>
    <message>
        <source>Rescued into %1</source>
        <translation>已救出至 %1</translation>
    </message>
</context>
<context>
    <name>dossier::RemoveDialog</name>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>%1 is in use and cannot be removed. Take it out here first:</source>
        <translation>%1 正被引用，不能移除。先在以下记录中去掉它：</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>“%1” is taken out of the lists. Its history is kept, its reference is not used again, and the step can be undone.</source>
        <translation>“%1”将从列表中移除。历史会保留，编号不再使用，这一步可以撤销。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>dossier::ReportDialog</name>
    <message>
        <source>Register of processing activities as PDF</source>
        <translation>处理活动登记册导出 PDF</translation>
    </message>
    <message>
        <source>%1 as PDF</source>
        <translation>%1 导出 PDF</translation>
    </message>
    <message>
        <source>Language of the report</source>
        <translation>报告语言</translation>
    </message>
    <message>
        <source>Nothing here stops the export: what is missing is shown in the report as such.</source>
        <translation>以下各项都不妨碍导出：缺少的内容会在报告中如实标明。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>保存 PDF…</translation>
    </message>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>共 %n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing is missing</source>
        <translation>没有缺项</translation>
    </message>
    <message numerus="yes">
        <source>%n findings</source>
        <translation>
            <numerusform>%n 处待补</numerusform>
        </translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>转到该处</translation>
    </message>
</context>
<context>
    <name>dossier::RiskMapView</name>
    <message>
        <source>Not acceptable: %1</source>
        <translation>不可接受：%1</translation>
    </message>
    <message>
        <source>Inherent, with the measures that exist anyway</source>
        <translation>固有风险（仅考虑现有措施）</translation>
    </message>
    <message>
        <source>Residual, with the additional measures</source>
        <translation>剩余风险（考虑补充措施）</translation>
    </message>
    <message>
        <source>Severity ↑   Likelihood →   Enter opens a risk</source>
        <translation>严重程度 ↑   可能性 →   按 Enter 打开风险</translation>
    </message>
    <message>
        <source>No risk yet. Look at least at illegitimate access, unwanted modification and disappearance of data, and at what the processing does to people even if everything works.</source>
        <translation>尚无风险。至少应考察非法访问、非预期的篡改和数据丢失，以及一切正常时处理对个人的影响。</translation>
    </message>
    <message>
        <source>Add a risk…</source>
        <translation>添加风险…</translation>
    </message>
    <message numerus="yes">
        <source>%n risks</source>
        <translation>
            <numerusform>%n 条风险</numerusform>
        </translation>
    </message>
    <message>
        <source>illegitimate access</source>
        <translation>非法访问</translation>
    </message>
    <message>
        <source>unwanted modification</source>
        <translation>非预期的篡改</translation>
    </message>
    <message>
        <source>disappearance of data</source>
        <translation>数据丢失</translation>
    </message>
    <message>
        <source>Not looked at yet: %1</source>
        <translation>尚未考察：%1</translation>
    </message>
    <message>
        <source>Proposals %1</source>
        <translation>建议 %1</translation>
    </message>
    <message>
        <source>From the catalogue…</source>
        <translation>从目录选择…</translation>
    </message>
    <message>
        <source>Scenarios of the catalogue that fit this processing, and all others</source>
        <translation>目录中适用于本处理活动的场景，以及其他全部场景</translation>
    </message>
    <message>
        <source>Measures for %1</source>
        <translation>%1 的措施</translation>
    </message>
</context>
<context>
    <name>dossier::RiskRow</name>
    <message>
        <source>inherent %1</source>
        <translation>固有：%1</translation>
    </message>
    <message>
        <source>residual %1</source>
        <translation>剩余：%1</translation>
    </message>
    <message>
        <source>not judged yet</source>
        <translation>尚未判断</translation>
    </message>
    <message>
        <source>acceptable</source>
        <translation>可接受</translation>
    </message>
    <message>
        <source>not acceptable</source>
        <translation>不可接受</translation>
    </message>
    <message>
        <source>not rated</source>
        <translation>未评级</translation>
    </message>
    <message>
        <source>by design</source>
        <translation>设计类</translation>
    </message>
    <message>
        <source>operational</source>
        <translation>运行类</translation>
    </message>
    <message>
        <source>no measure</source>
        <translation>无措施</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>接受至 %1</translation>
    </message>
</context>
<context>
    <name>dossier::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>你的姓名</translation>
    </message>
    <message>
        <source>It stands beside each of your changes in the history.</source>
        <translation>你的每次修改在历史中都会附上它。</translation>
    </message>
    <message>
        <source>Language of the interface</source>
        <translation>界面语言</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>The history needs a name.</source>
        <translation>历史记录需要一个姓名。</translation>
    </message>
</context>
<context>
    <name>dossier::StateForm</name>
    <message>
        <source>Why it does not apply</source>
        <translation>为何不适用</translation>
    </message>
    <message>
        <source>Not applicable, because</source>
        <translation>不适用，理由</translation>
    </message>
    <message>
        <source>Whom to ask</source>
        <translation>向谁询问</translation>
    </message>
    <message>
        <source>2026-11-25, +30d</source>
        <translation>2026-11-25、+30d</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Not known yet: ask</source>
        <translation>尚不清楚，询问</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>“Not applicable” needs a reason. Nothing was saved.</source>
        <translation>“不适用”须说明理由，未保存。</translation>
    </message>
    <message>
        <source>“%1” is not a date. Nothing was saved.</source>
        <translation>“%1”不是日期，未保存。</translation>
    </message>
    <message>
        <source>ask %1 by %2</source>
        <translation>询问%1，%2 前</translation>
    </message>
    <message>
        <source>ask %1</source>
        <translation>询问%1</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>%1 前</translation>
    </message>
</context>
<context>
    <name>dossier::StateMenu</name>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Not applicable, because…</source>
        <translation>不适用，理由…</translation>
    </message>
    <message>
        <source>Not known yet, ask…</source>
        <translation>尚不清楚，询问…</translation>
    </message>
    <message>
        <source>Clear the answer</source>
        <translation>清空回答</translation>
    </message>
</context>
<context>
    <name>dossier::StatusDialog</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Not yet: something is missing</source>
        <translation>尚不可行，还缺以下内容</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Reason (optional)</source>
        <translation>理由（可选）</translation>
    </message>
    <message>
        <source>It is kept in the history with your name and the time.</source>
        <translation>理由会连同姓名与时间保留在历史中。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>dossier::StatusLine</name>
    <message>
        <source>Read-only: %1 has the file open since %2</source>
        <translation>只读：%1 自 %2 起正在编辑此文件</translation>
    </message>
    <message>
        <source> · changed there since</source>
        <translation>·原文件此后有变动</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>未保存：%1</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Undo: “%1”  Ctrl+Z</source>
        <translation>撤销：“%1”  Ctrl+Z</translation>
    </message>
    <message numerus="yes">
        <source>Audit log: %n entries</source>
        <translation>
            <numerusform>审计日志：%n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>查看历史</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>尚未备份</translation>
    </message>
    <message>
        <source>Backup today %1</source>
        <translation>今天 %1 已备份</translation>
    </message>
    <message>
        <source>Backup %1</source>
        <translation>备份于 %1</translation>
    </message>
    <message>
        <source>Write a verified copy of the workspace</source>
        <translation>写出一份经过校验的工作区副本</translation>
    </message>
    <message>
        <source>No backup today</source>
        <translation>今日未备份</translation>
    </message>
</context>
<context>
    <name>dossier::TableEditor</name>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1/%2 行</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not known yet</source>
        <translation>
            <numerusform>%n 项尚不清楚</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: add a row</source>
        <translation>%1：添加一行</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Add row</source>
        <translation>添加行</translation>
    </message>
    <message>
        <source>Ctrl+Enter adds a row below</source>
        <translation>按 Ctrl+Enter 在下方添加一行</translation>
    </message>
    <message>
        <source>Stacked</source>
        <translation>叠放</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>宽表</translation>
    </message>
    <message>
        <source>F11 shows every column side by side</source>
        <translation>按 F11 并排显示所有列</translation>
    </message>
    <message>
        <source>No rows yet</source>
        <translation>还没有行</translation>
    </message>
    <message>
        <source>Add the first row, or paste rows from a spreadsheet with Ctrl+V.</source>
        <translation>添加第一行，或按 Ctrl+V 从电子表格粘贴。</translation>
    </message>
    <message>
        <source>F2 edit · Alt+N none, n.a., not known</source>
        <translation>F2 编辑 · Alt+N 无、不适用、尚不清楚</translation>
    </message>
    <message>
        <source>Ctrl+Enter add row · F2 edit · Ctrl+D as above · Alt+N none, n.a., not known</source>
        <translation>Ctrl+Enter 添加行 · F2 编辑 · Ctrl+D 同上 · Alt+N 无、不适用、尚不清楚</translation>
    </message>
    <message>
        <source>Removed: %1. Ctrl+Z brings it back.</source>
        <translation>已移除：%1。按 Ctrl+Z 恢复。</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>there is no row for it</source>
        <translation>没有对应的行</translation>
    </message>
    <message>
        <source>there is no column for “%1”</source>
        <translation>没有“%1”对应的列</translation>
    </message>
    <message>
        <source>Nothing was pasted.</source>
        <translation>未粘贴任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows pasted. Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>已粘贴 %n 行，按 Ctrl+Z 撤回。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::TableModel</name>
    <message>
        <source>suggested: not clear yet</source>
        <translation>建议：尚不能判断</translation>
    </message>
    <message>
        <source>suggested: yes</source>
        <translation>建议：是</translation>
    </message>
    <message>
        <source>suggested: no</source>
        <translation>建议：否</translation>
    </message>
    <message>
        <source>suggested: yes (%1)</source>
        <translation>建议：是（%1）</translation>
    </message>
    <message>
        <source>suggested: no (%1)</source>
        <translation>建议：否（%1）</translation>
    </message>
</context>
<context>
    <name>dossier::TaskModel</name>
    <message numerus="yes">
        <source>%n days late</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>%1 之前</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后</translation>
    </message>
    <message>
        <source>Without a date</source>
        <translation>未定日期</translation>
    </message>
</context>
<context>
    <name>dossier::TextEditor</name>
    <message>
        <source>Typed earlier and not saved yet. Leaving the field saves it, Esc goes back to the saved text.</source>
        <translation>之前输入、尚未保存。离开此栏即保存，按 Esc 恢复已保存的文本。</translation>
    </message>
    <message>
        <source>English; Ctrl+T for Chinese</source>
        <translation>英文；按 Ctrl+T 写中文</translation>
    </message>
    <message>
        <source>Chinese; Ctrl+T for English</source>
        <translation>中文；按 Ctrl+T 写英文</translation>
    </message>
</context>
<context>
    <name>dossier::TextPair</name>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1，%2：%3</translation>
    </message>
</context>
<context>
    <name>dossier::TokenField</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Delete removes it</source>
        <translation>按 Delete 移除</translation>
    </message>
</context>
<context>
    <name>dossier::WelcomePage</name>
    <message numerus="yes">
        <source>%n activities</source>
        <translation>
            <numerusform>%n 项处理活动</numerusform>
        </translation>
    </message>
    <message>
        <source>Records of processing, and what the law asks of them</source>
        <translation>处理活动登记，以及法律对它们的要求</translation>
    </message>
    <message>
        <source>Open the sample workspace</source>
        <translation>打开示例工作区</translation>
    </message>
    <message>
        <source>A manufacturing company: activities, systems, vendors, measures</source>
        <translation>一家制造企业：处理活动、系统、供应商与措施</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>新建工作区…</translation>
    </message>
    <message>
        <source>One file for everything, beginning with your organisation</source>
        <translation>一个文件装下全部内容，从填写组织信息开始</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>A .dossier file on this computer or a shared drive</source>
        <translation>本机或共享盘上的 .dossier 文件</translation>
    </message>
    <message>
        <source>Recently opened</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Language of the interface</source>
        <translation>界面语言</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>What you can do in the first half hour</source>
        <translation>头半小时可以做什么</translation>
    </message>
    <message>
        <source>Open the sample and follow one processing activity to the report.</source>
        <translation>打开示例，跟着一项处理活动走到报告。</translation>
    </message>
    <message>
        <source>Record a processing activity</source>
        <translation>登记一项处理活动</translation>
    </message>
    <message>
        <source>about 10 minutes</source>
        <translation>约 10 分钟</translation>
    </message>
    <message>
        <source>Which data, of whom, what for, who gets it, how long. One table, one look.</source>
        <translation>处理哪些数据、谁的数据、为了什么、给谁、保存多久。一张表，一眼看清。</translation>
    </message>
    <message>
        <source>See what the law asks of it</source>
        <translation>看法律对它有什么要求</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>即时</translation>
    </message>
    <message>
        <source>Dossier says whether a DPIA or a PIPIA is due, from which facts, under which articles.</source>
        <translation>卷宗会说明是否需要做 DPIA 或个人信息保护影响评估，以及依据哪些事实和条款。</translation>
    </message>
    <message>
        <source>Close the gaps</source>
        <translation>补齐缺口</translation>
    </message>
    <message>
        <source>as it suits you</source>
        <translation>随时进行</translation>
    </message>
    <message>
        <source>The overview lists what is missing, not known yet or due, and jumps to it.</source>
        <translation>总览列出缺少、尚不清楚或到期的内容，一步跳转。</translation>
    </message>
    <message>
        <source>Hand over the register</source>
        <translation>交付登记册</translation>
    </message>
    <message>
        <source>one minute</source>
        <translation>一分钟</translation>
    </message>
    <message>
        <source>A PDF in Chinese or English that can be searched, copied and filed.</source>
        <translation>中文或英文的 PDF，可检索、可复制、可归档。</translation>
    </message>
    <message>
        <source>It stays on this computer</source>
        <translation>只留在这台电脑上</translation>
    </message>
    <message>
        <source>No account, no server, no usage data. One SQLite file that can be copied, backed up, and read without Dossier.</source>
        <translation>无需账号，不连服务器，不收集使用数据。一个 SQLite 文件，可复制、可备份，没有卷宗也能读。</translation>
    </message>
    <message>
        <source>Keys (F1)</source>
        <translation>键盘操作一览（F1）</translation>
    </message>
</context>
<context>
    <name>dossier::WorkspaceView</name>
    <message>
        <source>%1 added; it can be chosen now.</source>
        <translation>已添加 %1，现在可以选择。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Hand over all records…</source>
        <translation>移交全部记录…</translation>
    </message>
    <message>
        <source>What the law asks for…</source>
        <translation>法律有何要求…</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>历史…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>No other status follows</source>
        <translation>没有可转入的状态</translation>
    </message>
    <message>
        <source>Back up the workspace</source>
        <translation>备份工作区</translation>
    </message>
    <message>
        <source>No backup was written</source>
        <translation>未写出备份</translation>
    </message>
    <message>
        <source>Backup written and verified: %1</source>
        <translation>备份已写出并校验：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n added from the catalogue; Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>已从目录添加 %n 项；按 Ctrl+Z 撤销。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 added and named here.</source>
        <translation>已添加 %1 并填入此处。</translation>
    </message>
</context>
<context>
    <name>dossier::YesNoEditor</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>Explanation in English; Ctrl+T for Chinese</source>
        <translation>英文说明；按 Ctrl+T 写中文</translation>
    </message>
    <message>
        <source>Explanation in Chinese; Ctrl+T for English</source>
        <translation>中文说明；按 Ctrl+T 写英文</translation>
    </message>
    <message>
        <source>%1: explanation</source>
        <translation>%1：说明</translation>
    </message>
</context>
</TS>
