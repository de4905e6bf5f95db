; The setup for Windows: for the user who runs it, without administrator rights.
; build.py puts the values of the build above this text: STAGE, OUTFILE, VERSION, VERSION4,
; KILOBYTES, RUNNING, LANGUAGE, SIDE.
;
; Switches:   /S silent   /D=<folder> where to (last, without quotes)
; Uninstall:  /S silent, data stay   /XOADULIEU with /S: data go too
; Exit codes: 0 done, 1 the user gave up, 2 files could not be written,
;             3 this Windows is too old, 4 the program is running

Unicode true
Target amd64-unicode
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true

!include MUI2.nsh
!include x64.nsh
!include WinVer.nsh
!include FileFunc.nsh
!include LogicLib.nsh

!define TITLE "Báo cáo CCHC"
!define FOLDER "Bao cao CCHC"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\BaoCaoCCHC"
!define CLASSES "Software\Classes"
!define PROGID "BaoCaoCCHC.DuLieu"
!define SETTINGS "Software\bao-cao-cchc"
!define SHCNE_ASSOCCHANGED 0x08000000
!define ERROR_FILE_NOT_FOUND 2
!define SYNCHRONIZE 0x00100000

Name "${TITLE}"
BrandingText "${TITLE} ${VERSION}"
OutFile "${OUTFILE}"
InstallDir "$LOCALAPPDATA\Programs\${FOLDER}"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"

VIProductVersion "${VERSION4}"
VIAddVersionKey /LANG=1066 "ProductName" "${TITLE}"
VIAddVersionKey /LANG=1066 "FileDescription" "Bộ cài ${TITLE}"
VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "LegalCopyright" "MIT"

!define MUI_ICON "${STAGE}/bao-cao-cchc.ico"
!define MUI_UNICON "${STAGE}/bao-cao-cchc.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "Cài ${TITLE} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Chương trình lập báo cáo cải cách hành chính định kỳ và in ra PDF đúng thể thức.$\r$\n$\r$\nBộ cài chỉ cài cho tài khoản Windows đang dùng, không cần quyền quản trị, không cần mạng. Cài đè lên bản cũ thì dữ liệu và cài đặt giữ nguyên.$\r$\n$\r$\nBấm Tiếp để chọn thư mục rồi cài."
!define MUI_DIRECTORYPAGE_TEXT_TOP "Chương trình sẽ được chép vào thư mục dưới đây. Dữ liệu báo cáo không nằm ở đây mà ở thư mục Tài liệu (Documents), hoặc nơi bạn chọn khi mở lần đầu."
!define MUI_FINISHPAGE_TITLE "Đã cài xong"
!define MUI_FINISHPAGE_TEXT "${TITLE} có trong trình đơn Bắt đầu (Start). Nhấp đúp vào tệp dữ liệu .cchc cũng mở được chương trình."
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "Mở ${TITLE} ngay"
!define MUI_FINISHPAGE_RUN_FUNCTION Open
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGEEX "${LANGUAGE}" "Vietnamese"
; The words that Windows itself has on these buttons, in place of those of the compiler.
MiscButtonText "< T&rước" "&Tiếp >" "&Hủy" "Đón&g"
InstallButtonText "&Cài đặt"

; Sets $0 to 1 while the program runs. Only "no such name" means that it does not.
!macro AskWhetherRunning
  System::Call 'kernel32::OpenMutexW(i ${SYNCHRONIZE}, i 0, w "${RUNNING}") p.r1 ?e'
  Pop $2
  StrCpy $0 1
  ${If} $1 P<> 0
    System::Call 'kernel32::CloseHandle(p r1)'
  ${ElseIf} $2 = ${ERROR_FILE_NOT_FOUND}
    StrCpy $0 0
  ${EndIf}
!macroend

!macro StopWhileRunning
  ${Do}
    !insertmacro AskWhetherRunning
    ${If} $0 = 0
      ${Break}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${TITLE} đang mở. Đóng mọi cửa sổ của chương trình rồi bấm Thử lại (Retry); những gì đã nhập đều đã lưu." /SD IDCANCEL IDRETRY again
    SetErrorLevel 4
    Quit
    again:
  ${Loop}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763
    MessageBox MB_OK|MB_ICONSTOP "${TITLE} cần Windows 10 bản 1809 trở lên, loại 64 bit. Máy này cũ hơn nên chưa cài gì cả." /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
  !insertmacro StopWhileRunning
FunctionEnd

Function un.onInit
  !insertmacro StopWhileRunning
FunctionEnd

Function Open
  Exec '"$INSTDIR\runtime\pythonw.exe" -m cchc_desktop'
FunctionEnd

; Removes what a setup of any version put there, and nothing else.
!macro RemoveProgram
  RMDir /r "$INSTDIR\runtime"
  RMDir /r "$INSTDIR\site"
  RMDir /r "$INSTDIR\app"
  Delete "$INSTDIR\bao-cao-cchc.ico"
  Delete "$INSTDIR\bao-cao-cchc.cmd"
