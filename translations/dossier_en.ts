<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>dossier::HandOverDialog</name>
    <message numerus="yes">
        <source>%n records name this person. Afterwards they name the person chosen here; it is one step that can be undone.</source>
        <translation>
            <numerusform>%n record names this person. Afterwards it names the person chosen here; it is one step that can be undone.</numerusform>
            <numerusform>%n records name this person. Afterwards they name the person chosen here; it is one step that can be undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ListPage</name>
    <message numerus="yes">
        <source>%n in all</source>
        <translation>
            <numerusform>%n in all</numerusform>
            <numerusform>%n in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::OutlineModel</name>
    <message numerus="yes">
        <source>%1 %2, %n open</source>
        <translation>
            <numerusform>%1 %2, %n open</numerusform>
            <numerusform>%1 %2, %n open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::OverviewPage</name>
    <message numerus="yes">
        <source>What needs doing: %n</source>
        <translation>
            <numerusform>What needs doing: %n</numerusform>
            <numerusform>What needs doing: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::PagePreview</name>
    <message numerus="yes">
        <source>Preview, %n pages</source>
        <translation>
            <numerusform>Preview, %n page</numerusform>
            <numerusform>Preview, %n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ProposalDialog</name>
    <message numerus="yes">
        <source>Add %n</source>
        <translation>
            <numerusform>Add %n</numerusform>
            <numerusform>Add %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::RecordPage</name>
    <message numerus="yes">
        <source>%1 · %n open</source>
        <translation>
            <numerusform>%1 · %n open</numerusform>
            <numerusform>%1 · %n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to check</source>
        <comment>contradictions</comment>
        <translation>
            <numerusform>%n to check</numerusform>
            <numerusform>%n to check</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::RecoveryDialog</name>
    <message numerus="yes">
        <source>%n records were read.</source>
        <translation>
            <numerusform>%n record was read.</numerusform>
            <numerusform>%n records were read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lost or changed: %n places.</source>
        <translation>
            <numerusform>Lost or changed: %n place.</numerusform>
            <numerusform>Lost or changed: %n places.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::ReportDialog</name>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n findings</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::RiskMapView</name>
    <message numerus="yes">
        <source>%n risks</source>
        <translation>
            <numerusform>%n risk</numerusform>
            <numerusform>%n risks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::StatusDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::StatusLine</name>
    <message numerus="yes">
        <source>Audit log: %n entries</source>
        <translation>
            <numerusform>Audit log: %n entry</numerusform>
            <numerusform>Audit log: %n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::TableEditor</name>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not known yet</source>
        <translation>
            <numerusform>%n not known yet</numerusform>
            <numerusform>%n not known yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows pasted. Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>%n row pasted. Ctrl+Z takes it back.</numerusform>
            <numerusform>%n rows pasted. Ctrl+Z takes it back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::TaskModel</name>
    <message numerus="yes">
        <source>%n days late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::WelcomePage</name>
    <message numerus="yes">
        <source>%n activities</source>
        <translation>
            <numerusform>%n activity</numerusform>
            <numerusform>%n activities</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dossier::WorkspaceView</name>
    <message numerus="yes">
        <source>%n added from the catalogue; Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>%n added from the catalogue; Ctrl+Z takes it back.</numerusform>
            <numerusform>%n added from the catalogue; Ctrl+Z takes it back.</numerusform>
        </translation>
    </message>
</context>
</TS>
