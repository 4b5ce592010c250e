; What the installer says, in the three languages of the program.

LangString IS_RUNNING ${LANG_ENGLISH} "pos-app is running. Wait for payments under way, close its window, then press Retry. Nothing has been changed."
LangString IS_RUNNING ${LANG_TRADCHINESE} "pos-app 正在執行。請等進行中的付款完成，關閉視窗，再按「重試」。沒有更改任何內容。"
LangString IS_RUNNING ${LANG_SIMPCHINESE} "pos-app 正在运行。请等进行中的付款完成，关闭窗口，再点“重试”。没有更改任何内容。"

LangString IS_NEWER ${LANG_ENGLISH} "Version $Installed of pos-app is installed, and this is the older version ${VERSION}. An older version cannot open the journal of a newer one: the till may take no payments until the newer version is back. Install the older version nevertheless?"
LangString IS_NEWER ${LANG_TRADCHINESE} "已安裝 pos-app $Installed，這是較舊的 ${VERSION}。舊版不能開啟新版的交易日誌，裝回新版之前收銀機可能無法收款。仍要安裝舊版嗎？"
LangString IS_NEWER ${LANG_SIMPCHINESE} "已安装 pos-app $Installed，这是较旧的 ${VERSION}。旧版不能打开新版的交易日志，装回新版之前收银机可能无法收款。仍要安装旧版吗？"

LangString WINDOWS_TOO_OLD ${LANG_ENGLISH} "pos-app needs 64-bit Windows 10, version 1809, or newer. Nothing has been changed."
LangString WINDOWS_TOO_OLD ${LANG_TRADCHINESE} "pos-app 需要 64 位元 Windows 10（1809 版）或更新版本。沒有更改任何內容。"
LangString WINDOWS_TOO_OLD ${LANG_SIMPCHINESE} "pos-app 需要 64 位 Windows 10（1809 版）或更高版本。没有更改任何内容。"

LangString CANNOT_WRITE ${LANG_ENGLISH} "The files cannot be written to $INSTDIR. Check the free disk space and your access to this folder, close programs that use it, then start this setup again."
LangString CANNOT_WRITE ${LANG_TRADCHINESE} "無法把檔案寫入 $INSTDIR。請檢查磁碟剩餘空間和你對這個資料夾的權限，關閉正在使用它的程式，再重新執行安裝程式。"
LangString CANNOT_WRITE ${LANG_SIMPCHINESE} "无法把文件写入 $INSTDIR。请检查磁盘剩余空间和您对这个文件夹的权限，关闭正在使用它的程序，再重新运行安装程序。"

LangString NEEDS_ADMINISTRATOR ${LANG_ENGLISH} "Only an administrator can do this for everyone on this computer. Nothing has been changed."
LangString NEEDS_ADMINISTRATOR ${LANG_TRADCHINESE} "只有系統管理員才可為這部電腦的所有用戶執行此操作。沒有更改任何內容。"
LangString NEEDS_ADMINISTRATOR ${LANG_SIMPCHINESE} "只有管理员才能为这台电脑的所有用户执行此操作。没有更改任何内容。"

LangString OPTIONS_TITLE ${LANG_ENGLISH} "How to install"
LangString OPTIONS_TITLE ${LANG_TRADCHINESE} "安裝方式"
LangString OPTIONS_TITLE ${LANG_SIMPCHINESE} "安装方式"

LangString OPTIONS_SUBTITLE ${LANG_ENGLISH} "Settings and payments are kept for each user apart, and stay when the program is renewed or removed."
LangString OPTIONS_SUBTITLE ${LANG_TRADCHINESE} "設定和付款紀錄按用戶分開保存，更新或移除程式後仍會保留。"
LangString OPTIONS_SUBTITLE ${LANG_SIMPCHINESE} "设置和付款记录按用户分开保存，更新或卸载程序后仍会保留。"

LangString FOR_ME ${LANG_ENGLISH} "Only for me"
LangString FOR_ME ${LANG_TRADCHINESE} "只供我使用"
LangString FOR_ME ${LANG_SIMPCHINESE} "仅供我使用"

LangString FOR_EVERYONE ${LANG_ENGLISH} "For everyone on this computer (an administrator must agree)"
LangString FOR_EVERYONE ${LANG_TRADCHINESE} "供這部電腦的所有用戶使用（需要系統管理員同意）"
LangString FOR_EVERYONE ${LANG_SIMPCHINESE} "供这台电脑的所有用户使用（需要管理员同意）"

LangString DESKTOP_ICON ${LANG_ENGLISH} "An icon on the desktop"
LangString DESKTOP_ICON ${LANG_TRADCHINESE} "在桌面加入圖示"
LangString DESKTOP_ICON ${LANG_SIMPCHINESE} "在桌面添加图标"

LangString START_AT_LOGIN ${LANG_ENGLISH} "Start pos-app when Windows starts and the user logs in"
LangString START_AT_LOGIN ${LANG_TRADCHINESE} "登入 Windows 時自動啟動 pos-app"
LangString START_AT_LOGIN ${LANG_SIMPCHINESE} "登录 Windows 时自动启动 pos-app"