!macroend

Section
  !insertmacro RemoveProgram
  ClearErrors
  SetOutPath "$INSTDIR"
  File /r "${STAGE}/*"
  WriteUninstaller "$INSTDIR\go-cai-dat.exe"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "Chưa ghi được hết các tệp vào $INSTDIR. Kiểm tra dung lượng ổ đĩa và quyền ghi, rồi chạy lại bộ cài; dữ liệu báo cáo không bị đụng tới." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}

  ; Made here and now, the compiled code fits this computer and makes every start faster.
  DetailPrint "Chuẩn bị để mở nhanh…"
  nsExec::Exec '"$INSTDIR\runtime\python.exe" -m compileall -q "$INSTDIR\site" "$INSTDIR\app"'
  Pop $0

  CreateShortCut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\runtime\pythonw.exe" "-m cchc_desktop" "$INSTDIR\bao-cao-cchc.ico" 0 SW_SHOWNORMAL "" "Lập báo cáo cải cách hành chính"
  CreateShortCut "$DESKTOP\${TITLE}.lnk" "$INSTDIR\runtime\pythonw.exe" "-m cchc_desktop" "$INSTDIR\bao-cao-cchc.ico" 0 SW_SHOWNORMAL "" "Lập báo cáo cải cách hành chính"

  WriteRegStr HKCU "${CLASSES}\.cchc" "" "${PROGID}"
  WriteRegStr HKCU "${CLASSES}\.cchc\OpenWithProgids" "${PROGID}" ""
  WriteRegStr HKCU "${CLASSES}\${PROGID}" "" "Dữ liệu ${TITLE}"
  WriteRegStr HKCU "${CLASSES}\${PROGID}\DefaultIcon" "" "$INSTDIR\bao-cao-cchc.ico,0"
  WriteRegStr HKCU "${CLASSES}\${PROGID}\shell\open\command" "" '"$INSTDIR\runtime\pythonw.exe" -m cchc_desktop gui "%1"'
  System::Call 'shell32::SHChangeNotify(i ${SHCNE_ASSOCCHANGED}, i 0, p 0, p 0)'

  WriteRegStr HKCU "${KEY}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "Publisher" "${TITLE}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\bao-cao-cchc.ico"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\go-cai-dat.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\go-cai-dat.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

; Removes the data file $1 with its copies, and its folder when nothing else is in it.
Function un.RemoveData
  ${GetParent} "$1" $2
  ${GetBaseName} "$1" $3
  Delete "$1"
  Delete "$1-journal"
  Delete "$1.lock"
  Delete "$2\sao-luu\$3-*.cchc"
  RMDir "$2\sao-luu"
  Delete "$2\nhat-ky.log"
  Delete "$2\nhat-ky.log.1"
  RMDir "$2"
  DeleteRegKey HKCU "${SETTINGS}"
  RMDir /r "$LOCALAPPDATA\cchc-desktop"
FunctionEnd

Section "Uninstall"
  ; The data file last used, where the program noted it; otherwise where it is made by default.
  ReadRegStr $1 HKCU "${SETTINGS}\bao-cao-cchc\data" "path"
  ${If} $1 == ""
    StrCpy $1 "$DOCUMENTS\Bao cao CCHC\bao-cao-cchc.cchc"
  ${EndIf}
  StrCpy $4 0
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/XOADULIEU" $2
  ${IfNot} ${Errors}
    StrCpy $4 1
  ${ElseIf} ${FileExists} "$1"
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Dữ liệu báo cáo nằm ở:$\r$\n$1$\r$\n$\r$\nXóa luôn dữ liệu này cùng các bản sao lưu của nó?$\r$\n$\r$\nChọn Không (No) thì dữ liệu giữ nguyên; cài lại chương trình là dùng tiếp được." /SD IDNO IDNO keep
    StrCpy $4 1
    keep:
  ${EndIf}

  !insertmacro RemoveProgram
  Delete "$INSTDIR\go-cai-dat.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  Delete "$DESKTOP\${TITLE}.lnk"
  DeleteRegKey HKCU "${KEY}"
  DeleteRegKey HKCU "${CLASSES}\${PROGID}"
  DeleteRegValue HKCU "${CLASSES}\.cchc\OpenWithProgids" "${PROGID}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.cchc\OpenWithProgids"
  ReadRegStr $0 HKCU "${CLASSES}\.cchc" ""
  ${If} $0 == "${PROGID}"
    DeleteRegValue HKCU "${CLASSES}\.cchc" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "${CLASSES}\.cchc"
  System::Call 'shell32::SHChangeNotify(i ${SHCNE_ASSOCCHANGED}, i 0, p 0, p 0)'
  ${If} $4 = 1
    Call un.RemoveData
  ${EndIf}
SectionEnd
