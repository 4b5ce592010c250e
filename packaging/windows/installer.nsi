; The installer for Windows. packaging/devkit/windows/installer.py calls makensis with:
;   VERSION  as people write it              NUMBERS  the same as four numbers, for Windows and to compare
;   SOURCE   folder of the frozen program    OUTPUT   the setup to be made
;   ICON     of the program                  SIZE_KB  what the program takes on the disk
;   TARGET   kind of NSIS's own program      SIGN     where wanted: a command that signs the file named behind it
;   QUICK    for trials: larger, in a fraction of the time
; What its switches and exit codes mean for an owner stands in docs/packaging-windows.md.

Unicode true
Target ${TARGET}
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
!endif
SetDateSave off
RequestExecutionLevel user ; an administrator is asked for only where one is needed
ManifestDPIAware true
ManifestSupportedOS all

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include x64.nsh

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\pos-app"
!define RUN_KEY "Software\Microsoft\Windows\CurrentVersion\Run"
!define WINDOW "pos-app-window.exe"
!define CONSOLE "pos-app.exe"
!define OLDEST_WINDOWS 17763 ; Windows 10 1809: what Qt needs

; exit codes; 0 is done, 1 cancelled by a person, 2 ended by NSIS itself
!define RUNNING 10
!define NEWER_INSTALLED 11
!define WRONG_WINDOWS 12
!define NOT_WRITABLE 13
!define NO_RIGHTS 14

Name "pos-app"
BrandingText "pos-app ${VERSION}"
OutFile "${OUTPUT}"
!ifdef SIGN
  !uninstfinalize `${SIGN} "%1"`
!endif

Var Everyone ; 1: for everyone on this computer, 0: for this user
Var Installed ; four numbers of the version that is there; empty: none
Var OnDesktop ; an icon on the desktop: 1 make it, 0 remove it, empty: leave it as it is
Var AtLogin ; start at login: the same
Var Busy ; 1: the program runs
Var Failed ; 1: something could not be moved
Var Control1
Var Control2
Var Control3

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
Page custom ShowOptions TakeOptions
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipOnUpgrade
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION OpenWindow
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English ; the first one is for every other language
!insertmacro MUI_LANGUAGE TradChinese
!insertmacro MUI_LANGUAGE SimpChinese
!include texts.nsh

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
!macro VERSION_TEXTS LANGUAGE
  VIAddVersionKey /LANG=${LANGUAGE} ProductName "pos-app"
  VIAddVersionKey /LANG=${LANGUAGE} ProductVersion "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} FileVersion "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} FileDescription "pos-app ${VERSION} setup"
  VIAddVersionKey /LANG=${LANGUAGE} CompanyName "${PUBLISHER}"
  VIAddVersionKey /LANG=${LANGUAGE} LegalCopyright "Copyright (c) ${PUBLISHER}. MIT License."
!macroend
!insertmacro VERSION_TEXTS ${LANG_ENGLISH}
!insertmacro VERSION_TEXTS ${LANG_TRADCHINESE}
!insertmacro VERSION_TEXTS ${LANG_SIMPCHINESE}

; Says why nothing was done, to a person or by the exit code, and ends.
!macro REFUSE TEXT CODE
  MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; Windows lets nobody write to a program that runs, in whichever session of the computer.
!macro TRY_TO_WRITE FILE
  ${If} ${FileExists} "${FILE}"
    ClearErrors
    FileOpen $1 "${FILE}" a
    ${If} ${Errors}
      StrCpy $Busy 1
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
!macroend

; One of the three things that the program is made of; the new one is in `update`, the old one goes to `old`.
!macro MOVE FROM TO
  StrCpy $1 "$INSTDIR\${FROM}"
  StrCpy $2 "$INSTDIR\${TO}"
  Call Move
!macroend
!macro PUT_ASIDE NAME
  ${If} ${FileExists} "$INSTDIR\${NAME}"
    !insertmacro MOVE "${NAME}" "old\${NAME}"
  ${EndIf}
!macroend
!macro TAKE_BACK NAME
  ${If} ${FileExists} "$INSTDIR\old\${NAME}"
    Delete "$INSTDIR\${NAME}"
    RMDir /r "$INSTDIR\${NAME}"
    Rename "$INSTDIR\old\${NAME}" "$INSTDIR\${NAME}"
  ${EndIf}
