// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include "app/cli/cli_commands.h"
#include "core/rules/gates.h"

namespace dossier {

namespace {

constexpr int usageError = 2;

const LocalizedText usage{
    u"dossier-cli %1\n\n"
    "  new FILE [--sample] [--organisation NAME]\n"
    "  info FILE\n"
    "  forms [FORM]\n"
    "  list FILE [--kind K] [--status S] [--filter TEXT]\n"
    "  show FILE RECORD\n"
    "  add FILE --form FORM --title TEXT | --subject RECORD | --from ENTRY\n"
    "  proposals FILE RECORD [QUESTION]\n"
    "  set FILE RECORD QUESTION[/ROW/COLUMN] VALUE\n"
    "  status FILE RECORD STATUS [--by NAME] [--reason TEXT]\n"
    "  obligations FILE RECORD\n"
    "  contradictions FILE [RECORD]\n"
    "  routes FILE [RECORD]\n"
    "  score FILE RECORD\n"
    "  report FILE [RECORD] --type register|activity|dpia|pipia|no-dpia-memo -o OUT.pdf\n"
    "  verify FILE\n"
    "  backup FILE OUT\n"
    "  backups FILE\n"
    "  restore FILE DAY|BACKUP\n"
    "  rescue FILE OUT\n"
    "  history FILE [RECORD]\n\n"
    "Everywhere: --json, --lang en|zh; where a file is written: --take-over (the lock of another computer is stale). Exit status: 0 done, 1 done and something was found, 2 usage, 3 file, 4 refused."_qs,
    u"dossier-cli %1\n\n"
    "  new 文件 [--sample] [--organisation 名称]            新建工作区\n"
    "  info 文件                                            概况\n"
    "  forms [表单]                                         可用的表单\n"
    "  list 文件 [--kind 类型] [--status 状态] [--filter 文本]\n"
    "  show 文件 记录\n"
    "  add 文件 --form 表单 --title 标题 | --subject 记录 | --from 条目\n"
    "  proposals 文件 记录 [问题]                           目录中可供选择的条目\n"
    "  set 文件 记录 问题[/行/列] 值\n"
    "  status 文件 记录 状态 [--by 姓名] [--reason 理由]\n"
    "  obligations 文件 记录                                法律要求的评估\n"
    "  contradictions 文件 [记录]                           记录中的矛盾\n"
    "  routes 文件 [记录]                                   个人信息出境路径\n"
    "  score 文件 记录                                      风险等级及其依据\n"
    "  report 文件 [记录] --type register|activity|dpia|pipia|no-dpia-memo -o 输出.pdf\n"
    "  verify 文件                                          校验\n"
    "  backup 文件 输出                                     备份\n"
    "  backups 文件                                         列出自动备份\n"
    "  restore 文件 日期|备份                               恢复备份\n"
    "  rescue 文件 输出                                     从损坏的文件中救出可读内容\n"
    "  history 文件 [记录]                                  历史\n\n"
    "通用选项：--json、--lang en|zh；写入文件时：--take-over（另一台计算机的锁已失效）。退出码：0 完成，1 完成但有发现，2 用法错误，3 文件错误，4 被拒绝。"_qs};

} // namespace

int runCli(const QStringList& arguments, QTextStream& out, QTextStream& err)
{
    CliCall call{out, err};
    call.language = systemLanguage();
    const QStringList withValue{"organisation", "kind", "status", "filter", "form", "title", "subject", "from", "by", "reason", "type", "lang", "o", "output"};
    const QStringList flags{"sample", "json", "help", "version", "take-over"};
    for (int i = 0; i < arguments.size(); ++i) {
        const QString& argument = arguments[i];
        // A value may begin with a dash (a negative number): only known words are options.
        QString name = argument.startsWith(QStringLiteral("--")) ? argument.mid(2) : argument == QStringLiteral("-o") ? QStringLiteral("o") : QString();
        QString value;
        if (const qsizetype equals = name.indexOf(u'='); equals > 0) {
            value = name.mid(equals + 1);
            name.truncate(equals);
        }
        if (flags.contains(name)) {
            call.options[name] = QStringLiteral("yes");
        } else if (withValue.contains(name)) {
            if (value.isEmpty() && !argument.contains(u'=')) {
                if (i + 1 >= arguments.size())
                    return call.usage({u"--%1 needs a value."_qs, u"--%1 需要一个值。"_qs}, name);
                value = arguments[++i];
            }
            call.options[name == u"output" ? QStringLiteral("o") : name] = value;
        } else if (!name.isEmpty()) {
            return call.usage({u"There is no option \"%1\"."_qs, u"没有选项“%1”。"_qs}, argument);
        } else {
            call.arguments.append(argument);
        }
    }
    if (call.options.contains(QStringLiteral("lang"))) {
        const auto language = languageFromCode(call.options[QStringLiteral("lang")]);
        if (!language)
            return call.usage({u"The language is en or zh, not \"%1\"."_qs, u"语言应为 en 或 zh，而不是“%1”。"_qs}, call.options[QStringLiteral("lang")]);
        call.language = *language;
    }
    if (call.options.contains(QStringLiteral("version"))) {
        out << "dossier-cli " << DOSSIER_VERSION << Qt::endl;
        return 0;
    }
    const QString command = call.arguments.value(0);
    if (call.options.contains(QStringLiteral("help")) || command.isEmpty() || command == u"help") {
        (command.isEmpty() && !call.options.contains(QStringLiteral("help")) ? err : out) << usage.in(call.language).arg(QStringLiteral(DOSSIER_VERSION)) << Qt::endl;
        return command.isEmpty() && !call.options.contains(QStringLiteral("help")) ? usageError : 0;
    }
    call.arguments.removeFirst();
    for (const CliCommand& one : cliCommands()) {
        if (one.name != command)
            continue;
        if (call.arguments.size() < one.least || call.arguments.size() > one.most)
            return call.usage({u"\"%1\" was given the wrong number of arguments; see --help."_qs, u"“%1”的参数个数不对，参见 --help。"_qs}, command);
        return one.run(call);
    }
    return call.usage({u"There is no command \"%1\"; see --help."_qs, u"没有命令“%1”，参见 --help。"_qs}, command);
}

int CliCall::usage(const LocalizedText& text, const QString& argument)
{
    err << text.in(language).arg(argument) << Qt::endl;
    return usageError;
}

int CliCall::fail(const Error& error)
{
    err << error.message.in(language) << Qt::endl;
    switch (error.kind) {
    case Error::Kind::Usage: return usageError;
    case Error::Kind::File:
    case Error::Kind::Damaged:
    case Error::Kind::Foreign: return 3;
    case Error::Kind::Refused:
    case Error::Kind::Newer:
    case Error::Kind::Replaced:
    case Error::Kind::Locked: return 4;
    }
    Q_UNREACHABLE();
}

void CliCall::print(const Json& json)
{
    out << fromStd(json.dump(2, ' ', false, Json::error_handler_t::replace)) << Qt::endl;
}

Result<std::unique_ptr<Workspace>> CliCall::open(bool write)
{
    return open(!write, !write);
}

Result<std::unique_ptr<Workspace>> CliCall::openForBackup()
{
    return open(false, true);
}

Result<std::unique_ptr<Workspace>> CliCall::open(bool readOnly, bool snapshotIfLocked)
{
    OpenOptions opening;
    opening.guards = standardGuards();
    opening.readOnly = readOnly;
    opening.snapshotIfLocked = snapshotIfLocked;
    opening.takeOver = options.contains(QStringLiteral("take-over"));
    opening.care = OpenOptions::Care::AtOnce;
    const QString by = options.value(QStringLiteral("by"));
    opening.author.name = !by.isEmpty() ? by : qEnvironmentVariable("USER", QStringLiteral("dossier-cli"));
    return Workspace::open(arguments.value(0), opening);
}

} // namespace dossier