!macroend

; What setup and uninstaller have in common.
!macro SHARED UN
  ; NSIS knows two kinds of Chinese, Windows has five: Hong Kong and Macau read traditional, Singapore simplified.
  Function ${UN}UseLanguage
    System::Call "kernel32::GetUserDefaultUILanguage() i .r0"
    ${If} $0 = 0x0C04
    ${OrIf} $0 = 0x1404
      StrCpy $LANGUAGE ${LANG_TRADCHINESE}
    ${ElseIf} $0 = 0x1004
      StrCpy $LANGUAGE ${LANG_SIMPCHINESE}
    ${EndIf}
  FunctionEnd

  Function ${UN}UseScope
    ${If} $Everyone = 1
      SetShellVarContext all
    ${Else}
      SetShellVarContext current
    ${EndIf}
  FunctionEnd

  ; Continues with the rights of an administrator: at once, or in a second setup that Windows has asked a person about.
  ; PROGRAM in $1, its arguments in $2.
  Function ${UN}NeedRights
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 == "Admin"
      Return
    ${EndIf}
    ${IfNot} ${Silent}
      ClearErrors
      ExecShell "runas" "$1" "$2"
      ${IfNot} ${Errors}
        Quit
      ${EndIf}
    ${EndIf}
    !insertmacro REFUSE "$(NEEDS_ADMINISTRATOR)" ${NO_RIGHTS}
  FunctionEnd

  ; A till at work is never ended: it may be taking money. Waits a little for a command that is just ending.
  Function ${UN}RefuseWhileRunning
    StrCpy $0 0
    again:
    StrCpy $Busy 0
    !insertmacro TRY_TO_WRITE "$INSTDIR\${WINDOW}"
    !insertmacro TRY_TO_WRITE "$INSTDIR\${CONSOLE}"
    ${If} $Busy = 0
      Return
    ${EndIf}
    ${If} ${Silent}
      ${If} $0 < 10
        IntOp $0 $0 + 1
        Sleep 500
        Goto again
      ${EndIf}
    ${Else}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IS_RUNNING)" IDRETRY again
    ${EndIf}
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR\update"
    SetErrorLevel ${RUNNING}
    Quit
  FunctionEnd
!macroend
!insertmacro SHARED ""
!insertmacro SHARED "un."

Function .onInit
  Call UseLanguage
  SetRegView 64
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_WINDOWS}
    !insertmacro REFUSE "$(WINDOWS_TOO_OLD)" ${WRONG_WINDOWS}
  ${EndIf}
  ${GetParameters} $R0
  Call ChooseScope
  ${If} $Everyone = 1
    StrCpy $1 "$EXEPATH"
    StrCpy $2 "$R0 /ALLUSERS"
    Call NeedRights
  ${EndIf}
  Call UseScope
  Call ChooseFolder
  Call CompareVersions
  ClearErrors
  ${GetOptions} $R0 "/DESKTOP" $0
  ${IfNot} ${Errors}
    StrCpy $OnDesktop 1
  ${EndIf}
  ClearErrors
  ${GetOptions} $R0 "/AUTOSTART" $0
  ${IfNot} ${Errors}
    StrCpy $AtLogin 1
  ${EndIf}
FunctionEnd

; As the switches say; else where it is installed already; else for this user, which anybody may do.
Function ChooseScope
  ClearErrors
  ${GetOptions} $R0 "/ALLUSERS" $0
  ${IfNot} ${Errors}
    StrCpy $Everyone 1
    Return
  ${EndIf}
  StrCpy $Everyone 0
  ClearErrors
  ${GetOptions} $R0 "/CURRENTUSER" $0
  ${IfNot} ${Errors}
    Return
  ${EndIf}
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" InstallLocation
  ReadRegStr $1 HKLM "${UNINSTALL_KEY}" InstallLocation
  ${If} $0 == ""
  ${AndIf} $1 != ""
    StrCpy $Everyone 1
  ${EndIf}
FunctionEnd

; As /D= says; else where it is installed already; else where Windows wants such programs.
Function ChooseFolder
  ReadRegStr $Installed SHCTX "${UNINSTALL_KEY}" Numbers
  ${If} $INSTDIR != ""
    Return
  ${EndIf}
  ReadRegStr $INSTDIR SHCTX "${UNINSTALL_KEY}" InstallLocation
  ${If} $INSTDIR == ""
    Call UseDefaultFolder
  ${EndIf}
FunctionEnd

Function UseDefaultFolder
  ${If} $Everyone = 1
    StrCpy $INSTDIR "$PROGRAMFILES64\pos-app"
  ${Else}
    StrCpy $INSTDIR "$LOCALAPPDATA\Programs\pos-app"
  ${EndIf}
FunctionEnd

; An older program refuses the journal of a newer one, so that a till could take no payments after a downgrade.
Function CompareVersions
  ${If} $Installed == ""
    Return
  ${EndIf}
  ${VersionCompare} $Installed "${NUMBERS}" $0
  ${If} $0 <> 1
    Return
  ${EndIf}
  ClearErrors
  ${GetOptions} $R0 "/DOWNGRADE" $0
  ${IfNot} ${Errors}
    Return
  ${EndIf}
  MessageBox MB_YESNO|MB_DEFBUTTON2|MB_ICONEXCLAMATION "$(IS_NEWER)" /SD IDNO IDYES go_on
  SetErrorLevel ${NEWER_INSTALLED}
  Quit
  go_on:
FunctionEnd

Function ShowOptions
  !insertmacro MUI_HEADER_TEXT "$(OPTIONS_TITLE)" "$(OPTIONS_SUBTITLE)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 0 100% 12u "$(FOR_ME)"
  Pop $0
  ${NSD_CreateRadioButton} 0 16u 100% 12u "$(FOR_EVERYONE)"
  Pop $Control1
  ${If} $Everyone = 1
    ${NSD_Check} $Control1
  ${Else}
    ${NSD_Check} $0
  ${EndIf}
  ${If} $Installed != "" ; it is renewed where it is
    EnableWindow $0 0
    EnableWindow $Control1 0
  ${EndIf}
  ${NSD_CreateCheckBox} 0 44u 100% 12u "$(DESKTOP_ICON)"
  Pop $Control2
  ${If} $OnDesktop == 1
  ${OrIf} $Installed == ""
  ${OrIf} ${FileExists} "$DESKTOP\pos-app.lnk"
    ${NSD_Check} $Control2
  ${EndIf}
  ${NSD_CreateCheckBox} 0 60u 100% 12u "$(START_AT_LOGIN)"
  Pop $Control3
  ReadRegStr $0 SHCTX "${RUN_KEY}" pos-app
  ${If} $AtLogin == 1
  ${OrIf} $0 != ""
    ${NSD_Check} $Control3
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function TakeOptions
  ${NSD_GetState} $Control2 $OnDesktop
  ${NSD_GetState} $Control3 $AtLogin
  ${NSD_GetState} $Control1 $0
  ${If} $0 <> $Everyone
    StrCpy $Everyone $0
    ${If} $Everyone = 1
      StrCpy $1 "$EXEPATH"
      StrCpy $2 "/ALLUSERS"
      ${If} $AtLogin = 1
        StrCpy $2 "$2 /AUTOSTART"
      ${EndIf}
      Call NeedRights
    ${EndIf}
    Call UseScope
    Call UseDefaultFolder
  ${EndIf}
FunctionEnd

Function SkipOnUpgrade
  ${If} $Installed != ""
    Abort
  ${EndIf}
FunctionEnd

; Through the shell: it runs with the rights of the person at the desktop, even if an administrator has installed it.
Function OpenWindow
  Exec '"$WINDIR\explorer.exe" "$INSTDIR\${WINDOW}"'
FunctionEnd

Section
  ; All new files lie beside the old ones before the first old one is touched, and a few renamings take a moment:
  ; whoever pulls the plug while files are copied keeps the old version, and the next run starts over.
  Call RefuseWhileRunning
  RMDir /r "$INSTDIR\update"
  Call TakeBack ; of a run that was interrupted between two renamings
  SetOverwrite try
  ClearErrors
  SetOutPath "$INSTDIR\update"
  File /r "${SOURCE}\*"
  IfErrors not_writable
  SetOutPath "$INSTDIR"
  Call RefuseWhileRunning
  CreateDirectory "$INSTDIR\old"
  StrCpy $Failed 0
  !insertmacro PUT_ASIDE "${WINDOW}"
  !insertmacro PUT_ASIDE "${CONSOLE}"
  !insertmacro PUT_ASIDE "_internal"
  !insertmacro MOVE "update\_internal" "_internal"
  !insertmacro MOVE "update\${CONSOLE}" "${CONSOLE}"
  !insertmacro MOVE "update\${WINDOW}" "${WINDOW}"
  StrCmp $Failed 1 not_writable
  ClearErrors
  WriteUninstaller "$INSTDIR\uninstall.exe"
  IfErrors not_writable
  RMDir /r "$INSTDIR\update"
  RMDir /r "$INSTDIR\old"
  Call Register
  Return

  not_writable:
  SetOutPath "$TEMP"
  Call TakeBack
  RMDir /r "$INSTDIR\update"
  RMDir "$INSTDIR"
  !insertmacro REFUSE "$(CANNOT_WRITE)" ${NOT_WRITABLE}
SectionEnd

; Everything of the older version that was put aside.
Function TakeBack
  !insertmacro TAKE_BACK "${WINDOW}"
  !insertmacro TAKE_BACK "${CONSOLE}"
  !insertmacro TAKE_BACK "_internal"
  RMDir /r "$INSTDIR\old"
FunctionEnd

; Moves $1 to $2; once something could not be moved, nothing more is. A virus scanner may be looking into new files.
Function Move
  ${If} $Failed = 1
    Return
  ${EndIf}
  StrCpy $0 0
  again:
  ClearErrors
  Rename "$1" "$2"
  ${IfNot} ${Errors}
    Return
  ${EndIf}
  IntOp $0 $0 + 1
  ${If} $0 < 10
    Sleep 500
    Goto again
  ${EndIf}
  StrCpy $Failed 1
FunctionEnd

Function Register
  ${If} $Everyone = 1
    StrCpy $0 "/ALLUSERS"
  ${Else}
    StrCpy $0 "/CURRENTUSER"
  ${EndIf}
  WriteRegStr SHCTX "${UNINSTALL_KEY}" DisplayName "pos-app"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" DisplayVersion "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" Numbers "${NUMBERS}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" DisplayIcon "$INSTDIR\${WINDOW}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" Publisher "${PUBLISHER}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" InstallLocation "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" UninstallString '"$INSTDIR\uninstall.exe" $0'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" QuietUninstallString '"$INSTDIR\uninstall.exe" $0 /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" EstimatedSize ${SIZE_KB}
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" NoModify 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" NoRepair 1
  CreateShortcut "$SMPROGRAMS\pos-app.lnk" "$INSTDIR\${WINDOW}"
  ${If} $OnDesktop == 1
    CreateShortcut "$DESKTOP\pos-app.lnk" "$INSTDIR\${WINDOW}"
  ${ElseIf} $OnDesktop == 0
    Delete "$DESKTOP\pos-app.lnk"
  ${EndIf}
  ${If} $AtLogin == 1
    WriteRegStr SHCTX "${RUN_KEY}" pos-app '"$INSTDIR\${WINDOW}"'
  ${ElseIf} $AtLogin == 0
    DeleteRegValue SHCTX "${RUN_KEY}" pos-app
  ${EndIf}
FunctionEnd

Function un.onInit
  Call un.UseLanguage
  SetRegView 64
  ${GetParameters} $R0
  StrCpy $Everyone 0
  ClearErrors
  ${GetOptions} $R0 "/ALLUSERS" $0
  ${IfNot} ${Errors}
    StrCpy $Everyone 1
    StrCpy $1 "$INSTDIR\uninstall.exe"
    StrCpy $2 "/ALLUSERS"
    Call un.NeedRights
  ${EndIf}
  Call un.UseScope
FunctionEnd

; The settings, the journal, backups and logs in %LOCALAPPDATA%\pos-app stay: they are the shop's books.
Section Uninstall
  Call un.RefuseWhileRunning
  Delete "$INSTDIR\${WINDOW}"
  Delete "$INSTDIR\${CONSOLE}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\update"
  RMDir /r "$INSTDIR\old"
  RMDir "$INSTDIR" ; only when nobody else's files are in it
  Delete "$SMPROGRAMS\pos-app.lnk"
  Delete "$DESKTOP\pos-app.lnk"
  DeleteRegValue SHCTX "${RUN_KEY}" pos-app
  DeleteRegValue HKCU "${RUN_KEY}" pos-app ; what the program's own settings have put there
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
SectionEnd
