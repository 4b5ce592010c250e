<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_HK" sourcelanguage="en">
<context>
    <name>account</name>
    <message>
        <source>The credentials of profile {profile} are stored, with an mchid.</source>
        <translation>設定檔 {profile} 的憑證已儲存，包括 mchid。</translation>
    </message>
    <message>
        <source>The credentials of profile {profile} are stored, without an mchid.</source>
        <translation>設定檔 {profile} 的憑證已儲存，不包括 mchid。</translation>
    </message>
    <message>
        <source>The keyring works: {name}.</source>
        <translation>密鑰圈運作正常：{name}。</translation>
    </message>
    <message>
        <source>Training brings its own credentials.</source>
        <translation>培訓模式自備憑證。</translation>
    </message>
    <message>
        <source>Training needs no keyring.</source>
        <translation>培訓模式不需要密鑰圈。</translation>
    </message>
</context>
<context>
    <name>account_panels</name>
    <message>
        <source>New credentials of this account are checked, and kept in the keyring.</source>
        <translation>此帳戶的新憑證會先檢查，再存入密鑰圈。</translation>
    </message>
    <message>
        <source>Profile {name}: {environment}</source>
        <translation>設定檔 {name}：{environment}</translation>
    </message>
    <message>
        <source>Switch on what QFPay has enabled for you. A change counts from the next start.</source>
        <translation>請開啟 QFPay 已為你開通的錢包。更改於下次啟動時生效。</translation>
    </message>
    <message>
        <source>The till signs with {sign_type} from its next start on. Check the credentials.</source>
        <translation>收銀機下次啟動後用 {sign_type} 簽名。請檢查憑證。</translation>
    </message>
    <message>
        <source>The till signs with {sign_type} from now on. Check the credentials.</source>
        <translation>收銀機由現在起用 {sign_type} 簽名。請檢查憑證。</translation>
    </message>
    <message>
        <source>The till uses the new credentials from its next start on.</source>
        <translation>收銀機由下次啟動起使用新憑證。</translation>
    </message>
    <message>
        <source>The till uses the new credentials from now on.</source>
        <translation>收銀機由現在起使用新憑證。</translation>
    </message>
    <message>
        <source>This did not work, and it is our mistake. Try again.</source>
        <translation>未能完成，這是程式的錯誤。請再試一次。</translation>
    </message>
    <message>
        <source>Training has no account of its own. Open the real counter for this.</source>
        <translation>培訓模式沒有自己的帳戶。請開啟正式收銀台再設定。</translation>
    </message>
    <message>
        <source>{url} · {currency} · {time_zone}</source>
        <translation>{url} · {currency} · {time_zone}</translation>
    </message>
</context>
<context>
    <name>address</name>
    <message>
        <source>The command line cannot reach this till ({problem}). Check the access rights of the data folder and start again; the till itself works.</source>
        <translation>命令列無法連接這部收銀機（{problem}）。請檢查數據資料夾的存取權限，然後重新啟動；收銀機本身運作正常。</translation>
    </message>
</context>
<context>
    <name>amount_panel</name>
    <message>
        <source>Reference (optional)</source>
        <translation>備註（可不填）</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
</context>
<context>
    <name>application</name>
    <message>
        <source>{before}Till {number}{after}</source>
        <translation>{before}收銀機 {number}{after}</translation>
    </message>
    <message>
        <source>{before}{till}{after}</source>
        <translation>{before}{till}{after}</translation>
    </message>
</context>
<context>
    <name>arguments</name>
    <message>
        <source>There is something on the command line that is not understood here. A payment code is never passed there: use --code-stdin.</source>
        <translation>命令列中有無法辨認的內容。付款碼不可寫在命令列上：請用 --code-stdin。</translation>
    </message>
</context>
<context>
    <name>autostart</name>
    <message>
        <source>Starting with the computer could not be changed ({problem}): {place}. Give yourself access to it.</source>
        <translation>未能更改隨電腦啟動的設定（{problem}）：{place}。請取得該處的存取權限。</translation>
    </message>
    <message>
        <source>Training does not start with the computer. Choose this in the settings of the real till.</source>
        <translation>培訓模式不會隨電腦啟動。請在正式收銀機的設定中選擇。</translation>
    </message>
</context>
<context>
    <name>banner</name>
    <message>
        <source>Customer's phone</source>
        <translation>顧客手機</translation>
    </message>
    <message>
        <source>Live testing: real money, never settled. Refund every payment today.</source>
        <translation>實測環境：真實款項，永不結算。請於今日內為每筆付款退款。</translation>
    </message>
    <message>
        <source>TRAINING: no money moves</source>
        <translation>培訓模式：不涉及真實款項</translation>
    </message>
    <message>
        <source>Test payments</source>
        <translation>測試付款</translation>
    </message>
</context>
<context>
    <name>bundle</name>
    <message>
        <source>Nothing was saved: {name} would hold a secret of this till, and that is our mistake. Tell support so, without sending any file.</source>
        <translation>沒有儲存任何檔案：否則 {name} 會含有這部收銀機的機密資料，這是程式的錯誤。請告訴技術支援，但不要傳送任何檔案。</translation>
    </message>
</context>
<context>
    <name>buttons</name>
    <message>
        <source>Key: {key}</source>
        <translation>按鍵：{key}</translation>
    </message>
    <message>
        <source>Reached with the Tab key</source>
        <translation>可用 Tab 鍵移到這裏</translation>
    </message>
</context>
<context>
    <name>check_row</name>
    <message>
        <source>Backups</source>
        <translation>備份</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>時鐘</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>憑證</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>數據資料夾</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁碟</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>交易日誌</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>密鑰圈</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>較新版本</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程式</translation>
    </message>
    <message>
        <source>QFPay</source>
        <translation>QFPay</translation>
    </message>
    <message>
        <source>Restored journal</source>
        <translation>已還原的交易日誌</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>掃描器</translation>
    </message>
    <message>
        <source>Scanner on a port</source>
        <translation>序列埠掃描器</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>螢幕</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>簽名</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>聲音</translation>
    </message>
    <message>
        <source>Unexpected ends</source>
        <translation>意外結束</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>無法運作</translation>
    </message>
    <message>
        <source>look at it</source>
        <translation>請留意</translation>
    </message>
    <message>
        <source>well</source>
        <translation>正常</translation>
    </message>
</context>
<context>
    <name>checks</name>
    <message>
        <source>The address of the proxy contains a name or password, which cannot be kept safely in the settings. Use a proxy that lets this computer through without one.</source>
        <translation>代理伺服器的地址含有用戶名稱或密碼，無法在設定中安全保存。請使用無須密碼便允許本電腦通過的代理伺服器。</translation>
    </message>
    <message>
        <source>This has {largest} characters at most, all on one line.</source>
        <translation>最多 {largest} 個字元，並須在同一行內。</translation>
    </message>
    <message>
        <source>This is not an amount. Write it like 12.50.</source>
        <translation>這不是金額。請寫成 12.50 這樣。</translation>
    </message>
    <message>
        <source>This is not the address of a page. Write it like https://example.com/pos-app, or leave it empty.</source>
        <translation>這不是網址。請寫成 https://example.com/pos-app 這樣，或留空。</translation>
    </message>
    <message>
        <source>This is not the address of a proxy. Write it like http://10.0.0.1:8080.</source>
        <translation>這不是代理伺服器的地址。請寫成 http://10.0.0.1:8080 這樣。</translation>
    </message>
    <message>
        <source>What a scanner sends round a code has {largest} characters at most.</source>
        <translation>掃描器在條碼前後附加的字元最多 {largest} 個。</translation>
    </message>
    <message>
        <source>Write at most {largest} amounts, such as 10, 20, 50.</source>
        <translation>最多寫 {largest} 個金額，例如 10, 20, 50。</translation>
    </message>
</context>
<context>
    <name>comparing</name>
    <message>
        <source>It is done here ({state}), and QFPay does not show it. Look at it in QFPay's portal.</source>
        <translation>此項在本機已完成（{state}），而 QFPay 沒有顯示。請在 QFPay 商戶後台查看。</translation>
    </message>
    <message>
        <source>It is paid, and QFPay says that the money went back outside this till.</source>
        <translation>此項已付款，而 QFPay 表示款項已在這部收銀機以外退回。</translation>
    </message>
    <message>
        <source>It was open here; QFPay knows how it ended ({state}).</source>
        <translation>此項在本機未有結果；QFPay 已知結果（{state}）。</translation>
    </message>
    <message>
        <source>Not known yet ({state}). Do not charge again; reconcile again later.</source>
        <translation>尚未知道結果（{state}）。請勿再次收款；稍後再對賬。</translation>
    </message>
    <message>
        <source>QFPay charged it twice. Refund one of the two.</source>
        <translation>QFPay 收了兩次款。請退回其中一筆。</translation>
    </message>
    <message>
        <source>QFPay has a refund of payment {payment} that this till does not have.</source>
        <translation>QFPay 有付款 {payment} 的一項退款，這部收銀機沒有紀錄。</translation>
    </message>
    <message>
        <source>QFPay has it and the journal of this till had not: it is written down now ({state}).</source>
        <translation>QFPay 有此項而這部收銀機的交易日誌沒有：現已補記（{state}）。</translation>
    </message>
    <message>
        <source>QFPay says otherwise than this till ({state}). Look at it in QFPay's portal.</source>
        <translation>QFPay 的紀錄與這部收銀機不同（{state}）。請在 QFPay 商戶後台查看。</translation>
    </message>
    <message>
        <source>The till said not paid, and QFPay has it as paid. Refund it, keep it, or mark it as returned.</source>
        <translation>收銀機曾顯示未付款，而 QFPay 顯示已付款。請退款、保留款項，或註明已退回。</translation>
    </message>
    <message>
        <source>The till said not refunded, and QFPay has it as refunded. Tell the customer, refund no more.</source>
        <translation>收銀機曾顯示未退款，而 QFPay 顯示已退款。請告知顧客，勿再退款。</translation>
    </message>
</context>
<context>
    <name>counter_page</name>
    <message>
        <source>or show a QR code</source>
        <translation>或出示二維碼</translation>
    </message>
</context>
<context>
    <name>credentials</name>
    <message>
        <source>QFPay accepts them.</source>
        <translation>QFPay 接受這些憑證。</translation>
    </message>
    <message>
        <source>QFPay was not asked whether it accepts them. Try them: `pos-app credentials check`.</source>
        <translation>未向 QFPay 查詢是否接受這些憑證。請試試看：`pos-app credentials check`。</translation>
    </message>
    <message>
        <source>The credentials of profile {name} are in the keyring.</source>
        <translation>設定檔 {name} 的憑證已存入密鑰圈。</translation>
    </message>
    <message>
        <source>The credentials of profile {name} are removed from the keyring.</source>
        <translation>已從密鑰圈移除設定檔 {name} 的憑證。</translation>
    </message>
    <message>
        <source>The keyring held no credentials of profile {name}.</source>
        <translation>密鑰圈內沒有設定檔 {name} 的憑證。</translation>
    </message>
    <message>
        <source>The next start uses them.</source>
        <translation>由下次啟動起使用這些憑證。</translation>
    </message>
    <message>
        <source>The open till uses them from now on.</source>
        <translation>已開啟的收銀機由現在起使用這些憑證。</translation>
    </message>
</context>
<context>
    <name>credentials_panel</name>
    <message>
        <source>Asking the gateway…</source>
        <translation>正在向閘道查詢…</translation>
    </message>
    <message>
        <source>Check and keep</source>
        <translation>檢查並儲存</translation>
    </message>
    <message>
        <source>Keep unchecked</source>
        <translation>直接儲存</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼上</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>顯示已輸入內容</translation>
    </message>
    <message>
        <source>The credentials are in the keyring, unchecked.</source>
        <translation>憑證已存入密鑰圈，未經檢查。</translation>
    </message>
    <message>
        <source>The keyring holds credentials of this profile. Leave the fields empty to check those.</source>
        <translation>密鑰圈已有此設定檔的憑證。欄位留空，便會檢查已有的憑證。</translation>
    </message>
    <message>
        <source>They are in the keyring.</source>
        <translation>已存入密鑰圈。</translation>
    </message>
    <message>
        <source>Type or paste the three values. The check makes no payment.</source>
        <translation>請輸入或貼上三項資料。檢查不會產生任何付款。</translation>
    </message>
    <message>
        <source>app_code</source>
        <translation>app_code</translation>
    </message>
    <message>
        <source>client_key</source>
        <translation>client_key</translation>
    </message>
    <message>
        <source>mchid, if QFPay gave you one</source>
        <translation>mchid（如 QFPay 有提供）</translation>
    </message>
</context>
<context>
    <name>customer_view</name>
    <message>
        <source>One moment, please</source>
        <translation>請稍候</translation>
    </message>
    <message>
        <source>Paid. Thank you!</source>
        <translation>付款成功，多謝惠顧！</translation>
    </message>
    <message>
        <source>Please ask the cashier</source>
        <translation>請向收銀員查詢</translation>
    </message>
    <message>
        <source>Please finish on your phone</source>
        <translation>請在手機上完成付款</translation>
    </message>
    <message>
        <source>Please show your payment code</source>
        <translation>請出示付款碼</translation>
    </message>
    <message>
        <source>Scan with {wallet}</source>
        <translation>請用 {wallet} 掃碼</translation>
    </message>
</context>
<context>
    <name>declared</name>
    <message>
        <source>0 to 100; 0 is silent.</source>
        <translation>0 至 100；0 為靜音。</translation>
    </message>
    <message>
        <source>A PNG or JPEG file. Empty: the name of the shop.</source>
        <translation>PNG 或 JPEG 檔案。留空則顯示店名。</translation>
    </message>
    <message>
        <source>A larger amount is charged only after a yes. Empty: never asks.</source>
        <translation>金額更大時，須確認後才收款。留空則不詢問。</translation>
    </message>
    <message>
        <source>Another one on each till of the shop.</source>
        <translation>店內每部收銀機各用一個不同的號碼。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟隨系統</translation>
    </message>
    <message>
        <source>Ask again over</source>
        <translation>超過此金額須再確認</translation>
    </message>
    <message>
        <source>Asked once a day whether it lists a newer version. Empty: nobody is asked. Nothing is installed.</source>
        <translation>每日查詢一次有沒有較新版本。留空則不查詢。不會自動安裝。</translation>
    </message>
    <message>
        <source>At the top of the window, and on the customer's screen.</source>
        <translation>顯示於視窗頂部及顧客螢幕。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>顏色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Enter arms the scanner</source>
        <translation>按 Enter 後才接受掃描</translation>
    </message>
    <message>
        <source>Every sale costs</source>
        <translation>每筆固定金額</translation>
    </message>
    <message>
        <source>Fills the screen and stays open. The way out: menu, “Owner”. Opens again after a crash.</source>
        <translation>佔滿螢幕並保持開啟。離開方法：選單的「店主」。程式意外結束後會再次開啟。</translation>
    </message>
    <message>
        <source>For a scanner on a stand that reads whatever passes.</source>
        <translation>適用於座枱式掃描器，以免誤讀經過的條碼。</translation>
    </message>
    <message>
        <source>For one price only: each sale begins with it, and a scan charges it.</source>
        <translation>適用於單一價格：每筆交易以此金額開始，掃描即收款。</translation>
    </message>
    <message>
        <source>From the cents up</source>
        <translation>由仙位起輸入</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高對比</translation>
    </message>
    <message>
        <source>How amounts are typed</source>
        <translation>輸入金額的方式</translation>
    </message>
    <message>
        <source>Kiosk mode</source>
        <translation>專用模式</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>淺色</translation>
    </message>
    <message>
        <source>Longest pause between two keys of the scanner, in ms</source>
        <translation>掃描器兩個按鍵之間的最長間隔（毫秒）</translation>
    </message>
    <message>
        <source>Name of the shop</source>
        <translation>店名</translation>
    </message>
    <message>
        <source>Name of this till</source>
        <translation>收銀機名稱</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>Number of this till</source>
        <translation>收銀機號碼</translation>
    </message>
    <message>
        <source>Only if the network demands one, such as http://10.0.0.1:8080.</source>
        <translation>僅在網絡要求時填寫，例如 http://10.0.0.1:8080。</translation>
    </message>
    <message>
        <source>Opens when this user logs in, and again after a crash.</source>
        <translation>這個用戶登入時開啟，程式意外結束後亦會再次開啟。</translation>
    </message>
    <message>
        <source>Owner's PIN</source>
        <translation>店主密碼</translation>
    </message>
    <message>
        <source>Picture between sales</source>
        <translation>閒置時給顧客看的圖片</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>商戶設定檔</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理伺服器</translation>
    </message>
    <message>
        <source>QFPay advises 2.00 at least: smaller payments look like fraud to banks.</source>
        <translation>QFPay 建議最少 2.00：更小的付款會被銀行視為可疑。</translation>
    </message>
    <message>
        <source>Quick amounts</source>
        <translation>快捷金額</translation>
    </message>
    <message>
        <source>Release page</source>
        <translation>版本發佈頁</translation>
    </message>
    <message>
        <source>Scanner on a serial port (USB-COM)</source>
        <translation>序列埠掃描器（USB-COM）</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Start with the computer</source>
        <translation>隨電腦啟動</translation>
    </message>
    <message>
        <source>Step of the first set-up that comes next</source>
        <translation>首次設定的下一步</translation>
    </message>
    <message>
        <source>The customer's screen</source>
        <translation>顧客螢幕</translation>
    </message>
    <message>
        <source>This cannot be chosen. Use one of these: {choices}.</source>
        <translation>不能選擇此項。請選用以下其中一項：{choices}。</translation>
    </message>
    <message>
        <source>This number is between {smallest} and {largest}.</source>
        <translation>這個數字須在 {smallest} 與 {largest} 之間。</translation>
    </message>
    <message>
        <source>Up to four, such as 10, 20, 50. Empty: the usual ones.</source>
        <translation>最多四個，例如 10, 20, 50。留空則用常用金額。</translation>
    </message>
    <message>
        <source>Volume of sounds</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Warn of amounts under</source>
        <translation>低於此金額時提醒</translation>
    </message>
    <message>
        <source>What the scanner sends before a code</source>
        <translation>掃描器在條碼前附加的字元</translation>
    </message>
    <message>
        <source>What the scanner sends behind a code</source>
        <translation>掃描器在條碼後附加的字元</translation>
    </message>
    <message>
        <source>With a decimal point</source>
        <translation>以小數點輸入</translation>
    </message>
</context>
<context>
    <name>demo</name>
    <message>
        <source>
A QR code of {wallet} is shown for HKD {amount}; the customer's phone pays it.</source>
        <translation>
出示 {wallet} 二維碼，金額 HKD {amount}；顧客用手機付款。</translation>
    </message>
    <message>
        <source>
The customer's {wallet} code is scanned for HKD {amount}.</source>
        <translation>
掃描顧客的 {wallet} 付款碼，金額 HKD {amount}。</translation>
    </message>
    <message>
        <source>The counter in training: no money moves, nothing leaves this computer.</source>
        <translation>收銀台培訓模式：不涉及真實款項，資料不會離開這部電腦。</translation>
    </message>
</context>
<context>
    <name>devices</name>
    <message>
        <source>No loudspeaker can be used, so results are shown and not heard.</source>
        <translation>沒有可用的喇叭，結果只會顯示，不會發聲。</translation>
    </message>
    <message>
        <source>Plug a loudspeaker in or switch it on, or set the volume to 0.</source>
        <translation>請接上或開啟喇叭，或將音量設為 0。</translation>
    </message>
    <message>
        <source>Scanners that type are known by their speed, as usual: {gap} ms a key.</source>
        <translation>鍵盤式掃描器按輸入速度辨認，採用預設值：每鍵 {gap} 毫秒。</translation>
    </message>
    <message>
        <source>Screens are looked at in the window: Menu, Check this till.</source>
        <translation>請在視窗內檢查螢幕：選單的「檢查這部收銀機」。</translation>
    </message>
    <message>
        <source>Sounds are switched off in the settings.</source>
        <translation>聲音已在設定中關閉。</translation>
    </message>
    <message>
        <source>The loudspeaker can be used.</source>
        <translation>喇叭可以使用。</translation>
    </message>
    <message>
        <source>The scanner on {port} is there and can be read from.</source>
        <translation>掃描器（{port}）已接上，可以讀取。</translation>
    </message>
    <message>
        <source>The scanner on {port} is there, and a program reads from it.</source>
        <translation>掃描器（{port}）已接上，有程式正在讀取。</translation>
    </message>
    <message>
        <source>The scanner that types was learned: {gap} ms a key, “{prefix}” before a code, “{suffix}” behind it.</source>
        <translation>已學習鍵盤式掃描器：每鍵 {gap} 毫秒，碼前為「{prefix}」，碼後為「{suffix}」。</translation>
    </message>
</context>
<context>
    <name>diagnosis</name>
    <message>
        <source>A firewall or a filter of the network blocks the way to {url}.</source>
        <translation>網絡的防火牆或過濾器阻擋了 {url}。</translation>
    </message>
    <message>
        <source>All tills of the shop together asked QFPay too often.</source>
        <translation>店內各收銀機合共向 QFPay 查詢過於頻密。</translation>
    </message>
    <message>
        <source>Answers are not signed as before, and are not believed.</source>
        <translation>回應的簽名與以往不同，不予採信。</translation>
    </message>
    <message>
        <source>Compare the address with what QFPay gave you, letter by letter.</source>
        <translation>請逐字核對 QFPay 提供的網址。</translation>
    </message>
    <message>
        <source>Compare the proxy in the settings with what the network's administrator gave you.</source>
        <translation>請核對設定內的代理伺服器，是否與網絡管理員提供的一致。</translation>
    </message>
    <message>
        <source>Copy app_code again, in one piece.</source>
        <translation>請重新完整複製 app_code。</translation>
    </message>
    <message>
        <source>Copy client_key again, in one piece.</source>
        <translation>請重新完整複製 client_key。</translation>
    </message>
    <message>
        <source>Copy mchid again; if QFPay's letter has none, leave it empty.</source>
        <translation>請重新複製 mchid；如 QFPay 的信件沒有 mchid，請留空。</translation>
    </message>
    <message>
        <source>If QFPay issued no new client_key, take payments another way and write to {support}: somebody may stand between this till and the gateway.</source>
        <translation>如 QFPay 沒有發出新的 client_key，請改用其他方式收款，並電郵至 {support}：可能有人介入收銀機與閘道之間。</translation>
    </message>
    <message>
        <source>It speaks as QFPay's gateway does.</source>
        <translation>對方的回應與 QFPay 閘道一致。</translation>
    </message>
    <message>
        <source>Look for mchid in QFPay's letter and fill it in.</source>
        <translation>請在 QFPay 的信件找出 mchid 並填上。</translation>
    </message>
    <message>
        <source>No answer that can be used came from {url} ({reason}).</source>
        <translation>{url} 沒有傳回可用的回應（{reason}）。</translation>
    </message>
    <message>
        <source>No mchid is needed.</source>
        <translation>不需要 mchid。</translation>
    </message>
    <message>
        <source>Open any web page in a browser. If that fails, check the cable, the Wi-Fi and the router.</source>
        <translation>請用瀏覽器開啟任何網頁。如未能開啟，請檢查網線、Wi-Fi 和路由器。</translation>
    </message>
    <message>
        <source>QFPay expects another signature type than {sign_type}.</source>
        <translation>QFPay 要求的簽名類型不是 {sign_type}。</translation>
    </message>
    <message>
        <source>QFPay's service has trouble of its own, or is slow.</source>
        <translation>QFPay 服務本身有問題或較慢。</translation>
    </message>
    <message>
        <source>See in QFPay's letter for which environment and country they are, and choose that one.</source>
        <translation>請查看 QFPay 的信件，確定憑證屬於哪個環境和國家／地區，然後選擇該環境。</translation>
    </message>
    <message>
        <source>Set the computer to take its time from the internet.</source>
        <translation>請將電腦設定為自動從互聯網對時。</translation>
    </message>
    <message>
        <source>Set the signature type to {other} and try again.</source>
        <translation>請將簽名類型改為 {other}，再試一次。</translation>
    </message>
    <message>
        <source>Sign in to the network in a browser, or use another network, and try again.</source>
        <translation>請用瀏覽器登入網絡，或改用其他網絡，再試一次。</translation>
    </message>
    <message>
        <source>Something in the network answers in QFPay's place, such as a sign-in page or a filter.</source>
        <translation>網絡中有其他東西代替 QFPay 回應，例如登入頁面或過濾器。</translation>
    </message>
    <message>
        <source>The computer's clock agrees with the gateway's.</source>
        <translation>電腦時間與閘道一致。</translation>
    </message>
    <message>
        <source>The computer's clock is {minutes} minutes fast.</source>
        <translation>電腦時間快了 {minutes} 分鐘。</translation>
    </message>
    <message>
        <source>The computer's clock is {minutes} minutes slow.</source>
        <translation>電腦時間慢了 {minutes} 分鐘。</translation>
    </message>
    <message>
        <source>The computer's date or time may be wrong.</source>
        <translation>電腦的日期或時間可能不正確。</translation>
    </message>
    <message>
        <source>The credentials are for another environment or country than {url}.</source>
        <translation>這些憑證屬於其他環境或國家／地區，不是 {url} 的憑證。</translation>
    </message>
    <message>
        <source>The gateway answers, and refuses with code {respcd}.</source>
        <translation>閘道有回應，但以代碼 {respcd} 拒絕。</translation>
    </message>
    <message>
        <source>The gateway knows app_code, and client_key is right: the answer is signed with it.</source>
        <translation>閘道認得 app_code，client_key 亦正確：回應以此簽名。</translation>
    </message>
    <message>
        <source>The gateway on this computer was reached.</source>
        <translation>已連接本機的閘道。</translation>
    </message>
    <message>
        <source>The gateway {url} accepts the credentials.</source>
        <translation>閘道 {url} 接受這些憑證。</translation>
    </message>
    <message>
        <source>The gateway's address {url} is not right.</source>
        <translation>閘道網址 {url} 不正確。</translation>
    </message>
    <message>
        <source>The proxy of the settings does not let the program through.</source>
        <translation>設定內的代理伺服器不讓程式通過。</translation>
    </message>
    <message>
        <source>The shop or this till is not activated at QFPay.</source>
        <translation>商戶或此收銀機尚未在 QFPay 啟用。</translation>
    </message>
    <message>
        <source>This code says nothing certain about the credentials.</source>
        <translation>此代碼未能確定憑證有何問題。</translation>
    </message>
    <message>
        <source>This computer has no connection to the internet, or a bad one.</source>
        <translation>此電腦沒有連接互聯網，或連線不穩。</translation>
    </message>
    <message>
        <source>This is the sandbox: no wallet can be paid with there.</source>
        <translation>這是沙盒：不能用任何錢包付款。</translation>
    </message>
    <message>
        <source>Try again in some minutes. If it stays, write to {support}.</source>
        <translation>請幾分鐘後再試。如仍然如此，請電郵至 {support}。</translation>
    </message>
    <message>
        <source>Try the network of a phone. If that works, ask the network's administrator to allow the address, or for a proxy.</source>
        <translation>請試用手機網絡。如可行，請要求網絡管理員放行該網址，或提供代理伺服器。</translation>
    </message>
    <message>
        <source>Wait a minute and try again.</source>
        <translation>請等一分鐘再試。</translation>
    </message>
    <message>
        <source>Write to {support} and ask for it, with the code of the answer.</source>
        <translation>請電郵至 {support} 要求啟用，並附上回應代碼。</translation>
    </message>
    <message>
        <source>Write to {support}, with the code of the answer.</source>
        <translation>請電郵至 {support}，並附上回應代碼。</translation>
    </message>
    <message>
        <source>app_code is known there, client_key and signature type {sign_type} fit.</source>
        <translation>對方認得 app_code，client_key 和簽名類型 {sign_type} 相符。</translation>
    </message>
    <message>
        <source>app_code is not right.</source>
        <translation>app_code 不正確。</translation>
    </message>
    <message>
        <source>client_key is not right, or QFPay has issued a new one.</source>
        <translation>client_key 不正確，或 QFPay 已發出新的。</translation>
    </message>
    <message>
        <source>mchid is accepted.</source>
        <translation>mchid 已獲接受。</translation>
    </message>
    <message>
        <source>mchid is missing: where QFPay issued one, it must be given.</source>
        <translation>缺少 mchid：QFPay 有發出就必須填寫。</translation>
    </message>
    <message>
        <source>mchid is not right, or QFPay issued none for this account.</source>
        <translation>mchid 不正確，或 QFPay 沒有為此帳戶發出。</translation>
    </message>
    <message>
        <source>{url} was reached over an encrypted connection.</source>
        <translation>已透過加密連線連接 {url}。</translation>
    </message>
</context>
<context>
    <name>diagnosis_panel</name>
    <message>
        <source>Beside that:</source>
        <translation>另外：</translation>
    </message>
    <message>
        <source>Look at these, in this order:</source>
        <translation>請按以下次序查看：</translation>
    </message>
</context>
<context>
    <name>doctor</name>
    <message>
        <source>The keyring did not tell the credentials, so the bundle could not be searched for them.</source>
        <translation>密鑰圈沒有提供憑證，因此無法檢查檔案包有沒有包含憑證。</translation>
    </message>
    <message>
        <source>The support bundle is {path}. Send it to whoever helps you; it holds no secrets.</source>
        <translation>技術支援檔案包在 {path}。請傳送給協助你的人；檔案包不含機密資料。</translation>
    </message>
</context>
<context>
    <name>doctor_journal</name>
    <message>
        <source>Make room on the disk and leave the till open for a minute. If this stays, ask support.</source>
        <translation>請騰出磁碟空間，並讓收銀機保持開啟一分鐘。如情況不變，請聯絡技術支援。</translation>
    </message>
    <message>
        <source>Make room on the disk of the data folder.</source>
        <translation>請在數據資料夾所在磁碟騰出空間。</translation>
    </message>
    <message>
        <source>Take no sales, close the program and start it again: it keeps a damaged journal and restores the last backup. If this stays, ask support.</source>
        <translation>請勿收款，關閉程式後重新啟動：程式會保留損壞的交易日誌，並還原最近的備份。如情況不變，請聯絡技術支援。</translation>
    </message>
    <message>
        <source>The disk has only {free} MB free, and no room is kept for the journal: no payment can be started.</source>
        <translation>磁碟只剩 {free} MB，而且沒有為交易日誌預留空間：無法開始收款。</translation>
    </message>
    <message>
        <source>The disk has only {free} MB free.</source>
        <translation>磁碟只剩 {free} MB。</translation>
    </message>
    <message>
        <source>The disk has {free} MB free, and room is kept for the journal.</source>
        <translation>磁碟尚有 {free} MB，並已為交易日誌預留空間。</translation>
    </message>
    <message>
        <source>The journal is damaged: {problems}</source>
        <translation>交易日誌已損壞：{problems}</translation>
    </message>
    <message>
        <source>The journal is whole, of format {format} as this version writes it; {open} payments are open.</source>
        <translation>交易日誌完整，格式為 {format}，與此版本相同；有 {open} 筆付款尚未有結果。</translation>
    </message>
    <message>
        <source>The journal was backed up last at {at}.</source>
        <translation>交易日誌最近於 {at} 備份。</translation>
    </message>
    <message>
        <source>The last backup of the journal is of {at} and lacks payments since then.</source>
        <translation>交易日誌最近一次備份在 {at}，缺少其後的付款。</translation>
    </message>
    <message>
        <source>There is no backup of the journal yet: an open till makes it.</source>
        <translation>交易日誌尚未有備份：收銀機開啟時會建立。</translation>
    </message>
    <message>
        <source>There is no backup of the journal.</source>
        <translation>交易日誌沒有備份。</translation>
    </message>
    <message>
        <source>There is no journal yet: the first sale makes it.</source>
        <translation>尚未有交易日誌：首次收款時會建立。</translation>
    </message>
</context>
<context>
    <name>doctor_page</name>
    <message>
        <source>All is well with this till</source>
        <translation>這部收銀機一切正常</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>再次檢查</translation>
    </message>
    <message>
        <source>Checking this till…</source>
        <translation>正在檢查這部收銀機…</translation>
    </message>
    <message>
        <source>Copied. It is in English, for whoever helps you, and holds no secrets.</source>
        <translation>已複製。內容為英文，供協助你的人使用，不含機密資料。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Save for support</source>
        <translation>儲存給技術支援</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在儲存…</translation>
    </message>
    <message>
        <source>{count} thing does not work</source>
        <translation>{count} 項無法運作</translation>
    </message>
    <message>
        <source>{count} thing to look at</source>
        <translation>{count} 項需要留意</translation>
    </message>
    <message>
        <source>{count} things do not work</source>
        <translation>{count} 項無法運作</translation>
    </message>
    <message>
        <source>{count} things to look at</source>
        <translation>{count} 項需要留意</translation>
    </message>
</context>
<context>
    <name>doctor_work</name>
    <message>
        <source>Saved: {path}. Send this file to whoever helps you; it holds no secrets of the till.</source>
        <translation>已儲存：{path}。請將這個檔案傳送給協助你的人；檔案不含收銀機的機密資料。</translation>
    </message>
</context>
<context>
    <name>door</name>
    <message>
        <source>The open till does not answer. Close it and try again. Nothing was asked of it.</source>
        <translation>已開啟的收銀機沒有回應。請關閉後再試。尚未向它提出任何要求。</translation>
    </message>
    <message>
        <source>The open till ended before it had answered. Start it again: it goes on with whatever is open. Do not charge again before it has told the outcome.</source>
        <translation>收銀機在回覆前已結束。請重新啟動，它會繼續處理未有結果的付款。在得知結果之前，請勿再次收款。</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>A person closed payment {number} already ({reason}). That stands until QFPay says otherwise.</source>
        <translation>付款 {number} 已由人手確認結果（{reason}）。除非 QFPay 另有結果，否則維持不變。</translation>
    </message>
    <message>
        <source>All of payment {number} is refunded, so there is nothing to settle.</source>
        <translation>付款 {number} 已全數退款，無須處理。</translation>
    </message>
    <message>
        <source>Payment {number} is only written down and was never sent: there is nothing to decide.</source>
        <translation>付款 {number} 只有記錄，從未送出：無須決定。</translation>
    </message>
    <message>
        <source>Payment {number} raised no alarm, so there is nothing to settle.</source>
        <translation>付款 {number} 沒有警示，無須處理。</translation>
    </message>
    <message>
        <source>The outcome of payment {number} is known, so nobody has to decide it. If it is wrong, look at it in QFPay's portal and tell support.</source>
        <translation>付款 {number} 的結果已知，無須由人決定。如結果有誤，請查看 QFPay 商戶後台並通知技術支援。</translation>
    </message>
</context>
<context>
    <name>environments</name>
    <message>
        <source>Live testing moves real money that is never settled to you. Refund every test payment on the same day.</source>
        <translation>實測環境會扣取真實款項，而且不會結算給商戶。每筆測試付款請於當日退款。</translation>
    </message>
    <message>
        <source>QFPay's sandbox simulates credit cards only: no wallet payment works there. To try payments use the training gateway, or live testing with small amounts.</source>
        <translation>QFPay 沙盒只模擬信用卡，不能測試錢包付款。如要試用，請用培訓閘道，或在實測環境用小額測試。</translation>
    </message>
    <message>
        <source>The gateway's address is not a usable web address. Write it like https://openapi-hk.qfapi.com, without user name, question mark or number sign.</source>
        <translation>閘道網址無法使用。請寫成 https://openapi-hk.qfapi.com 這樣，不含用戶名稱、問號或井號。</translation>
    </message>
    <message>
        <source>The gateway's address must begin with https://. Plain http is for the training gateway on this computer only.</source>
        <translation>閘道網址必須以 https:// 開頭。http 只供本機的培訓閘道使用。</translation>
    </message>
</context>
<context>
    <name>errand</name>
    <message>
        <source>Another pos-app is using this till and does not answer. Wait until it has ended, then try again.</source>
        <translation>另一個 pos-app 正在使用這部收銀機，而且沒有回應。請等它結束後再試。</translation>
    </message>
    <message>
        <source>The open till ended before it had answered. Do not charge again: `pos-app resolve` tells what became of it.</source>
        <translation>收銀機在回覆前已結束。請勿再次收款：`pos-app resolve` 會告知結果。</translation>
    </message>
</context>
<context>
    <name>examination</name>
    <message>
        <source>Press Save for support, and send what was saved.</source>
        <translation>請按「儲存給技術支援」，然後傳送已儲存的檔案。</translation>
    </message>
    <message>
        <source>This could not be looked at, and it is our mistake ({error}).</source>
        <translation>未能檢查這項，這是程式的錯誤（{error}）。</translation>
    </message>
</context>
<context>
    <name>files</name>
    <message>
        <source>{path} cannot be read ({problem}). Give yourself access to it, or move it away to begin anew.</source>
        <translation>無法讀取 {path}（{problem}）。請取得存取權限，或移走檔案以重新開始。</translation>
    </message>
    <message>
        <source>{path} cannot be read: it is larger than a megabyte, so it is something else than settings.</source>
        <translation>無法讀取 {path}：檔案超過 1 MB，不會是設定。</translation>
    </message>
    <message>
        <source>{path} cannot be read: line {line} is not UTF-8. Save the file as UTF-8 in the editor.</source>
        <translation>無法讀取 {path}：第 {line} 行不是 UTF-8。請在編輯器中以 UTF-8 儲存檔案。</translation>
    </message>
    <message>
        <source>{path} could not be saved ({problem}); the old file is unchanged. Check free space and access rights.</source>
        <translation>無法儲存 {path}（{problem}）；原有檔案沒有改動。請檢查可用空間及存取權限。</translation>
    </message>
</context>
<context>
    <name>folder</name>
    <message>
        <source>Other users of this computer can read {names} in {path}.</source>
        <translation>這部電腦的其他用戶可以讀取 {path} 內的 {names}。</translation>
    </message>
    <message>
        <source>Take the files from everybody but the user of the till.</source>
        <translation>請只讓收銀機的用戶讀取這些檔案。</translation>
    </message>
    <message>
        <source>The data folder is {path} ({kind}); only its owner can read what is in it.</source>
        <translation>數據資料夾是 {path}（{kind}）；只有擁有者能讀取其內容。</translation>
    </message>
</context>
<context>
    <name>footer</name>
    <message>
        <source>History</source>
        <translation>交易紀錄</translation>
    </message>
    <message>
        <source>No payment yet</source>
        <translation>尚未有付款</translation>
    </message>
    <message>
        <source>Scanner not connected</source>
        <translation>掃描器未連接</translation>
    </message>
    <message>
        <source>Today no payments</source>
        <translation>今日未有收款</translation>
    </message>
    <message>
        <source>Today {count} payment  {amount}</source>
        <translation>今日 {count} 筆  {amount}</translation>
    </message>
    <message>
        <source>Today {count} payments  {amount}</source>
        <translation>今日 {count} 筆  {amount}</translation>
    </message>
    <message>
        <source>{time}  {wallet}  {amount}  {state}</source>
        <translation>{time}  {wallet}  {amount}  {state}</translation>
    </message>
</context>
<context>
    <name>front</name>
    <message>
        <source>Another window is in front: scans do not arrive here. Click this window.</source>
        <translation>另一個視窗在前面：掃描不會傳到這裏。請按一下此視窗。</translation>
    </message>
</context>
<context>
    <name>gateway</name>
    <message>
        <source>Look at these, in this order:</source>
        <translation>請按以下次序查看：</translation>
    </message>
    <message>
        <source>Set the computer to take its time from the internet.</source>
        <translation>請將電腦設定為自動從互聯網對時。</translation>
    </message>
    <message>
        <source>The computer's clock agrees with the gateway's.</source>
        <translation>電腦時間與閘道一致。</translation>
    </message>
    <message>
        <source>The computer's clock is {minutes} minutes off.</source>
        <translation>電腦時間相差 {minutes} 分鐘。</translation>
    </message>
    <message>
        <source>The gateway did not tell its time, so the clock could not be checked.</source>
        <translation>閘道沒有提供時間，因此無法核對電腦時間。</translation>
    </message>
    <message>
        <source>The gateway {url} answers and accepts app_code, client_key and mchid.</source>
        <translation>閘道 {url} 有回應，並接受 app_code、client_key 及 mchid。</translation>
    </message>
    <message>
        <source>The gateway {url} answers, but its answers are not signed as before: they are not believed.</source>
        <translation>閘道 {url} 有回應，但回應的簽名與以往不同，因此不予採信。</translation>
    </message>
</context>
<context>
    <name>handing_over</name>
    <message>
        <source>What came in is no text that can be read. Save the file as UTF-8, or start `pos-app credentials set` alone and answer what it asks.</source>
        <translation>傳入的內容不是可讀的文字。請將檔案存為 UTF-8，或單獨執行 `pos-app credentials set` 並回答提問。</translation>
    </message>
    <message>
        <source>app_code (what you type or paste stays unseen): </source>
        <translation>app_code（輸入或貼上的內容不會顯示）：</translation>
    </message>
    <message>
        <source>client_key: </source>
        <translation>client_key：</translation>
    </message>
    <message>
        <source>mchid (only Enter if QFPay gave you none): </source>
        <translation>mchid（如 QFPay 沒有提供，直接按 Enter）：</translation>
    </message>
</context>
<context>
    <name>history_page</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>No payment was found</source>
        <translation>找不到任何付款</translation>
    </message>
    <message>
        <source>No payments yet today</source>
        <translation>今日未有付款</translation>
    </message>
    <message>
        <source>Nothing to check</source>
        <translation>沒有待查付款</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜尋</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>待查</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
</context>
<context>
    <name>history_reader</name>
    <message>
        <source>The history cannot be read now, and it is our mistake. Payments go on; tell support.</source>
        <translation>現時無法讀取交易紀錄，這是程式的錯誤。收款不受影響；請通知技術支援。</translation>
    </message>
</context>
<context>
    <name>importing</name>
    <message>
        <source>Neither this till nor QFPay knows a payment with the number {number}. Check the number; if it was paid just now at another till, ask again in a minute.</source>
        <translation>這部收銀機和 QFPay 都沒有編號為 {number} 的付款。請核對編號；如剛在另一部收銀機付款，請一分鐘後再查詢。</translation>
    </message>
    <message>
        <source>This till does not know payment {number}, and QFPay could not be asked ({reason}). Check the connection, then ask again; do not charge again before.</source>
        <translation>這部收銀機沒有付款 {number}，而且未能向 QFPay 查詢（{reason}）。請檢查網絡連線後再查詢；在此之前請勿再次收款。</translation>
    </message>
    <message>
        <source>This till knows no payment with the number {number}.</source>
        <translation>這部收銀機沒有編號為 {number} 的付款。</translation>
    </message>
</context>
<context>
    <name>journal</name>
    <message>
        <source>A pos-app is using this till. Close it, then try again.</source>
        <translation>有一個 pos-app 正在使用這部收銀機。請關閉它，然後再試。</translation>
    </message>
    <message>
        <source>Another program holds the journal. Close programs that copy or scan {path}, then try again.</source>
        <translation>另一個程式佔用了交易日誌。請關閉正在複製或掃描 {path} 的程式後再試。</translation>
    </message>
    <message>
        <source>The data folder cannot be used: {path}. Allow this user to write there, or choose another folder.</source>
        <translation>數據資料夾無法使用：{path}。請允許此用戶寫入，或選用其他資料夾。</translation>
    </message>
    <message>
        <source>The disk fails where the journal is. Take no payments until the disk of {path} has been checked.</source>
        <translation>存放交易日誌的磁碟發生故障。在檢查 {path} 所在磁碟之前，請勿收款。</translation>
    </message>
    <message>
        <source>The disk is full, so the journal cannot be written. Make room on the disk, then try again.</source>
        <translation>磁碟已滿，無法寫入交易日誌。請騰出空間後再試。</translation>
    </message>
    <message>
        <source>The disk is nearly full, so no new payment can be started. Those under way are still followed. Make room on the disk of {path}; the till then goes on by itself.</source>
        <translation>磁碟快滿，無法開始新的付款。進行中的付款仍會繼續跟進。請在 {path} 所在磁碟騰出空間，收銀機便會自動恢復。</translation>
    </message>
    <message>
        <source>The disk of {path} cannot keep a journal safely. Choose a data folder on a disk of this computer.</source>
        <translation>{path} 所在磁碟無法安全保存交易日誌。請選用這部電腦磁碟上的數據資料夾。</translation>
    </message>
    <message>
        <source>The journal cannot be opened. Check that this user may read and write {path} and its folder.</source>
        <translation>無法開啟交易日誌。請確認此用戶可讀寫 {path} 及其資料夾。</translation>
    </message>
    <message>
        <source>The journal cannot be used ({detail}). Restart; if that does not help, tell support.</source>
        <translation>交易日誌無法使用（{detail}）。請重新啟動；如仍無法使用，請通知技術支援。</translation>
    </message>
    <message>
        <source>The journal is damaged and could not be restored ({problem}: {path}). Make sure that there is room on the disk and that this user may write there, then start again. Nothing was deleted.</source>
        <translation>交易日誌已損壞，而且無法還原（{problem}：{path}）。請確認磁碟有足夠空間，並且此用戶可寫入，然後重新啟動。沒有刪除任何檔案。</translation>
    </message>
    <message>
        <source>The journal is damaged: {path}. Take no payments. Close the program and start it again: it keeps the damaged file and restores the last backup. If this message comes back, ask for support.</source>
        <translation>交易日誌已損壞：{path}。請勿收款。請關閉程式後重新啟動：程式會保留損壞的檔案，並還原最近的備份。如再次出現此訊息，請聯絡技術支援。</translation>
    </message>
    <message>
        <source>The journal is read-only. Allow this user to write to {path} and to its folder, then try again.</source>
        <translation>交易日誌為唯讀。請允許此用戶寫入 {path} 及其資料夾後再試。</translation>
    </message>
    <message>
        <source>The journal is this till's already, so nothing was changed.</source>
        <translation>這個交易日誌本來就屬於這部收銀機，因此沒有任何更改。</translation>
    </message>
    <message>
        <source>The journal is this till's now. What is missing in it is read from QFPay at the next start. Do not go on with it on the other computer.</source>
        <translation>交易日誌現已屬於這部收銀機。當中欠缺的內容會在下次啟動時從 QFPay 讀取。請勿在另一部電腦上繼續使用它。</translation>
    </message>
    <message>
        <source>The journal refused an entry that contradicts it, and wrote nothing ({detail}). Restart, and tell support.</source>
        <translation>交易日誌拒絕了一項矛盾的紀錄，沒有寫入任何內容（{detail}）。請重新啟動，並通知技術支援。</translation>
    </message>
    <message>
        <source>The journal {path} is of an older version. Open the counter once, which brings it up to date.</source>
        <translation>交易日誌 {path} 屬舊版本。開啟一次收銀台即會更新。</translation>
    </message>
    <message>
        <source>The journal {path} was written by a newer pos-app than this one ({ours}). Install that version again; nothing was changed.</source>
        <translation>交易日誌 {path} 由比目前版本（{ours}）更新的 pos-app 寫入。請重新安裝該版本；沒有任何更改。</translation>
    </message>
    <message>
        <source>The journal {path} was written by pos-app {version}; this is {ours}, which is older. Install {version} again; nothing was changed.</source>
        <translation>交易日誌 {path} 由 pos-app {version} 寫入；目前版本 {ours} 較舊。請重新安裝 {version}；沒有任何更改。</translation>
    </message>
    <message>
        <source>There is no journal at {path} yet. Open the counter once, or check the data folder.</source>
        <translation>{path} 尚未有交易日誌。請開啟一次收銀台，或檢查數據資料夾。</translation>
    </message>
    <message>
        <source>There is no journal at {path}. Copy the other till's there while its pos-app is closed.</source>
        <translation>{path} 沒有交易日誌。請先關閉另一部收銀機的 pos-app，再把它的交易日誌複製到該處。</translation>
    </message>
    <message>
        <source>{path} is not a journal of this program. Move it away, or choose another data folder.</source>
        <translation>{path} 不是此程式的交易日誌。請移走該檔案，或選用其他數據資料夾。</translation>
    </message>
</context>
<context>
    <name>keypad</name>
    <message>
        <source>Clear the amount</source>
        <translation>清除金額</translation>
    </message>
    <message>
        <source>Confirm the amount</source>
        <translation>確認金額</translation>
    </message>
    <message>
        <source>Decimal point</source>
        <translation>小數點</translation>
    </message>
    <message>
        <source>Delete the last digit</source>
        <translation>刪除最後一位</translation>
    </message>
    <message>
        <source>Plus</source>
        <translation>加</translation>
    </message>
</context>
<context>
    <name>keyring_wait</name>
    <message>
        <source>Waiting for the keyring: answer its question in the window that asks for a password.</source>
        <translation>正在等候密鑰圈：請在要求輸入密碼的視窗中回答。</translation>
    </message>
</context>
<context>
    <name>keyring_window</name>
    <message>
        <source>Do not wait</source>
        <translation>不再等候</translation>
    </message>
    <message>
        <source>The keyring, which keeps the till's credentials, asks for its password in a window of its own. Answer it there: the counter then opens by itself. If you do not see it, look behind this window or in the taskbar.</source>
        <translation>密鑰圈保管收銀機的憑證，正在另一個視窗要求輸入密碼。請在該視窗回答，收銀台便會自動開啟。看不到的話，請看看這個視窗後面或工作列。</translation>
    </message>
    <message>
        <source>Waiting for the keyring</source>
        <translation>正在等候密鑰圈</translation>
    </message>
</context>
<context>
    <name>keyrings</name>
    <message>
        <source>The Windows Credential Manager is not ready, and secrets are kept nowhere else. Start the service “Credential Manager”, log in to Windows with a user of your own, and start again. Until then only training works.</source>
        <translation>Windows 認證管理員尚未就緒，而密鑰不會存放在其他地方。請啟動「Credential Manager」服務，用自己的帳戶登入 Windows，然後重新啟動。在此之前只能使用培訓模式。</translation>
    </message>
    <message>
        <source>The entry of the keyring has gone. Store the credentials again in the settings.</source>
        <translation>密鑰圈中的項目不見了。請在設定中重新儲存憑證。</translation>
    </message>
    <message>
        <source>The keychain is locked, or access was refused. Unlock it in “Keychain Access”, choose “Always Allow” when asked, and try again.</source>
        <translation>鑰匙圈已鎖定，或存取被拒。請在「鑰匙圈存取」中解鎖，出現提示時選「永遠允許」，然後再試。</translation>
    </message>
    <message>
        <source>The keychain needs an answer and cannot ask here. Log in at the screen of this Mac, unlock the screen, and try again.</source>
        <translation>鑰匙圈需要回答，但無法在此詢問。請在這部 Mac 的螢幕前登入並解鎖螢幕，然後再試。</translation>
    </message>
    <message>
        <source>The keychain of macOS is not ready, and secrets are kept nowhere else. Log in to the desktop, open “Keychain Access” once, and start again. Until then only training works.</source>
        <translation>macOS 鑰匙圈尚未就緒，而密鑰不會存放在其他地方。請登入桌面，開啟一次「鑰匙圈存取」，然後重新啟動。在此之前只能使用培訓模式。</translation>
    </message>
    <message>
        <source>The keyring asked for permission and did not get it. Try again, and answer what it asks.</source>
        <translation>密鑰圈要求授權但未獲准許。請再試，並回答它的提示。</translation>
    </message>
    <message>
        <source>The keyring cannot be used ({problem}). Log out of the computer, log in and try again.</source>
        <translation>密鑰圈無法使用（{problem}）。請登出電腦，重新登入後再試。</translation>
    </message>
    <message>
        <source>The keyring does not answer. Log out of the desktop, log in and try again.</source>
        <translation>密鑰圈沒有回應。請登出桌面，重新登入後再試。</translation>
    </message>
    <message>
        <source>The keyring is locked, or its question was closed without an answer. Try again and give its password (usually the one you log in with), or unlock it in “Passwords and Keys”, KeePassXC or KWallet before.</source>
        <translation>密鑰圈已鎖定，或未經回答便關閉了它的提問。請再試一次，輸入密鑰圈的密碼（通常是你的登入密碼），或先在「密碼和密鑰」、KeePassXC 或 KWallet 中解鎖。</translation>
    </message>
    <message>
        <source>The keyring that is set up ({name}) does not protect secrets, so nothing is kept in it. Remove the setting PYTHON_KEYRING_BACKEND or the file keyringrc.cfg, and use the system's own keyring.</source>
        <translation>現時設定的密鑰圈（{name}）不能保護密鑰，因此不會存入任何內容。請移除 PYTHON_KEYRING_BACKEND 設定或 keyringrc.cfg 檔案，改用系統本身的密鑰圈。</translation>
    </message>
    <message>
        <source>There is no keyring yet, and the question to make one was not answered. Make one in “Passwords and Keys” or KWallet, or try again and answer what it asks.</source>
        <translation>尚未有密鑰圈，而建立時的提問未獲回答。請在「密碼和密鑰」或 KWallet 中建立，或再試一次並回答提問。</translation>
    </message>
    <message>
        <source>These credentials are longer than the keyring can keep. Check that nothing else was copied along.</source>
        <translation>憑證太長，密鑰圈無法保存。請檢查有否多複製了其他內容。</translation>
    </message>
    <message>
        <source>This computer has no keyring that is ready, and secrets are kept nowhere else. Log in to the desktop, install and open GNOME Keyring, KWallet or KeePassXC, and start again. Until then only training works.</source>
        <translation>這部電腦沒有可用的密鑰圈，而密鑰不會存放在其他地方。請登入桌面，安裝並開啟 GNOME Keyring、KWallet 或 KeePassXC，然後重新啟動。在此之前只能使用培訓模式。</translation>
    </message>
    <message>
        <source>Windows does not open its Credential Manager. Log out of Windows, log in and try again.</source>
        <translation>Windows 無法開啟認證管理員。請登出 Windows，重新登入後再試。</translation>
    </message>
    <message>
        <source>Windows keeps no secrets for this user in this session. Log in to Windows at the screen with the till's user and start pos-app there. If that does not help, a rule of this computer forbids to store credentials: ask whoever administers it.</source>
        <translation>Windows 在這個工作階段不為此用戶保存密鑰。請在螢幕前以收銀機的用戶登入 Windows，並在那裏啟動 pos-app。如仍然不行，即是這部電腦的規則禁止儲存憑證：請聯絡電腦管理員。</translation>
    </message>
    <message>
        <source>Windows refuses access to its Credential Manager. Start pos-app as the user who works at this till, not as another one, and try again.</source>
        <translation>Windows 拒絕存取其認證管理員。請以使用這部收銀機的用戶（而非其他用戶）啟動 pos-app，然後再試。</translation>
    </message>
    <message>
        <source>macOS does not let this program use the keychain. Install pos-app anew from its disk image.</source>
        <translation>macOS 不允許這個程式使用鑰匙圈。請用磁碟映像重新安裝 pos-app。</translation>
    </message>
</context>
<context>
    <name>ledger</name>
    <message>
        <source>The book of training payments cannot be used: move {path} away and start again.</source>
        <translation>培訓付款賬簿無法使用：請移走 {path} 後重新啟動。</translation>
    </message>
</context>
<context>
    <name>licences</name>
    <message>
        <source>This pos-app is not a packaged one: it brings nothing of others. Its own licence is in the file LICENSE; those of what it uses came with that.</source>
        <translation>這個 pos-app 不是安裝版，沒有附帶其他軟件。它本身的授權條款在 LICENSE 檔案內；它所用軟件的授權條款隨該等軟件提供。</translation>
    </message>
</context>
<context>
    <name>listing</name>
    <message>
        <source>There is no such state. Choose one of: {states}.</source>
        <translation>沒有這個狀態。請選用：{states}。</translation>
    </message>
    <message>
        <source>This is no date or time. Write it like 2026-11-23 or 2026-11-23T09:00.</source>
        <translation>這不是日期或時間。請寫成 2026-11-23 或 2026-11-23T09:00。</translation>
    </message>
    <message>
        <source>{count} payments</source>
        <translation>{count} 筆付款</translation>
    </message>
</context>
<context>
    <name>live_testing_page</name>
    <message>
        <source>Back to the counter</source>
        <translation>返回收銀台</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>仍然關閉</translation>
    </message>
    <message>
        <source>Every test payment of today is given back</source>
        <translation>今日的測試付款已全部退款</translation>
    </message>
    <message>
        <source>QFPay took every refund.</source>
        <translation>QFPay 已接受所有退款。</translation>
    </message>
    <message>
        <source>Refund all</source>
        <translation>全部退款</translation>
    </message>
    <message>
        <source>Refunding {number} of {count}…</source>
        <translation>正在退款：第 {number} 筆，共 {count} 筆…</translation>
    </message>
    <message>
        <source>{count} of {all} could not be refunded. Choose one in the list to see what can be done. {why}</source>
        <translation>{all} 筆中有 {count} 筆未能退款。請在清單選擇一筆，查看可以怎樣做。{why}</translation>
    </message>
    <message>
        <source>{count} test payment is not given back: {left}</source>
        <translation>有 {count} 筆測試付款未退款：{left}</translation>
    </message>
    <message>
        <source>{count} test payments are not given back: {left}</source>
        <translation>有 {count} 筆測試付款未退款：{left}</translation>
    </message>
</context>
<context>
    <name>living</name>
    <message>
        <source>Crashed: {at}</source>
        <translation>意外結束：{at}</translation>
    </message>
    <message>
        <source>Cut off: {at}</source>
        <translation>曾中斷：{at}</translation>
    </message>
</context>
<context>
    <name>lock</name>
    <message>
        <source>The data folder cannot be locked ({problem}: {path}). Choose a folder on this computer's own disk with --data-dir.</source>
        <translation>無法鎖定數據資料夾（{problem}：{path}）。請用 --data-dir 選用本機磁碟上的資料夾。</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Interrupted. If a payment was under way, do not charge again: `pos-app resolve` tells what became of it.</source>
        <translation>已中斷。如有付款正在進行，請勿再次收款：`pos-app resolve` 會告知結果。</translation>
    </message>
    <message>
        <source>Something went wrong inside the program ({kind}). If a payment was under way, do not charge again: `pos-app resolve` tells what became of it.</source>
        <translation>程式內部出錯（{kind}）。如有付款正在進行，請勿再次收款：`pos-app resolve` 會告知結果。</translation>
    </message>
</context>
<context>
    <name>menu_page</name>
    <message>
        <source>Back to the counter</source>
        <translation>返回收銀台</translation>
    </message>
    <message>
        <source>Check this till</source>
        <translation>檢查這部收銀機</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全螢幕</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>選單</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>店主</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>掃描器</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Some settings cannot be used</source>
        <translation>部分設定無法使用</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>這部收銀機</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>視窗</translation>
    </message>
    <message>
        <source>pos-app {version} · {newer} is on the release page</source>
        <translation>pos-app {version} · 版本發佈頁上有 {newer}</translation>
    </message>
    <message>
        <source>pos-app {version}, a payment counter for QFPay merchants</source>
        <translation>pos-app {version}，供 QFPay 商戶使用的收銀台</translation>
    </message>
</context>
<context>
    <name>moments</name>
    <message>
        <source>Apr</source>
        <translation>4月</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>8月</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>12月</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>2月</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>1月</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>7月</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>6月</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>3月</translation>
    </message>
    <message>
        <source>May</source>
        <translation>5月</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>11月</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>10月</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>9月</translation>
    </message>
    <message>
        <source>{date}, {time}</source>
        <translation>{date} {time}</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{year}年{month}{day}日</translation>
    </message>
</context>
<context>
    <name>money</name>
    <message>
        <source>An amount cannot be negative. To give money back, use Refund.</source>
        <translation>金額不能是負數。如要退錢，請用「退款」。</translation>
    </message>
    <message>
        <source>An amount cannot be written with an exponent. Type it in full, like {example}.</source>
        <translation>金額不能用指數表示。請完整輸入，例如 {example}。</translation>
    </message>
    <message>
        <source>An amount has no letters. Type it like {example}.</source>
        <translation>金額不能有字母。請輸入數字，例如 {example}。</translation>
    </message>
    <message>
        <source>An amount is missing beside the plus sign. Type it, or remove the plus sign.</source>
        <translation>加號旁欠缺金額。請輸入金額，或刪除加號。</translation>
    </message>
    <message>
        <source>QFPay does not take this currency. Use one of these: {codes}.</source>
        <translation>QFPay 不接受此貨幣。請用：{codes}。</translation>
    </message>
    <message>
        <source>The amount is zero. Type an amount above zero.</source>
        <translation>金額為零。請輸入大於零的金額。</translation>
    </message>
    <message>
        <source>The commas are not where thousands end. Type the amount without commas, like {example}.</source>
        <translation>逗號位置不正確。請輸入不帶逗號的金額，例如 {example}。</translation>
    </message>
    <message>
        <source>The largest amount of one payment is {largest} {currency}. Take it in several payments.</source>
        <translation>單筆付款上限為 {largest} {currency}。請分多筆收款。</translation>
    </message>
    <message>
        <source>There is no amount yet. Type the amount.</source>
        <translation>尚未有金額。請輸入金額。</translation>
    </message>
    <message>
        <source>This is not an amount. Type it like {example}.</source>
        <translation>這不是金額。請輸入金額，例如 {example}。</translation>
    </message>
    <message>
        <source>This is too long for an amount. Clear it and type the amount again.</source>
        <translation>金額太長。請清除後重新輸入。</translation>
    </message>
    <message>
        <source>Type the amount with the digits 0 to 9.</source>
        <translation>請用數字 0 至 9 輸入金額。</translation>
    </message>
    <message>
        <source>{currency} has no decimals. Type a whole amount.</source>
        <translation>{currency} 沒有小數。請輸入整數金額。</translation>
    </message>
    <message>
        <source>{currency} has {decimals} decimals at most. Remove the rest, as in {example}.</source>
        <translation>{currency} 最多 {decimals} 位小數。請刪去多出的位數，例如 {example}。</translation>
    </message>
</context>
<context>
    <name>number_pad</name>
    <message>
        <source>Apply</source>
        <translation>套用</translation>
    </message>
    <message>
        <source>Clear the field</source>
        <translation>清除欄位</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>逗號</translation>
    </message>
    <message>
        <source>Decimal point</source>
        <translation>小數點</translation>
    </message>
    <message>
        <source>Delete the last character</source>
        <translation>刪除最後一個字元</translation>
    </message>
    <message>
        <source>Do not change</source>
        <translation>不更改</translation>
    </message>
</context>
<context>
    <name>opening</name>
    <message>
        <source>The journal was damaged or missing, and there was no backup. What was left is kept as backups/{aside}; payments are read from QFPay. Keep the damaged file until support has seen it.</source>
        <translation>交易日誌已損壞或遺失，而且沒有備份。餘下的內容保留為 backups/{aside}；付款紀錄會從 QFPay 讀取。在技術支援查看之前，請保留損壞的檔案。</translation>
    </message>
    <message>
        <source>The journal was damaged. It is kept as backups/{aside}, and {backup} took its place; payments since then are read from QFPay. Keep the damaged file until support has seen it.</source>
        <translation>交易日誌已損壞，保留為 backups/{aside}，並以 {backup} 取代；其後的付款紀錄會從 QFPay 讀取。在技術支援查看之前，請保留損壞的檔案。</translation>
    </message>
    <message>
        <source>This till has been used before, but the keyring of the user {user} holds no credentials for profile {profile}. Log in to the computer with the user who set the till up. If that is you and the keyring is a new one, store the credentials again.</source>
        <translation>這部收銀機以前用過，但用戶 {user} 的密鑰圈沒有設定檔 {profile} 的憑證。請以當初設定收銀機的用戶登入電腦。如果你就是該用戶，而密鑰圈是新的，請重新儲存憑證。</translation>
    </message>
</context>
<context>
    <name>ordering</name>
    <message>
        <source>A reference is one line of at most {limit} characters. Shorten it.</source>
        <translation>備註只可一行，最多 {limit} 個字元。請縮短。</translation>
    </message>
    <message>
        <source>Only {left} of this payment is left to refund. Choose that or less.</source>
        <translation>這筆付款只餘 {left} 可退款。請輸入此數或以下。</translation>
    </message>
    <message>
        <source>Payment {number} is not paid, so there is nothing to refund.</source>
        <translation>付款 {number} 尚未收到款項，不能退款。</translation>
    </message>
    <message>
        <source>Payment {number} is refunded already; nothing is left of it.</source>
        <translation>付款 {number} 已全數退款，沒有餘額可退。</translation>
    </message>
    <message>
        <source>QFPay's number of payment {number} is not known yet. Ask about the payment, then refund it.</source>
        <translation>尚未知道付款 {number} 的 QFPay 編號。請先查詢該筆付款，再退款。</translation>
    </message>
    <message>
        <source>This code does not tell its wallet. Choose the wallet, then scan again.</source>
        <translation>從這個碼看不出是哪個錢包。請選擇錢包，然後再掃。</translation>
    </message>
    <message>
        <source>{wallet} does not take refunds through QFPay. Give the money back another way.</source>
        <translation>{wallet} 不能經 QFPay 退款。請用其他方式退回。</translation>
    </message>
    <message>
        <source>{wallet} gives back whole payments only. Refund the whole amount.</source>
        <translation>{wallet} 只可全數退款。請退回全數。</translation>
    </message>
    <message>
        <source>{wallet} is paid by scanning the customer's code. Scan it.</source>
        <translation>{wallet} 須掃描顧客的付款碼。請掃碼。</translation>
    </message>
    <message>
        <source>{wallet} is paid here by showing a QR code. Choose the QR code instead of scanning.</source>
        <translation>{wallet} 在此須出示二維碼收款。請改用二維碼，不用掃碼。</translation>
    </message>
    <message>
        <source>{wallet} is switched off in this profile. Use another wallet, or switch it on in the settings if QFPay has enabled it for you.</source>
        <translation>此設定檔已停用 {wallet}。請用其他錢包；如 QFPay 已為你開通，可在設定中啟用。</translation>
    </message>
</context>
<context>
    <name>other_gateway</name>
    <message>
        <source>{count} payments or refunds are still open at the gateway in use. Nothing was changed. Press “Later” until the counter opens, wait until they are answered, and then set up again.</source>
        <translation>目前的閘道仍有 {count} 筆付款或退款未有結果。沒有任何更改。請按「稍後」直至開啟收銀台，等它們有結果後再重新設定。</translation>
    </message>
</context>
<context>
    <name>overriding</name>
    <message>
        <source>There is no setting of that name. `pos-app settings list` shows all of them.</source>
        <translation>沒有這個名稱的設定。`pos-app settings list` 會列出全部。</translation>
    </message>
    <message>
        <source>Write --set like volume=0: a name, an equals sign, a value.</source>
        <translation>--set 請寫成 volume=0 的形式：名稱、等號、值。</translation>
    </message>
</context>
<context>
    <name>owner_page</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Close pos-app</source>
        <translation>關閉 pos-app</translation>
    </message>
    <message>
        <source>Everything that can be chosen, kiosk mode and this PIN included.</source>
        <translation>所有可選項目，包括專用模式和店主密碼的設定。</translation>
    </message>
    <message>
        <source>Leave kiosk mode</source>
        <translation>離開專用模式</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>店主</translation>
    </message>
    <message>
        <source>Payments that are open are followed up at the next start. Do not charge them again before that.</source>
        <translation>未有結果的付款會在下次啟動時繼續跟進。在此之前請勿再次收款。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>The window becomes one like others, until the next start or F11. To end kiosk mode for good: settings, “This computer”.</source>
        <translation>視窗變回一般視窗，直至下次啟動或按 F11。要永久停用專用模式：設定的「這部電腦」。</translation>
    </message>
</context>
<context>
    <name>owner_pin</name>
    <message>
        <source>A PIN has 4 to 8 digits and nothing else.</source>
        <translation>密碼由 4 至 8 個數字組成，不含其他字元。</translation>
    </message>
    <message>
        <source>The owner's PIN is removed. Nothing asks for it any more.</source>
        <translation>店主密碼已移除，不會再要求輸入。</translation>
    </message>
    <message>
        <source>The owner's PIN is set. A window that is open asks for it from its next start on.</source>
        <translation>店主密碼已設定。已開啟的視窗由下次啟動起要求輸入。</translation>
    </message>
    <message>
        <source>There is a PIN: settings, and the way out of kiosk mode, ask for it.</source>
        <translation>已有密碼：開啟設定和離開專用模式時要求輸入。</translation>
    </message>
    <message>
        <source>There is no PIN: nothing asks for one.</source>
        <translation>沒有密碼：不會要求輸入。</translation>
    </message>
    <message>
        <source>Training has no PIN. Leave --training out.</source>
        <translation>培訓模式沒有密碼。請不要加 --training。</translation>
    </message>
    <message>
        <source>What the keyring holds of the owner's PIN cannot be read any more. Remove it with `pos-app owner-pin clear`, then set a new one.</source>
        <translation>密鑰圈中的店主密碼已無法讀取。請用 `pos-app owner-pin clear` 移除，再設定新密碼。</translation>
    </message>
</context>
<context>
    <name>ownership</name>
    <message>
        <source>The journal {path} is of another till. If this computer takes that till's place, run `pos-app journal adopt`. Otherwise move the file away: then a new journal begins. Nothing was lost.</source>
        <translation>交易日誌 {path} 屬於另一部收銀機。如果這部電腦要取代那部收銀機，請執行 `pos-app journal adopt`。否則請移走該檔案，便會開始新的交易日誌。沒有任何資料遺失。</translation>
    </message>
</context>
<context>
    <name>parsing</name>
    <message>
        <source>There are other fields than {fields}. Leave them out and try again.</source>
        <translation>有 {fields} 以外的欄位。請刪去後再試。</translation>
    </message>
    <message>
        <source>This is not a JSON object. Pass it like {example}, with the values that QFPay gave you.</source>
        <translation>這不是 JSON 物件。請以 {example} 的形式提供 QFPay 給你的資料。</translation>
    </message>
    <message>
        <source>{field} contains a character that no credential of QFPay has. Copy it again.</source>
        <translation>{field} 含有 QFPay 憑證不會有的字元。請重新複製。</translation>
    </message>
    <message>
        <source>{field} contains a space or line break. Copy it again, in one piece.</source>
        <translation>{field} 含有空格或換行。請完整地重新複製。</translation>
    </message>
    <message>
        <source>{field} contains full-width characters. Switch the input method off and type or copy it again.</source>
        <translation>{field} 含有全形字元。請關閉輸入法，重新輸入或複製。</translation>
    </message>
    <message>
        <source>{field} is missing. QFPay gave it to you with your account; add it and try again.</source>
        <translation>欠缺 {field}。QFPay 開立帳戶時已提供；請補上後再試。</translation>
    </message>
    <message>
        <source>{field} must be a text in quotation marks.</source>
        <translation>{field} 必須是引號內的文字。</translation>
    </message>
</context>
<context>
    <name>paths</name>
    <message>
        <source>Nothing can be written to the data folder {path} ({problem}). Give yourself access to it, or choose another folder with --data-dir.</source>
        <translation>無法寫入數據資料夾 {path}（{problem}）。請取得存取權限，或用 --data-dir 選用其他資料夾。</translation>
    </message>
    <message>
        <source>The data folder cannot be made: {path} is a file. Move the file away, or choose another folder with --data-dir.</source>
        <translation>無法建立數據資料夾：{path} 是檔案。請移走該檔案，或用 --data-dir 選用其他資料夾。</translation>
    </message>
    <message>
        <source>The data folder {path} belongs to another user of this computer. Sign in as that user, or choose another folder with --data-dir.</source>
        <translation>數據資料夾 {path} 屬於這部電腦的另一個用戶。請以該用戶登入，或用 --data-dir 選用其他資料夾。</translation>
    </message>
    <message>
        <source>The data folder {path} is on a network share ({kind}), where payments cannot be kept safely. Choose a folder on this computer's own disk with --data-dir.</source>
        <translation>數據資料夾 {path} 在網絡共用資料夾上（{kind}），無法安全保存付款紀錄。請用 --data-dir 選用這部電腦磁碟上的資料夾。</translation>
    </message>
    <message>
        <source>The disk of the data folder {path} is full. Make room on it, or choose another folder with --data-dir.</source>
        <translation>數據資料夾 {path} 所在磁碟已滿。請騰出空間，或用 --data-dir 選用其他資料夾。</translation>
    </message>
    <message>
        <source>The path of the data folder is too long: {path}. Choose a shorter one with --data-dir.</source>
        <translation>數據資料夾的路徑太長：{path}。請用 --data-dir 選用較短的路徑。</translation>
    </message>
    <message>
        <source>This cannot be the name of a folder. Choose another one with --data-dir.</source>
        <translation>這不能用作資料夾名稱。請用 --data-dir 選用其他資料夾。</translation>
    </message>
</context>
<context>
    <name>pay_types</name>
    <message>
        <source>This pay type is not known. Use one of QFPay's in-store pay types, such as 800208.</source>
        <translation>沒有此付款類型。請用 QFPay 的門店付款類型，例如 800208。</translation>
    </message>
    <message>
        <source>{wallet} cannot be paid at this counter. Use the card terminal, or another wallet.</source>
        <translation>此收銀台不能收 {wallet}。請用刷卡機，或其他錢包。</translation>
    </message>
    <message>
        <source>{wallet} codes cannot be scanned here. Show a QR code, or use another wallet.</source>
        <translation>此處不能掃描 {wallet} 付款碼。請出示二維碼，或用其他錢包。</translation>
    </message>
    <message>
        <source>{wallet} has no QR code to show. Scan the customer's code, or use another wallet.</source>
        <translation>{wallet} 沒有二維碼可出示。請掃描顧客的付款碼，或用其他錢包。</translation>
    </message>
    <message>
        <source>{wallet} takes multiples of {step} only. Change the amount, or use another wallet.</source>
        <translation>{wallet} 只接受 {step} 的倍數。請更改金額，或用其他錢包。</translation>
    </message>
    <message>
        <source>{wallet} takes {currencies} only, not {currency}. Use another wallet.</source>
        <translation>{wallet} 只收 {currencies}，不收 {currency}。請用其他錢包。</translation>
    </message>
</context>
<context>
    <name>paying</name>
    <message>
        <source>Payment {number} belongs to profile {profile}, and this till is open for {open}. Use `--profile {profile}`, or open the counter with that profile.</source>
        <translation>付款 {number} 屬於設定檔 {profile}，而這部收銀機正使用 {open}。請用 `--profile {profile}`，或以該設定檔開啟收銀台。</translation>
    </message>
    <message>
        <source>Payment {number} of this sale is open or paid. Do not charge again before you have looked at it.</source>
        <translation>此單的付款 {number} 未有結果或已付款。查清之前請勿再次收款。</translation>
    </message>
    <message>
        <source>This code was already used for payment {number}. Ask the customer to show a fresh code.</source>
        <translation>此碼已用於付款 {number}。請顧客出示新的付款碼。</translation>
    </message>
    <message>
        <source>This till knows no payment with the number {number}.</source>
        <translation>這部收銀機沒有編號為 {number} 的付款。</translation>
    </message>
</context>
<context>
    <name>payment_card</name>
    <message>
        <source>Ask QFPay</source>
        <translation>向 QFPay 查詢</translation>
    </message>
    <message>
        <source>Asking QFPay about payment {number}…</source>
        <translation>正向 QFPay 查詢付款 {number}…</translation>
    </message>
    <message>
        <source>Cancel payment</source>
        <translation>取消付款</translation>
    </message>
    <message>
        <source>Choose a payment in the list, or scan a receipt.</source>
        <translation>請在清單選擇一筆付款，或掃描收據。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留款項</translation>
    </message>
    <message>
        <source>Manager's verdict</source>
        <translation>經理判定</translation>
    </message>
    <message>
        <source>Payment {number} is not on this till. Ask QFPay: it may be another till's.</source>
        <translation>這部收銀機沒有付款 {number}。請向 QFPay 查詢：可能屬於其他收銀機。</translation>
    </message>
    <message>
        <source>QFPay {syssn}</source>
        <translation>QFPay {syssn}</translation>
    </message>
    <message>
        <source>Reference {reference}</source>
        <translation>備註 {reference}</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Refunded elsewhere</source>
        <translation>已在他處退款</translation>
    </message>
    <message>
        <source>Returned another way</source>
        <translation>已用其他方式退回</translation>
    </message>
    <message>
        <source>Send refund again</source>
        <translation>重新送出退款</translation>
    </message>
    <message>
        <source>There is no payment {number} in this till. Look at the other tills.</source>
        <translation>這部收銀機沒有付款 {number}。請查看其他收銀機。</translation>
    </message>
    <message>
        <source>{amount}: {state}</source>
        <translation>{amount}：{state}</translation>
    </message>
</context>
<context>
    <name>payment_codes</name>
    <message>
        <source>No payment code has such letters. Scan the code in the customer's wallet.</source>
        <translation>付款碼不會有這些字元。請掃描顧客錢包內的付款碼。</translation>
    </message>
    <message>
        <source>Nothing was read. Scan the customer's code again.</source>
        <translation>讀不到內容。請再掃顧客的付款碼。</translation>
    </message>
    <message>
        <source>The scanner sent signs that no payment code has. Scan again, or check its settings.</source>
        <translation>掃描器傳來付款碼不會有的字元。請再掃，或檢查掃描器設定。</translation>
    </message>
    <message>
        <source>This is a JKOPay code, which QFPay does not take. Ask for another wallet.</source>
        <translation>這是街口支付的碼，QFPay 不接受。請顧客改用其他錢包。</translation>
    </message>
    <message>
        <source>This is a receipt number, not a payment code. Look it up in the history.</source>
        <translation>這是收據編號，不是付款碼。請在交易紀錄查找。</translation>
    </message>
    <message>
        <source>This is a text, not a payment code. Scan the code in the customer's wallet.</source>
        <translation>這是文字，不是付款碼。請掃描顧客錢包內的付款碼。</translation>
    </message>
    <message>
        <source>This is a web address. Ask the customer to open the code for paying, and scan that.</source>
        <translation>這是網址。請顧客打開付款碼，再掃描。</translation>
    </message>
    <message>
        <source>This is the barcode of an article. Scan the code in the customer's wallet.</source>
        <translation>這是貨品條碼。請掃描顧客錢包內的付款碼。</translation>
    </message>
    <message>
        <source>This is too long for a payment code. Scan the code in the customer's wallet.</source>
        <translation>太長，不是付款碼。請掃描顧客錢包內的付款碼。</translation>
    </message>
    <message>
        <source>This is too short for a payment code. Scan the code in the customer's wallet again.</source>
        <translation>太短，不是付款碼。請再掃顧客錢包內的付款碼。</translation>
    </message>
    <message>
        <source>Two codes were read at once. Scan again.</source>
        <translation>同時讀到兩個碼。請再掃一次。</translation>
    </message>
</context>
<context>
    <name>payment_table</name>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>付款清單</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>錢包</translation>
    </message>
</context>
<context>
    <name>phone</name>
    <message>
        <source>No payment is waiting here. It is paid, cancelled or expired: start a new one.</source>
        <translation>沒有等待中的付款：已付款、已取消或已過期。請重新開始一筆。</translation>
    </message>
</context>
<context>
    <name>phrases</name>
    <message>
        <source>A payment is under way, so this scan was not used. Scan again afterwards.</source>
        <translation>付款進行中，這次掃描沒有使用。完成後請再掃。</translation>
    </message>
    <message>
        <source>No QR code came from QFPay, so nobody can pay it. Try again, or scan the customer's code.</source>
        <translation>QFPay 沒有傳回二維碼，顧客無法付款。請再試，或掃描顧客的付款碼。</translation>
    </message>
    <message>
        <source>Other till {till}</source>
        <translation>其他收銀機 {till}</translation>
    </message>
    <message>
        <source>Something went wrong inside. Sales go on; a report of it is kept: Menu, Check this till.</source>
        <translation>程式內部出錯。收款照常；報告已保留：選單的「檢查這部收銀機」。</translation>
    </message>
    <message>
        <source>This did not work, and it is our mistake. Look at the payments to check before you try again.</source>
        <translation>操作失敗，這是程式的錯誤。再試之前，請先查看待查付款。</translation>
    </message>
    <message>
        <source>This scan was not used. Press Enter behind the amount first, then scan.</source>
        <translation>這次掃描沒有使用。請先按 Enter 確認金額，再掃碼。</translation>
    </message>
</context>
<context>
    <name>pin_pad</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Clear the PIN</source>
        <translation>清除密碼</translation>
    </message>
    <message>
        <source>Delete the last digit</source>
        <translation>刪除最後一個數字</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>確定</translation>
    </message>
</context>
<context>
    <name>pin_page</name>
    <message>
        <source>Digits typed: {count}</source>
        <translation>已輸入數字：{count}</translation>
    </message>
    <message>
        <source>Forgotten? Whoever owns the account of this computer removes it with `pos-app owner-pin clear`.</source>
        <translation>忘記密碼？這部電腦的帳戶擁有人可用 `pos-app owner-pin clear` 移除。</translation>
    </message>
    <message>
        <source>No digit typed</source>
        <translation>尚未輸入數字</translation>
    </message>
    <message>
        <source>One moment: the keyring is being asked.</source>
        <translation>請稍候：正在查詢密鑰圈。</translation>
    </message>
    <message>
        <source>Owner's PIN</source>
        <translation>店主密碼</translation>
    </message>
    <message>
        <source>That came as fast as a scan and was not taken. Type the PIN digit by digit.</source>
        <translation>輸入速度像掃描，因此不予接受。請逐個數字輸入密碼。</translation>
    </message>
    <message>
        <source>The two were not the same. Type the new PIN from the beginning.</source>
        <translation>兩次輸入不一致。請從頭輸入新密碼。</translation>
    </message>
    <message>
        <source>This is not the PIN. Try again.</source>
        <translation>密碼不正確，請再試。</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Wait {time}, then try again.</source>
        <translation>密碼錯誤次數過多。請等候 {time} 後再試。</translation>
    </message>
    <message>
        <source>Type a new PIN of 4 to 8 digits.</source>
        <translation>請輸入 4 至 8 位數字的新密碼。</translation>
    </message>
    <message>
        <source>Type the new PIN once more.</source>
        <translation>請再次輸入新密碼。</translation>
    </message>
    <message>
        <source>Type the owner's PIN.</source>
        <translation>請輸入店主密碼。</translation>
    </message>
</context>
<context>
    <name>pin_panel</name>
    <message>
        <source>Asked for before the settings, and for the way out of kiosk mode. Sales never ask for it.</source>
        <translation>開啟設定和離開專用模式時要求輸入。收款時絕不要求。</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>更改密碼</translation>
    </message>
    <message>
        <source>Owner's PIN</source>
        <translation>店主密碼</translation>
    </message>
    <message>
        <source>Remove the PIN</source>
        <translation>移除密碼</translation>
    </message>
    <message>
        <source>Set a PIN</source>
        <translation>設定密碼</translation>
    </message>
</context>
<context>
    <name>pinning</name>
    <message>
        <source>QFPay has no endpoint of that name. Choose one of: {names}.</source>
        <translation>QFPay 沒有這個名稱的介面。請選擇其中之一：{names}。</translation>
    </message>
    <message>
        <source>QFPay's answers are not signed as before, so the till does not believe them. Do not charge again. If you have a new client_key, store it; else call the manager: `pos-app doctor` says more.</source>
        <translation>QFPay 回應的簽名與以往不同，收銀機不予採信。請勿再次收款。如有新的 client_key，請儲存；否則請通知經理：`pos-app doctor` 有更多說明。</translation>
    </message>
</context>
<context>
    <name>pins</name>
    <message>
        <source>Pins that stand: {count}</source>
        <translation>現有簽名鎖定：{count} 個</translation>
    </message>
</context>
<context>
    <name>problem_window</name>
    <message>
        <source>Check this till</source>
        <translation>檢查這部收銀機</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Last good settings</source>
        <translation>用上次正常的設定</translation>
    </message>
    <message>
        <source>Open training</source>
        <translation>開啟培訓模式</translation>
    </message>
    <message>
        <source>The counter cannot open yet</source>
        <translation>收銀台暫時無法開啟</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試一次</translation>
    </message>
</context>
<context>
    <name>profile_panel</name>
    <message>
        <source>More: currency, time zone, signature type</source>
        <translation>更多：貨幣、時區、簽名類型</translation>
    </message>
</context>
<context>
    <name>profiles</name>
    <message>
        <source>A pay type is a number of six digits, such as 800108. Check the number with QFPay.</source>
        <translation>付款類型是六位數字，例如 800108。請向 QFPay 核對。</translation>
    </message>
    <message>
        <source>It is not certain how QFPay counts amounts in {currency}. Ask QFPay (technical.support@qfpay.com), then confirm the currency in the settings.</source>
        <translation>未能確定 QFPay 如何計算 {currency} 金額。請向 QFPay 查詢（technical.support@qfpay.com），然後在設定中確認此貨幣。</translation>
    </message>
    <message>
        <source>Live testing moves real money that is never settled: refund every test payment on the same day.</source>
        <translation>實測環境會扣取真實款項，而且不會結算：每筆測試付款請於當日退款。</translation>
    </message>
    <message>
        <source>No profile yet. Add one with `pos-app profile add`.</source>
        <translation>尚未有設定檔。請用 `pos-app profile add` 新增。</translation>
    </message>
    <message>
        <source>Profile {name} added. Now store its credentials: `pos-app credentials set`.</source>
        <translation>已新增設定檔 {name}。現在請存入憑證：`pos-app credentials set`。</translation>
    </message>
    <message>
        <source>Profile {name} is the active one now.</source>
        <translation>現已使用設定檔 {name}。</translation>
    </message>
    <message>
        <source>QFPay has no environment of this name. Use one of these: {names}.</source>
        <translation>QFPay 查無此名稱的環境。請用：{names}。</translation>
    </message>
    <message>
        <source>The number of tills is between 1 and {largest}.</source>
        <translation>收銀機數目須在 1 至 {largest} 之間。</translation>
    </message>
    <message>
        <source>There is no such environment. Choose one of: {names}.</source>
        <translation>沒有這個環境。請選用：{names}。</translation>
    </message>
    <message>
        <source>This is not a name for a profile. Use 1 to 40 letters A to Z, digits, dots, hyphens and underscores, and begin with a letter or digit.</source>
        <translation>設定檔名稱不適用。請用 1 至 40 個英文字母、數字、點、連字號或底線，並以字母或數字開頭。</translation>
    </message>
    <message>
        <source>This is not a signature type. Use one of these: {names}.</source>
        <translation>這不是簽名類型。請用：{names}。</translation>
    </message>
    <message>
        <source>This time zone is not known. Use a name such as Asia/Hong_Kong or Asia/Tokyo.</source>
        <translation>沒有此時區。請用 Asia/Hong_Kong 或 Asia/Tokyo 之類的名稱。</translation>
    </message>
</context>
<context>
    <name>program</name>
    <message>
        <source>All settings can be used.</source>
        <translation>所有設定都可以使用。</translation>
    </message>
    <message>
        <source>Payments were taken up again. If it comes back, press Save for support.</source>
        <translation>已重新跟進付款。如再發生，請按「儲存給技術支援」。</translation>
    </message>
    <message>
        <source>Something went wrong inside at {at} ({error}); pos-app went on.</source>
        <translation>{at} 程式內部出錯（{error}）；pos-app 繼續運作。</translation>
    </message>
    <message>
        <source>The usual values are used instead. Correct them in the settings.</source>
        <translation>現改用預設值。請在設定中更正。</translation>
    </message>
    <message>
        <source>pos-app ended unexpectedly at {at} ({error}).</source>
        <translation>pos-app 於 {at} 意外結束（{error}）。</translation>
    </message>
    <message>
        <source>pos-app has not failed or ended unexpectedly.</source>
        <translation>pos-app 沒有出錯，也沒有意外結束。</translation>
    </message>
    <message>
        <source>pos-app was cut off at about {at}: the computer lost power, or the program was ended from outside.</source>
        <translation>pos-app 約於 {at} 中斷：電腦斷電，或程式被外部結束。</translation>
    </message>
    <message>
        <source>pos-app {pos_app}, Python {python}, Qt {qt}, {system}.</source>
        <translation>pos-app {pos_app}，Python {python}，Qt {qt}，{system}。</translation>
    </message>
    <message>
        <source>{count} settings cannot be used: {problems}</source>
        <translation>{count} 項設定不能使用：{problems}</translation>
    </message>
</context>
<context>
    <name>qr_panel</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>縮小</translation>
    </message>
</context>
<context>
    <name>qr_view</name>
    <message>
        <source>QR code for the customer's phone</source>
        <translation>供顧客手機掃描的二維碼</translation>
    </message>
</context>
<context>
    <name>reading</name>
    <message>
        <source>A newer pos-app wrote it, and this one does not understand it. Install the newer pos-app.</source>
        <translation>這是較新的 pos-app 寫入的，這個版本無法識別。請安裝較新的 pos-app。</translation>
    </message>
    <message>
        <source>It must be there: the address of the gateway, in quotation marks.</source>
        <translation>必須填寫：閘道網址，放在引號內。</translation>
    </message>
    <message>
        <source>Line {line} of {path}: a newer pos-app wrote these settings (version {version}; this one knows {known}). What it does not know stays in the file and does not count. Install the newer pos-app.</source>
        <translation>{path} 第 {line} 行：這些設定由較新的 pos-app 寫入（版本 {version}；這個程式只識別至 {known}）。無法識別的內容會留在檔案內，但不起作用。請安裝較新的 pos-app。</translation>
    </message>
    <message>
        <source>Line {line} of {path}: “{key}” cannot be used. {wrong} Until it is corrected, the profile {profile} is left out.</source>
        <translation>{path} 第 {line} 行：「{key}」無法使用。{wrong}更正之前，不使用設定檔 {profile}。</translation>
    </message>
    <message>
        <source>Line {line} of {path}: “{key}” cannot be used. {wrong} Until it is corrected, this is used: {default}.</source>
        <translation>{path} 第 {line} 行：「{key}」無法使用。{wrong}更正之前，改用：{default}。</translation>
    </message>
    <message>
        <source>Profiles are tables, which begin with a line such as [profiles.shop].</source>
        <translation>設定檔須寫成表格，以 [profiles.shop] 這樣的一行開頭。</translation>
    </message>
    <message>
        <source>The settings cannot be read: line {line} of {path} {wrong}. Correct it there.</source>
        <translation>無法讀取設定：{path} 第 {line} 行{wrong}。請在該處更正。</translation>
    </message>
    <message>
        <source>is not written like a setting, name = value</source>
        <translation>不是設定的寫法（名稱 = 值）</translation>
    </message>
    <message>
        <source>says again what is there already</source>
        <translation>重複了上面已有的內容</translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>A reason is missing. Write what you saw, such as: paid in QFPay's portal.</source>
        <translation>未填寫原因。請寫下你所見，例如：QFPay 商戶後台顯示已付款。</translation>
    </message>
    <message>
        <source>A reason is one line of at most {limit} characters. Shorten it.</source>
        <translation>原因只可一行，最多 {limit} 個字元。請縮短。</translation>
    </message>
    <message>
        <source>The reason holds what may be a payment code, and those are never kept. Leave it out.</source>
        <translation>原因內含可能是付款碼的內容，付款碼從不保存。請刪去。</translation>
    </message>
</context>
<context>
    <name>rebuilding</name>
    <message>
        <source>The history is being completed from QFPay ({count} read)</source>
        <translation>正從 QFPay 補回交易紀錄（已讀 {count} 項）</translation>
    </message>
    <message>
        <source>This day is still to come. Give the date of today or of a day before.</source>
        <translation>這一天尚未到。請輸入今天或之前的日期。</translation>
    </message>
</context>
<context>
    <name>reconciliation</name>
    <message>
        <source>Money differs from what this till had said. Look at each difference above.</source>
        <translation>款項與這部收銀機先前所示不同。請查看以上每項差異。</translation>
    </message>
    <message>
        <source>QFPay did not tell everything ({reason}). Check the connection, then reconcile again.</source>
        <translation>QFPay 未能提供全部紀錄（{reason}）。請檢查網絡連線，然後再對賬。</translation>
    </message>
    <message>
        <source>Something is not known yet. Reconcile again later; do not charge again what is open.</source>
        <translation>仍有項目未知結果。請稍後再對賬；未有結果的付款請勿再次收款。</translation>
    </message>
    <message>
        <source>This till and QFPay agree.</source>
        <translation>這部收銀機與 QFPay 的紀錄一致。</translation>
    </message>
</context>
<context>
    <name>refund_codes</name>
    <message>
        <source>Another till or QFPay's portal may have given a part back. Ask QFPay about the payment, then refund the rest.</source>
        <translation>另一部收銀機或 QFPay 商戶後台可能已退回一部分。請向 QFPay 查詢這筆付款，再退餘額。</translation>
    </message>
    <message>
        <source>Ask QFPay about the payment. While it is not paid, there is nothing to give back.</source>
        <translation>請向 QFPay 查詢這筆付款。如尚未付款，便沒有款項可退。</translation>
    </message>
    <message>
        <source>Ask a manager to return the money another way.</source>
        <translation>請經理用其他方式退回款項。</translation>
    </message>
    <message>
        <source>Call the manager: QFPay must mend this first. Until then return the money another way, or write to {support}.</source>
        <translation>請通知經理：須先由 QFPay 處理。在此之前，請用其他方式退回款項，或電郵 {support}。</translation>
    </message>
    <message>
        <source>Do not refund again. Compare the payment with QFPay's portal.</source>
        <translation>請勿再次退款。請與 QFPay 商戶後台核對這筆付款。</translation>
    </message>
    <message>
        <source>Do not try this again. Return the money another way; for the reason, write to {support}.</source>
        <translation>請勿再試。請用其他方式退回款項；如要查詢原因，請電郵至 {support}。</translation>
    </message>
    <message>
        <source>For QFPay the details of this refund are not those of the payment.</source>
        <translation>QFPay 表示退款資料與付款不符。</translation>
    </message>
    <message>
        <source>In this currency only whole payments are given back.</source>
        <translation>此貨幣只可全數退款。</translation>
    </message>
    <message>
        <source>Of this payment only the whole is given back.</source>
        <translation>這筆付款只可全數退款。</translation>
    </message>
    <message>
        <source>QFPay cannot refund this payment.</source>
        <translation>QFPay 不能為這筆付款退款。</translation>
    </message>
    <message>
        <source>QFPay carries out no refunds between 23:30 and 00:30.</source>
        <translation>QFPay 在 23:30 至 00:30 期間不處理退款。</translation>
    </message>
    <message>
        <source>QFPay does not accept the amount of this refund.</source>
        <translation>QFPay 不接受這筆退款的金額。</translation>
    </message>
    <message>
        <source>QFPay does not know the payment of this refund.</source>
        <translation>QFPay 查無此退款所屬的付款。</translation>
    </message>
    <message>
        <source>QFPay does not know this payment, or cannot refund it now.</source>
        <translation>QFPay 查無此付款，或現時不能退款。</translation>
    </message>
    <message>
        <source>QFPay forbids this refund.</source>
        <translation>QFPay 禁止這筆退款。</translation>
    </message>
    <message>
        <source>QFPay says that the payment is not paid.</source>
        <translation>QFPay 表示尚未收到這筆付款。</translation>
    </message>
    <message>
        <source>QFPay updates its figures at 11:00. Refund it after that.</source>
        <translation>QFPay 於 11:00 更新數據，請在其後退款。</translation>
    </message>
    <message>
        <source>Refund it after 00:30.</source>
        <translation>請於 00:30 後退款。</translation>
    </message>
    <message>
        <source>Refund smaller parts, or ask a manager to return the money another way.</source>
        <translation>請分次退較小金額，或請經理用其他方式退回款項。</translation>
    </message>
    <message>
        <source>Refund the whole payment instead of a part.</source>
        <translation>請全數退款，不要只退一部分。</translation>
    </message>
    <message>
        <source>The amount is above a limit for refunds.</source>
        <translation>金額超出退款上限。</translation>
    </message>
    <message>
        <source>The bank forbids this refund.</source>
        <translation>銀行禁止這筆退款。</translation>
    </message>
    <message>
        <source>The payment has been refunded already, and not by this refund.</source>
        <translation>這筆付款已經退款，但並非由本次退款所退。</translation>
    </message>
    <message>
        <source>The refund is more than what is left of the payment.</source>
        <translation>退款超出這筆付款的餘額。</translation>
    </message>
    <message>
        <source>The time in which this payment could be refunded is over.</source>
        <translation>這筆付款的退款期限已過。</translation>
    </message>
</context>
<context>
    <name>refund_form</name>
    <message>
        <source>Amount to give back</source>
        <translation>退款金額</translation>
    </message>
    <message>
        <source>Do not refund</source>
        <translation>不退款</translation>
    </message>
    <message>
        <source>How much to give back? Up to {left}.</source>
        <translation>退回多少？最多 {left}。</translation>
    </message>
    <message>
        <source>Only {left} is left of this payment. Type that or less.</source>
        <translation>這筆付款只餘 {left}。請輸入此數或以下。</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Refund {amount}</source>
        <translation>退款 {amount}</translation>
    </message>
    <message>
        <source>This payment is given back whole or not at all: {left}.</source>
        <translation>這筆付款只可全數退款：{left}。</translation>
    </message>
</context>
<context>
    <name>refunding</name>
    <message>
        <source>It is not known yet whether refund {number} arrived, so it is not sent again. If QFPay does not find it until {time}, it can be sent again then.</source>
        <translation>仍未知道退款 {number} 是否已到達 QFPay，因此不會重新送出。如 QFPay 到 {time} 仍查無此退款，屆時便可重新送出。</translation>
    </message>
    <message>
        <source>QFPay has not said often enough that it does not know refund {number}, so it is not sent again. Ask about it once a minute, or wait.</source>
        <translation>QFPay 回覆「查無退款 {number}」的次數不足，因此不會重新送出。請每分鐘查詢一次，或稍候。</translation>
    </message>
    <message>
        <source>QFPay has refund {number} in progress, so it is not sent again. Wait until it is through.</source>
        <translation>QFPay 正在處理退款 {number}，因此不會重新送出。請等候處理完成。</translation>
    </message>
    <message>
        <source>Refund {number} belongs to profile {profile}, and this till is open for {open}. Use `--profile {profile}`, or open the counter with that profile.</source>
        <translation>退款 {number} 屬於設定檔 {profile}，而這部收銀機正使用 {open}。請用 `--profile {profile}`，或以該設定檔開啟收銀台。</translation>
    </message>
    <message>
        <source>Refund {number} is not open any more, so there is nothing to send again. Look at its payment.</source>
        <translation>退款 {number} 已有結果，無須重新送出。請查看其付款。</translation>
    </message>
    <message>
        <source>Refund {number} is on its way to QFPay. Wait for the answer before you send it again.</source>
        <translation>退款 {number} 正在送往 QFPay。請等候回應，再決定是否重新送出。</translation>
    </message>
    <message>
        <source>This till knows no refund with the number {number}.</source>
        <translation>這部收銀機沒有編號為 {number} 的退款。</translation>
    </message>
</context>
<context>
    <name>releases</name>
    <message>
        <source>No release page is set, so nobody is asked for newer versions.</source>
        <translation>未填寫版本發佈頁，因此不會查詢較新版本。</translation>
    </message>
    <message>
        <source>The release page {url} answers with status {status}.</source>
        <translation>版本發佈頁 {url} 的回應狀態為 {status}。</translation>
    </message>
    <message>
        <source>The release page {url} does not answer ({reason}).</source>
        <translation>版本發佈頁 {url} 沒有回應（{reason}）。</translation>
    </message>
    <message>
        <source>The release page {url} leads to an address that cannot be used.</source>
        <translation>版本發佈頁 {url} 轉往不能使用的網址。</translation>
    </message>
    <message>
        <source>The release page {url} lists nothing newer.</source>
        <translation>版本發佈頁 {url} 沒有列出較新版本。</translation>
    </message>
    <message>
        <source>The release page {url} names no version of pos-app.</source>
        <translation>版本發佈頁 {url} 上找不到 pos-app 的版本。</translation>
    </message>
    <message>
        <source>{version} is on the release page {url}.</source>
        <translation>版本發佈頁 {url} 上有 {version}。</translation>
    </message>
</context>
<context>
    <name>renewing</name>
    <message>
        <source>These credentials are of another merchant (app_code or mchid differ), and {count} payments or refunds of the old one are still open. Nothing was changed. Wait until they are answered, or add a profile for the other merchant.</source>
        <translation>這些憑證屬於另一個商戶（app_code 或 mchid 不同），而原商戶尚有 {count} 筆付款或退款未有結果。沒有任何更改。請等候結果，或為另一個商戶新增設定檔。</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>This is no date. Write it like 2026-11-23.</source>
        <translation>這不是日期。請寫成 2026-11-23 這樣。</translation>
    </message>
</context>
<context>
    <name>result_buttons</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Charge all the same</source>
        <translation>仍然收款</translation>
    </message>
    <message>
        <source>Do not charge</source>
        <translation>不收款</translation>
    </message>
    <message>
        <source>Drop code</source>
        <translation>不用此碼</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留款項</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Later: serve the next customer</source>
        <translation>稍後：先服務下一位顧客</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一單</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>收據</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重試</translation>
    </message>
    <message>
        <source>Returned another way</source>
        <translation>已用其他方式退回</translation>
    </message>
</context>
<context>
    <name>rotation</name>
    <message>
        <source>QFPay refuses these credentials (code {respcd}), so they were not stored: what was in use stays. Compare app_code, client_key and mchid with what QFPay gave you, and the environment and signature type of the profile. QFPay may also switch a new key on later: then try again.</source>
        <translation>QFPay 拒絕這些憑證（代碼 {respcd}），因此沒有儲存，原有的繼續使用。請對照 QFPay 提供的 app_code、client_key 和 mchid，以及設定檔的環境和簽名類型。QFPay 也可能稍後才啟用新密鑰：屆時再試。</translation>
    </message>
</context>
<context>
    <name>saving</name>
    <message>
        <source>The bundle could not be saved anywhere. Make room on the disk, and try again.</source>
        <translation>檔案包未能儲存到任何位置。請騰出磁碟空間，再試一次。</translation>
    </message>
    <message>
        <source>{path} could not be written ({problem}). Choose another place.</source>
        <translation>無法寫入 {path}（{problem}）。請選擇其他位置。</translation>
    </message>
</context>
<context>
    <name>scanner_page</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Scan three codes, best different ones: payment codes of your own wallet, or products. Nothing is charged here.</source>
        <translation>掃描三個碼，最好各不相同：自己電子錢包的付款碼，或貨品條碼。在這裏掃描不會收款。</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>掃描器</translation>
    </message>
    <message>
        <source>Settings in use: {settings}</source>
        <translation>目前設定：{settings}</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新開始</translation>
    </message>
    <message>
        <source>Test the scanner, or learn it</source>
        <translation>測試或學習掃描器</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>使用這些設定</translation>
    </message>
    <message>
        <source>Usual settings</source>
        <translation>一般設定</translation>
    </message>
</context>
<context>
    <name>scanner_panels</name>
    <message>
        <source>Before the code</source>
        <translation>碼前</translation>
    </message>
    <message>
        <source>Behind the code</source>
        <translation>碼後</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字元數目</translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>結尾按鍵</translation>
    </message>
    <message>
        <source>Pauses in ms, longest / mean</source>
        <translation>間隔（毫秒），最長／平均</translation>
    </message>
    <message>
        <source>Read as a scan</source>
        <translation>認出是掃描</translation>
    </message>
    <message>
        <source>Scan {number}</source>
        <translation>第 {number} 次掃描</translation>
    </message>
    <message>
        <source>What arrived</source>
        <translation>收到的內容</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>類別</translation>
    </message>
</context>
<context>
    <name>scanner_words</name>
    <message>
        <source>Better still: set the scanner's delay between characters to 0. Slow scanners read no short codes.</source>
        <translation>更好的方法：將掃描器的字元間隔設為 0。慢的掃描器讀不到短碼。</translation>
    </message>
    <message>
        <source>Capitals and small letters are exchanged. Switch Caps Lock off, or in the scanner.</source>
        <translation>大小寫相反了。請關閉 Caps Lock，或在掃描器內關閉。</translation>
    </message>
    <message>
        <source>Each scan was read, but not each ends alike. If that goes on, set the scanner to send Enter behind every code.</source>
        <translation>每次都讀到，但結尾不同。如果一再這樣，請設定掃描器在每個碼後送出 Enter。</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>JKOPay, not taken</source>
        <translation>街口支付，不接受</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Not right yet</source>
        <translation>還未正常</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>沒有</translation>
    </message>
    <message>
        <source>Other signs arrive instead of digits. Set the keyboard of this computer, or of the scanner, to English (US).</source>
        <translation>收到的是符號而不是數字。請將這部電腦或掃描器的鍵盤設為英文（美國）。</translation>
    </message>
    <message>
        <source>Press “Use these settings”: {settings}.</source>
        <translation>請按「使用這些設定」：{settings}。</translation>
    </message>
    <message>
        <source>Product barcode</source>
        <translation>貨品條碼</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>準備好</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>收據號碼</translation>
    </message>
    <message>
        <source>Scan again</source>
        <translation>請再掃描</translation>
    </message>
    <message>
        <source>Scan {count} more.</source>
        <translation>請再掃描 {count} 次。</translation>
    </message>
    <message>
        <source>Something else comes before or behind each code. Switch code identifiers off in the scanner.</source>
        <translation>每個碼前後的字元都不同。請在掃描器內關閉條碼識別碼。</translation>
    </message>
    <message>
        <source>Something gets lost on the way. Plug the scanner straight into this computer and scan one code three times.</source>
        <translation>傳送途中遺失了字元。請將掃描器直接插到這部電腦，然後掃描同一個碼三次。</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>The counter reads this scanner with the settings in use.</source>
        <translation>以目前設定，收銀台能讀取這部掃描器。</translation>
    </message>
    <message>
        <source>The scanner is as slow as typing. Set its delay between characters to 0, then test again.</source>
        <translation>掃描器和打字一樣慢。請將字元間隔設為 0，然後再測試。</translation>
    </message>
    <message>
        <source>The scanner is slow, and this code is too short to test it. Set its delay between characters to 0, or scan a payment code.</source>
        <translation>掃描器太慢，而這個碼太短，不能用來測試。請將字元間隔設為 0，或掃描付款碼。</translation>
    </message>
    <message>
        <source>The scanner sends digits round each code, which nobody can tell from the code. Set it to send nothing before and behind.</source>
        <translation>掃描器在每個碼前後加上數字，無法與碼分開。請設定掃描器前後都不加任何字元。</translation>
    </message>
    <message>
        <source>The scanner sent no code. Hold it nearer, brighten the screen, or reset the scanner.</source>
        <translation>掃描器沒有送出碼。請移近一點、調亮螢幕，或重設掃描器。</translation>
    </message>
    <message>
        <source>These codes are not known here. Scan a payment code of your own wallet, or a product.</source>
        <translation>這裏不認識這些碼。請掃描自己電子錢包的付款碼，或貨品條碼。</translation>
    </message>
    <message>
        <source>These scans were not read. Scan three times again, without touching the keyboard.</source>
        <translation>未能讀取這些掃描。請不要碰鍵盤，重新掃描三次。</translation>
    </message>
    <message>
        <source>This was typed by hand. If the scanner sent it, set its delay between characters to 0.</source>
        <translation>這是用手輸入的。如果是掃描器送出的，請將字元間隔設為 0。</translation>
    </message>
    <message>
        <source>Typed, not scanned</source>
        <translation>是輸入，不是掃描</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>網址</translation>
    </message>
    <message>
        <source>What comes round the code cannot be told from it. Scan different codes.</source>
        <translation>無法分辨碼和碼前後的字元。請掃描不同的碼。</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>運作正常</translation>
    </message>
    <message>
        <source>Works with other settings</source>
        <translation>改用其他設定便可</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>before the code {signs}</source>
        <translation>碼前 {signs}</translation>
    </message>
    <message>
        <source>behind the code {signs}</source>
        <translation>碼後 {signs}</translation>
    </message>
    <message>
        <source>pauses of up to {gap} ms</source>
        <translation>間隔最長 {gap} 毫秒</translation>
    </message>
    <message>
        <source>the usual ones</source>
        <translation>一般設定</translation>
    </message>
</context>
<context>
    <name>screen</name>
    <message>
        <source>A payment of the same amount is still being checked ({wallet}, {time}). If this is the same customer, do not charge again.</source>
        <translation>有一筆相同金額的付款仍在查詢（{wallet}，{time}）。如是同一位顧客，請勿再次收款。</translation>
    </message>
    <message>
        <source>Ask the customer for a fresh code and scan it, or show a QR code</source>
        <translation>請顧客更新付款碼再掃，或出示二維碼</translation>
    </message>
    <message>
        <source>Charge again?</source>
        <translation>再次收款？</translation>
    </message>
    <message>
        <source>Charge {amount}?</source>
        <translation>收款 {amount}？</translation>
    </message>
    <message>
        <source>Code ending in {last4}</source>
        <translation>付款碼尾號 {last4}</translation>
    </message>
    <message>
        <source>Code scanned</source>
        <translation>已掃碼</translation>
    </message>
    <message>
        <source>Finish the amount, then press Enter to charge the scanned code.</source>
        <translation>請輸入完整金額，再按 Enter，以已掃的碼收款。</translation>
    </message>
    <message>
        <source>Press Enter, then scan the customer's code, or show a QR code</source>
        <translation>請按 Enter，再掃顧客的付款碼，或出示二維碼</translation>
    </message>
    <message>
        <source>Scan the customer's code, or show a QR code</source>
        <translation>請掃顧客的付款碼，或出示二維碼</translation>
    </message>
    <message>
        <source>The code does not tell its wallet. Ask the customer, then press the wallet.</source>
        <translation>從這個碼看不出是哪個錢包。請詢問顧客，然後按該錢包。</translation>
    </message>
    <message>
        <source>This is more than {limit}. Check the amount before you charge it.</source>
        <translation>金額超過 {limit}。收款前請先核對金額。</translation>
    </message>
    <message>
        <source>Type the amount</source>
        <translation>請輸入金額</translation>
    </message>
    <message>
        <source>Type the amount, then press Enter to charge the scanned code.</source>
        <translation>請輸入金額，再按 Enter，以已掃的碼收款。</translation>
    </message>
    <message>
        <source>Under {least}: banks may take so small a payment for fraud and refuse it.</source>
        <translation>低於 {least}：銀行可能視小額付款為可疑而拒絕。</translation>
    </message>
    <message>
        <source>Which wallet?</source>
        <translation>哪個錢包？</translation>
    </message>
    <message>
        <source>{wallet}, code ending in {last4}</source>
        <translation>{wallet}，付款碼尾號 {last4}</translation>
    </message>
</context>
<context>
    <name>screen_choice</name>
    <message>
        <source>{screen} (this window is on it)</source>
        <translation>{screen}（本視窗所在）</translation>
    </message>
</context>
<context>
    <name>screens_check</name>
    <message>
        <source>Set a smaller scale or a higher resolution in the computer's display settings.</source>
        <translation>請在電腦的顯示設定中選較小的縮放比例，或較高的解像度。</translation>
    </message>
    <message>
        <source>{screens}. The cashier's screen has less than 1024 × 768 to show.</source>
        <translation>{screens}。收銀員的螢幕顯示範圍不足 1024 × 768。</translation>
    </message>
    <message>
        <source>{screen}, scaled to {percent} %</source>
        <translation>{screen}，縮放 {percent} %</translation>
    </message>
    <message>
        <source>{screen}, scaled to {percent} %, shows the customer's view</source>
        <translation>{screen}，縮放 {percent} %，顯示顧客畫面</translation>
    </message>
</context>
<context>
    <name>serial_devices</name>
    <message>
        <source>Another program uses the scanner ({port}). Close that program; nothing else is to be done.</source>
        <translation>另一個程式正在使用掃描器（{port}）。請關閉該程式，無須做其他事。</translation>
    </message>
    <message>
        <source>The scanner ({port}) is not plugged in. It is used as soon as it is plugged in again.</source>
        <translation>掃描器（{port}）沒有接上。重新插好後即可使用。</translation>
    </message>
    <message>
        <source>The scanner's port ({port}) does not work. Unplug the scanner and plug it in again.</source>
        <translation>掃描器的連接埠（{port}）不能運作。請拔出掃描器再插上。</translation>
    </message>
    <message>
        <source>This user may not read from the scanner ({port}). Add the user to the group that may (dialout on Debian and Ubuntu), then log in again.</source>
        <translation>這個用戶無權讀取掃描器（{port}）。請把用戶加入有權的群組（Debian 和 Ubuntu 是 dialout），然後重新登入。</translation>
    </message>
    <message>
        <source>{port} is not a serial port. Choose the scanner's port in the settings.</source>
        <translation>{port} 不是序列埠。請在設定中選擇掃描器的連接埠。</translation>
    </message>
</context>
<context>
    <name>serial_ports</name>
    <message>
        <source>No scanner was found on a USB serial port. Plug it in, or set it to USB-COM with the barcode in its manual.</source>
        <translation>USB 序列埠上找不到掃描器。請插上掃描器，或用說明書中的條碼把它設為 USB-COM。</translation>
    </message>
    <message>
        <source>Several devices are on USB serial ports. Choose in the settings which one is the scanner.</source>
        <translation>USB 序列埠上有多個裝置。請在設定中選擇哪一個是掃描器。</translation>
    </message>
</context>
<context>
    <name>setting_entry</name>
    <message>
        <source>Apply</source>
        <translation>套用</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>減少</translation>
    </message>
    <message>
        <source>More</source>
        <translation>增加</translation>
    </message>
</context>
<context>
    <name>setting_row</name>
    <message>
        <source>A change counts from the next start.</source>
        <translation>更改在下次啟動後生效。</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>The command line says {value} for this run. A change counts from the next start.</source>
        <translation>這次由命令列指定為 {value}。更改於下次啟動時生效。</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>{what} (not connected)</source>
        <translation>{what}（未連接）</translation>
    </message>
</context>
<context>
    <name>setting_values</name>
    <message>
        <source>This is not a number. Type it like {example}.</source>
        <translation>這不是數字。請按此格式輸入：{example}。</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Not everything in the settings can be used, so nothing was exported. Correct it first.</source>
        <translation>部分設定無法使用，因此沒有匯出。請先更正。</translation>
    </message>
    <message>
        <source>Nothing was changed, because {path} cannot be used as it is.</source>
        <translation>{path} 目前無法使用，因此沒有更改任何內容。</translation>
    </message>
    <message>
        <source>The last good settings are in use again (profile {profile}).</source>
        <translation>已重新使用上次正常的設定（設定檔 {profile}）。</translation>
    </message>
    <message>
        <source>The last good settings are in use again (profile {profile}). The broken file is kept: {aside}.</source>
        <translation>已重新使用上次正常的設定（設定檔 {profile}）。損壞的檔案保留在 {aside}。</translation>
    </message>
    <message>
        <source>The settings of {path} are taken over. An open window follows at its next start.</source>
        <translation>已採用 {path} 的設定。已開啟的視窗於下次啟動時採用。</translation>
    </message>
    <message>
        <source>The settings of {path} are taken over; what they were is in {kept}. An open window follows at its next start.</source>
        <translation>已採用 {path} 的設定；原來的設定在 {kept}。已開啟的視窗於下次啟動時採用。</translation>
    </message>
    <message>
        <source>The shop's settings are in {path}. Secrets and what is this PC's own are not.</source>
        <translation>店舖的設定已寫入 {path}，不含機密資料和這部電腦自己的設定。</translation>
    </message>
    <message>
        <source>There is no file {path}. Check its name.</source>
        <translation>沒有檔案 {path}。請檢查名稱。</translation>
    </message>
    <message>
        <source>This is not the address of the environment {name}, which is {url}. Correct one of the two.</source>
        <translation>這不是環境 {name} 的網址，該網址是 {url}。請更正其中一項。</translation>
    </message>
    <message>
        <source>This till has the settings of {path} already; nothing was changed.</source>
        <translation>這部收銀機已有 {path} 的設定；沒有更改任何內容。</translation>
    </message>
    <message>
        <source>{name} is {value} already.</source>
        <translation>{name} 已是 {value}。</translation>
    </message>
    <message>
        <source>{name} is {value} now. An open window takes it over at its next start.</source>
        <translation>{name} 現為 {value}。已開啟的視窗於下次啟動時採用。</translation>
    </message>
    <message>
        <source>{path} holds the settings of this till. Choose another file.</source>
        <translation>{path} 是這部收銀機本身的設定。請選用其他檔案。</translation>
    </message>
</context>
<context>
    <name>settings_page</name>
    <message>
        <source>Account</source>
        <translation>帳戶</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>收銀台</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>網絡</translation>
    </message>
    <message>
        <source>Not everything in the settings can be used</source>
        <translation>部分設定內容無法使用</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>掃描器</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店舖</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>音效</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>測試</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>這部電腦</translation>
    </message>
    <message>
        <source>Wallets</source>
        <translation>錢包</translation>
    </message>
</context>
<context>
    <name>setup_again</name>
    <message>
        <source>Another environment, or everything once more from the first step.</source>
        <translation>改用另一個環境，或由第一步起重新設定。</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持不變</translation>
    </message>
    <message>
        <source>Set up again</source>
        <translation>重新設定</translation>
    </message>
    <message>
        <source>The next start opens the set-up, filled in with what is in use today. Nothing changes until something else is chosen there.</source>
        <translation>下次啟動時會開啟設定，並填好目前使用的內容。選擇其他內容之前，一切不變。</translation>
    </message>
    <message>
        <source>The next start opens the set-up. Until then the counter goes on.</source>
        <translation>下次啟動時會開啟設定。在此之前收銀台照常運作。</translation>
    </message>
    <message>
        <source>Yes, at the next start</source>
        <translation>好，下次啟動時</translation>
    </message>
</context>
<context>
    <name>setup_devices</name>
    <message>
        <source>No other screen is used. Customers then see QR codes in the counter's own window.</source>
        <translation>沒有使用其他螢幕。顧客會在收銀台的視窗看二維碼。</translation>
    </message>
    <message>
        <source>Show an amount there</source>
        <translation>在該螢幕顯示金額</translation>
    </message>
    <message>
        <source>The customer's screen shows something now. Look whether it is the right one.</source>
        <translation>顧客螢幕現正顯示內容。請看看是不是這個螢幕。</translation>
    </message>
</context>
<context>
    <name>setup_pages</name>
    <message>
        <source>Go to: {step}</source>
        <translation>前往：{step}</translation>
    </message>
    <message>
        <source>Set up for real payments</source>
        <translation>設定正式收款</translation>
    </message>
    <message>
        <source>Train first</source>
        <translation>先用培訓模式</translation>
    </message>
    <message>
        <source>Without account and credentials the counter cannot open; training works without them.</source>
        <translation>沒有帳戶和憑證，收銀台不能開啟；培訓模式則不需要。</translation>
    </message>
</context>
<context>
    <name>setup_steps</name>
    <message>
        <source>A scanner on a serial port (USB-COM) is chosen in the settings, under “Scanner”.</source>
        <translation>序列埠掃描器（USB-COM）請在設定的「掃描器」中選擇。</translation>
    </message>
    <message>
        <source>A second screen can show the customer the amount and the QR code.</source>
        <translation>第二個螢幕可向顧客顯示金額和二維碼。</translation>
    </message>
    <message>
        <source>Address of the gateway</source>
        <translation>閘道網址</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>其他網址</translation>
    </message>
    <message>
        <source>Choose one to go on.</source>
        <translation>請選擇一項才可繼續。</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>憑證</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>貨幣</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>環境</translation>
    </message>
    <message>
        <source>Everything here can be changed later in the menu, under “Settings”.</source>
        <translation>這裏的一切稍後可在選單的「設定」更改。</translation>
    </message>
    <message>
        <source>For another country, or a gateway on this computer: type the address that you were given.</source>
        <translation>用於其他國家／地區或本機閘道：請輸入對方提供的網址。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>Live testing</source>
        <translation>實測環境</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>正式環境</translation>
    </message>
    <message>
        <source>QFPay gave you app_code, client_key and perhaps mchid. They are kept in the keyring of this computer, nowhere else.</source>
        <translation>QFPay 給了你 app_code、client_key，可能還有 mchid。它們只存放在這部電腦的密鑰圈。</translation>
    </message>
    <message>
        <source>QFPay's letter says for which environment your credentials are.</source>
        <translation>QFPay 的信件說明你的憑證屬於哪個環境。</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就緒</translation>
    </message>
    <message>
        <source>Real payments, settled to you by QFPay.</source>
        <translation>真實收款，由 QFPay 結算給你。</translation>
    </message>
    <message>
        <source>SHA256, unless QFPay told you otherwise.</source>
        <translation>SHA256，除非 QFPay 另有說明。</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙盒</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>掃描器</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店舖</translation>
    </message>
    <message>
        <source>Shop and till</source>
        <translation>店舖和收銀機</translation>
    </message>
    <message>
        <source>Signature type</source>
        <translation>簽名類型</translation>
    </message>
    <message>
        <source>Such as Asia/Hong_Kong or Asia/Tokyo.</source>
        <translation>例如 Asia/Hong_Kong 或 Asia/Tokyo。</translation>
    </message>
    <message>
        <source>Such as https://openapi-hk.qfapi.com.</source>
        <translation>例如 https://openapi-hk.qfapi.com。</translation>
    </message>
    <message>
        <source>Switch on what QFPay has enabled for you; its letter or its support says what that is. Nothing is tried out here.</source>
        <translation>請開啟 QFPay 已為你開通的錢包；QFPay 的信件或技術支援會說明是哪些。這裏不會嘗試收款。</translation>
    </message>
    <message>
        <source>The customer's screen</source>
        <translation>顧客螢幕</translation>
    </message>
    <message>
        <source>This is what the counter will open with.</source>
        <translation>收銀台會用以下設定開啟。</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>收銀機</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>時區</translation>
    </message>
    <message>
        <source>Training is the whole counter with invented money. Nothing has to be set up for it.</source>
        <translation>培訓模式就是完整的收銀台，只是用虛構的錢。無須任何設定。</translation>
    </message>
    <message>
        <source>Training, or real payments?</source>
        <translation>培訓，還是正式收款？</translation>
    </message>
    <message>
        <source>Wallets</source>
        <translation>錢包</translation>
    </message>
    <message>
        <source>What stands at the top of the window and on the customer's screen.</source>
        <translation>顯示於視窗頂部和顧客螢幕的內容。</translation>
    </message>
    <message>
        <source>Your account at QFPay</source>
        <translation>你在 QFPay 的帳戶</translation>
    </message>
    <message>
        <source>in the keyring</source>
        <translation>已存入密鑰圈</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未設定</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>第 {number} 步，共 {count} 步</translation>
    </message>
    <message>
        <source>{number} {name}</source>
        <translation>{number} {name}</translation>
    </message>
</context>
<context>
    <name>setup_window</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍後</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Open the counter</source>
        <translation>開啟收銀台</translation>
    </message>
    <message>
        <source>Setting up the counter</source>
        <translation>設定收銀台</translation>
    </message>
    <message>
        <source>This did not work, and it is our mistake. Try again, or go on with “Later”.</source>
        <translation>未能完成，這是程式的錯誤。請再試一次，或按「稍後」繼續。</translation>
    </message>
    <message>
        <source>Train first</source>
        <translation>先用培訓模式</translation>
    </message>
</context>
<context>
    <name>sharing</name>
    <message>
        <source>There is no profile of that name, in the file or here.</source>
        <translation>檔案內和這裏都沒有這個名稱的設定檔。</translation>
    </message>
    <message>
        <source>This is about one PC and is not handed on. Remove it, or say it for this PC with --set.</source>
        <translation>這項設定只屬於一部電腦，不會轉給其他電腦。請移除，或用 --set 為這部電腦指定。</translation>
    </message>
    <message>
        <source>This looks like a secret, which does not belong in a file. Remove it; `pos-app credentials set` stores secrets.</source>
        <translation>這看來是機密資料，不應放在檔案內。請移除；機密資料由 `pos-app credentials set` 儲存。</translation>
    </message>
    <message>
        <source>{path} was written by a newer pos-app (settings version {version}; this one knows {known}). Install the newer pos-app here first.</source>
        <translation>{path} 由較新的 pos-app 寫入（設定版本 {version}；這個程式只識別至 {known}）。請先在這裏安裝較新的 pos-app。</translation>
    </message>
</context>
<context>
    <name>sheet</name>
    <message>
        <source>For the training gateway only. Type an amount, then scan a code and see what happens.</source>
        <translation>只供培訓閘道使用。請輸入金額，再掃碼看看結果。</translation>
    </message>
    <message>
        <source>Training codes: no money moves</source>
        <translation>培訓用付款碼：不涉及真實款項</translation>
    </message>
</context>
<context>
    <name>shop_picture</name>
    <message>
        <source>The picture for the customer cannot be read: {path}. Choose a PNG or JPEG file; until then the name is shown.</source>
        <translation>讀不到給顧客看的圖片：{path}。請選用 PNG 或 JPEG 檔案；在此之前顯示店名。</translation>
    </message>
    <message>
        <source>The picture for the customer has more than {most} megapixels: {path}. Make it smaller; until then the name is shown.</source>
        <translation>給顧客看的圖片超過 {most} 百萬像素：{path}。請縮小圖片；在此之前顯示店名。</translation>
    </message>
    <message>
        <source>The picture for the customer is not there: {path}. Choose it again; until then the name is shown.</source>
        <translation>找不到給顧客看的圖片：{path}。請重新選擇；在此之前顯示店名。</translation>
    </message>
</context>
<context>
    <name>signature</name>
    <message>
        <source>Answers are not signed; trust in them rests on TLS.</source>
        <translation>回應沒有簽名，只能靠 TLS 確保可信。</translation>
    </message>
    <message>
        <source>Answers are signed and verify. After 20 in a row at one endpoint the till demands it.</source>
        <translation>回應有簽名，驗證無誤。同一介面連續 20 次之後，收銀機便會要求必須有簽名。</translation>
    </message>
    <message>
        <source>Answers bear a signature that does not verify ({endpoints}). Sales go on; trust in the answers rests on TLS.</source>
        <translation>回應的簽名無法驗證（{endpoints}）。收款照常；回應只能靠 TLS 確保可信。</translation>
    </message>
    <message>
        <source>Answers must be signed, and are: {endpoints}.</source>
        <translation>回應必須有簽名，而且簽名正確：{endpoints}。</translation>
    </message>
    <message>
        <source>Compare the client_key with QFPay's, then send the output of `pos-app credentials pins` to support.</source>
        <translation>請核對 client_key 是否與 QFPay 發出的相同，然後把 `pos-app credentials pins` 的輸出交給技術支援。</translation>
    </message>
    <message>
        <source>If QFPay issued a new client_key, store it in the settings or with `pos-app credentials set`: the till takes it over at once. Otherwise take payments another way and call QFPay: somebody may stand between this till and the gateway. Only if QFPay changed its signatures: `pos-app credentials clear-pin`.</source>
        <translation>如 QFPay 已發出新的 client_key，請在設定中儲存，或用 `pos-app credentials set` 儲存：收銀機即時使用。否則請改用其他方式收款，並致電 QFPay：可能有人介入收銀機與閘道之間。只有 QFPay 更改了簽名方式，才可用 `pos-app credentials clear-pin`。</translation>
    </message>
    <message>
        <source>In the last {hours} hours answers were not signed as before, and not believed: {endpoints}.</source>
        <translation>最近 {hours} 小時內有回應的簽名與以往不同，未予採信：{endpoints}。</translation>
    </message>
    <message>
        <source>No answer came, so there was no signature to check.</source>
        <translation>沒有收到回應，因此沒有簽名可以檢查。</translation>
    </message>
</context>
<context>
    <name>speaker</name>
    <message>
        <source>Sounds cannot be played: no loudspeaker was found. Plug one in or switch it on; the next sound tries again.</source>
        <translation>無法播放音效：找不到喇叭。請接上或開啟喇叭，下次有音效時會再試。</translation>
    </message>
    <message>
        <source>Sounds cannot be played: their files are missing or damaged. Install the program again.</source>
        <translation>無法播放音效：音效檔案遺失或損壞。請重新安裝程式。</translation>
    </message>
</context>
<context>
    <name>state_names</name>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>取消中</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>查詢中</translation>
    </message>
    <message>
        <source>DISPUTED</source>
        <translation>有爭議</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已過期</translation>
    </message>
    <message>
        <source>NOT PAID</source>
        <translation>未付款</translation>
    </message>
    <message>
        <source>NOT PAID, says a person</source>
        <translation>未付款（人手確認）</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>結果未知</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未送出</translation>
    </message>
    <message>
        <source>PAID</source>
        <translation>收款成功</translation>
    </message>
    <message>
        <source>PAID AFTER CANCEL</source>
        <translation>取消後到賬</translation>
    </message>
    <message>
        <source>PAID TWICE</source>
        <translation>重複收款</translation>
    </message>
    <message>
        <source>PAID, says a person</source>
        <translation>收款成功（人手確認）</translation>
    </message>
    <message>
        <source>Paying</source>
        <translation>處理中</translation>
    </message>
    <message>
        <source>Refund is being checked: do not refund again</source>
        <translation>退款查詢中：請勿再次退款</translation>
    </message>
    <message>
        <source>Refund is being processed</source>
        <translation>退款處理中</translation>
    </message>
    <message>
        <source>Refund is not known at QFPay: send it again</source>
        <translation>QFPay 查無此退款：請重新送出</translation>
    </message>
    <message>
        <source>Refund is on its way</source>
        <translation>退款已送出</translation>
    </message>
    <message>
        <source>Refund refused</source>
        <translation>退款被拒</translation>
    </message>
    <message>
        <source>Refund was not sent: try again</source>
        <translation>退款未送出：請再試</translation>
    </message>
    <message>
        <source>Refund without an answer for a week: look in QFPay's portal</source>
        <translation>退款一星期仍無回應：請查看 QFPay 商戶後台</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
</context>
<context>
    <name>status_bar</name>
    <message>
        <source>Menu</source>
        <translation>選單</translation>
    </message>
    <message>
        <source>Nothing to check</source>
        <translation>沒有待查付款</translation>
    </message>
    <message>
        <source>{alarm} {amount}</source>
        <translation>{alarm} {amount}</translation>
    </message>
    <message>
        <source>{alarm} {amount}, and {more} more</source>
        <translation>{alarm} {amount}，另有 {more} 筆</translation>
    </message>
    <message>
        <source>{count} payment to check</source>
        <translation>{count} 筆付款待查</translation>
    </message>
    <message>
        <source>{count} payments to check</source>
        <translation>{count} 筆付款待查</translation>
    </message>
    <message>
        <source>● Online</source>
        <translation>● 已連線</translation>
    </message>
    <message>
        <source>● Ready</source>
        <translation>● 就緒</translation>
    </message>
    <message>
        <source>✕ Not signed as before</source>
        <translation>✕ 簽名與以往不同</translation>
    </message>
    <message>
        <source>✕ Offline</source>
        <translation>✕ 離線</translation>
    </message>
    <message>
        <source>✕ Set the clock</source>
        <translation>✕ 請校正時間</translation>
    </message>
</context>
<context>
    <name>status_codes</name>
    <message>
        <source>A card payment can only be refunded in full on its own day.</source>
        <translation>銀行卡付款在當日只可全數退款。</translation>
    </message>
    <message>
        <source>Ask a manager to return the money another way.</source>
        <translation>請經理用其他方式退回款項。</translation>
    </message>
    <message>
        <source>Ask for another wallet or another way to pay.</source>
        <translation>請顧客改用其他錢包或付款方式。</translation>
    </message>
    <message>
        <source>Ask the customer to finish on the phone. Do not charge again.</source>
        <translation>請顧客在手機上完成付款。請勿再次收款。</translation>
    </message>
    <message>
        <source>Ask the customer to refresh the code, and scan it again.</source>
        <translation>請顧客更新付款碼，然後再掃。</translation>
    </message>
    <message>
        <source>Ask the customer to switch to the overseas code in the app, and scan that.</source>
        <translation>請顧客在應用程式切換至境外付款碼，再掃描。</translation>
    </message>
    <message>
        <source>Between 23:30 and 00:30, try again after 00:30. Otherwise return the money another way.</source>
        <translation>如在 23:30 至 00:30 之間，請於 00:30 後再試；否則請用其他方式退回。</translation>
    </message>
    <message>
        <source>Call the manager, and take payments another way meanwhile. For help, write to {support}.</source>
        <translation>請通知經理，期間用其他方式收款。如需協助，請電郵 {support}。</translation>
    </message>
    <message>
        <source>Call the manager: the credentials must be checked. For help, write to {support}.</source>
        <translation>請通知經理核對憑證。如需協助，請電郵 {support}。</translation>
    </message>
    <message>
        <source>Do not charge again. Ask a manager to compare this payment with QFPay's portal.</source>
        <translation>請勿再次收款。請經理在 QFPay 商戶後台核對這筆付款。</translation>
    </message>
    <message>
        <source>Do not charge again. The counter is asking QFPay for the result.</source>
        <translation>請勿再次收款。收銀台正向 QFPay 查詢結果。</translation>
    </message>
    <message>
        <source>Do not charge again. Wait for the result; if it is paid, refund it from the history.</source>
        <translation>請勿再次收款。請等候結果；如已付款，請在交易紀錄退款。</translation>
    </message>
    <message>
        <source>Do not charge again: the counter is asking QFPay. If it comes back, write to {support}.</source>
        <translation>請勿再次收款：收銀台正向 QFPay 查詢。如再次出現，請電郵 {support}。</translation>
    </message>
    <message>
        <source>Do not refund again. Look at the payment in the history.</source>
        <translation>請勿再次退款。請在交易紀錄查看這筆付款。</translation>
    </message>
    <message>
        <source>Do not try this again. Take the payment another way; for the reason, write to {support}.</source>
        <translation>請勿再試。請用其他方式收款；如要了解原因，請電郵 {support}。</translation>
    </message>
    <message>
        <source>It is being processed.</source>
        <translation>正在處理。</translation>
    </message>
    <message>
        <source>It is not paid yet: the customer is confirming.</source>
        <translation>尚未付款：顧客正在確認。</translation>
    </message>
    <message>
        <source>No refund is possible at this time, or the time for refunds is over.</source>
        <translation>現時不能退款，或已過退款期限。</translation>
    </message>
    <message>
        <source>QFPay answered with a code that is not known here.</source>
        <translation>QFPay 傳回未知的代碼。</translation>
    </message>
    <message>
        <source>QFPay cannot serve this now.</source>
        <translation>QFPay 現時無法處理。</translation>
    </message>
    <message>
        <source>QFPay carried it out.</source>
        <translation>QFPay 已完成。</translation>
    </message>
    <message>
        <source>QFPay could not read the request.</source>
        <translation>QFPay 無法讀取請求。</translation>
    </message>
    <message>
        <source>QFPay did not accept a value in the request.</source>
        <translation>QFPay 不接受請求中的某項資料。</translation>
    </message>
    <message>
        <source>QFPay did not accept the signature: the key or the shop's number is wrong.</source>
        <translation>QFPay 不接受簽名：密鑰或商戶編號錯誤。</translation>
    </message>
    <message>
        <source>QFPay does not know the result.</source>
        <translation>QFPay 不知道結果。</translation>
    </message>
    <message>
        <source>QFPay does not know this order.</source>
        <translation>QFPay 查無此訂單。</translation>
    </message>
    <message>
        <source>QFPay does not know this shop.</source>
        <translation>QFPay 查無此商戶。</translation>
    </message>
    <message>
        <source>QFPay does not know this till.</source>
        <translation>QFPay 查無此收銀機。</translation>
    </message>
    <message>
        <source>QFPay does not know this transaction, or cannot change it now.</source>
        <translation>QFPay 查無此交易，或現時不能更改。</translation>
    </message>
    <message>
        <source>QFPay forbids this transaction.</source>
        <translation>QFPay 禁止此交易。</translation>
    </message>
    <message>
        <source>QFPay has a problem that is being solved.</source>
        <translation>QFPay 有問題，正在解決。</translation>
    </message>
    <message>
        <source>QFPay has received this request before.</source>
        <translation>QFPay 先前已收到此請求。</translation>
    </message>
    <message>
        <source>QFPay has seen this number before.</source>
        <translation>QFPay 先前已收到此編號。</translation>
    </message>
    <message>
        <source>QFPay is under maintenance.</source>
        <translation>QFPay 正在維護。</translation>
    </message>
    <message>
        <source>QFPay met an error with this order.</source>
        <translation>QFPay 處理此訂單時出錯。</translation>
    </message>
    <message>
        <source>QFPay met an internal error.</source>
        <translation>QFPay 內部出錯。</translation>
    </message>
    <message>
        <source>QFPay's service is not available.</source>
        <translation>QFPay 服務暫停。</translation>
    </message>
    <message>
        <source>Refund the rest at most. The history shows what is left.</source>
        <translation>最多退回餘額。交易紀錄會顯示餘額。</translation>
    </message>
    <message>
        <source>Refund the whole amount, or refund the part tomorrow.</source>
        <translation>請全數退款，或明天再退部分款項。</translation>
    </message>
    <message>
        <source>Refund the whole amount.</source>
        <translation>請全數退款。</translation>
    </message>
    <message>
        <source>Risk control stopped this.</source>
        <translation>被風險控制攔截。</translation>
    </message>
    <message>
        <source>The amount is above a limit.</source>
        <translation>金額超出上限。</translation>
    </message>
    <message>
        <source>The amount is not that of the order.</source>
        <translation>金額與訂單不符。</translation>
    </message>
    <message>
        <source>The bank forbids this transaction.</source>
        <translation>銀行禁止此交易。</translation>
    </message>
    <message>
        <source>The bank is busy, or the amount is above a limit.</source>
        <translation>銀行繁忙，或金額超出上限。</translation>
    </message>
    <message>
        <source>The cancellation met an error at QFPay.</source>
        <translation>在 QFPay 取消時出錯。</translation>
    </message>
    <message>
        <source>The connection is slow and the payment may still succeed.</source>
        <translation>連線緩慢，付款仍可能成功。</translation>
    </message>
    <message>
        <source>The connection to the wallet is slow.</source>
        <translation>與錢包的連線緩慢。</translation>
    </message>
    <message>
        <source>The customer closed the order.</source>
        <translation>顧客已關閉訂單。</translation>
    </message>
    <message>
        <source>The customer's balance is too low.</source>
        <translation>顧客餘額不足。</translation>
    </message>
    <message>
        <source>The customer's bank reported an error.</source>
        <translation>顧客的銀行回報錯誤。</translation>
    </message>
    <message>
        <source>The customer's code is wrong or has expired.</source>
        <translation>顧客的付款碼錯誤或已過期。</translation>
    </message>
    <message>
        <source>The details are not those of the order.</source>
        <translation>資料與訂單不符。</translation>
    </message>
    <message>
        <source>The order has been refunded.</source>
        <translation>訂單已退款。</translation>
    </message>
    <message>
        <source>The order has expired.</source>
        <translation>訂單已過期。</translation>
    </message>
    <message>
        <source>The order is already paid.</source>
        <translation>訂單已付款。</translation>
    </message>
    <message>
        <source>The order is closed, or an earlier refund of it is still in progress.</source>
        <translation>訂單已關閉，或先前的退款仍在處理。</translation>
    </message>
    <message>
        <source>The order is not paid.</source>
        <translation>訂單未付款。</translation>
    </message>
    <message>
        <source>The order was cancelled.</source>
        <translation>訂單已取消。</translation>
    </message>
    <message>
        <source>The order was closed.</source>
        <translation>訂單已關閉。</translation>
    </message>
    <message>
        <source>The refund is more than what is left of the payment.</source>
        <translation>退款超出這筆付款的餘額。</translation>
    </message>
    <message>
        <source>The refund was refused.</source>
        <translation>退款被拒。</translation>
    </message>
    <message>
        <source>The result is not known yet.</source>
        <translation>尚未知道結果。</translation>
    </message>
    <message>
        <source>The shop is disabled at QFPay.</source>
        <translation>商戶已被 QFPay 停用。</translation>
    </message>
    <message>
        <source>The shop is not set up correctly at QFPay, or the number was used before.</source>
        <translation>商戶在 QFPay 的設定不正確，或編號已用過。</translation>
    </message>
    <message>
        <source>The shop is not set up correctly at QFPay.</source>
        <translation>商戶在 QFPay 的設定不正確。</translation>
    </message>
    <message>
        <source>The shop's account has a problem.</source>
        <translation>商戶帳戶有問題。</translation>
    </message>
    <message>
        <source>The shop's unsettled takings of today do not cover the refund.</source>
        <translation>今日未結算的收款不足以退款。</translation>
    </message>
    <message>
        <source>The wallet could not carry this out now.</source>
        <translation>錢包現時無法完成。</translation>
    </message>
    <message>
        <source>The wallet's service met an error.</source>
        <translation>錢包服務出錯。</translation>
    </message>
    <message>
        <source>This UnionPay code is for mainland China only.</source>
        <translation>此銀聯碼只限中國內地使用。</translation>
    </message>
    <message>
        <source>This currency can only be refunded in full.</source>
        <translation>此貨幣只可全數退款。</translation>
    </message>
    <message>
        <source>This has been refunded already.</source>
        <translation>這筆付款已經退款。</translation>
    </message>
    <message>
        <source>This is not a valid payment code.</source>
        <translation>這不是有效的付款碼。</translation>
    </message>
    <message>
        <source>This payment can only be refunded in full.</source>
        <translation>這筆付款只可全數退款。</translation>
    </message>
    <message>
        <source>This payment cannot be cancelled.</source>
        <translation>這筆付款不能取消。</translation>
    </message>
    <message>
        <source>This till is not activated at QFPay.</source>
        <translation>此收銀機未在 QFPay 啟用。</translation>
    </message>
    <message>
        <source>This till may not do this at QFPay.</source>
        <translation>QFPay 不允許此收銀機進行此操作。</translation>
    </message>
    <message>
        <source>Try the refund again later today, or tomorrow after 11:00.</source>
        <translation>請今日稍後，或明日 11:00 後再退款。</translation>
    </message>
    <message>
        <source>Wait a few seconds and look at the payment in the history before you try again.</source>
        <translation>請等數秒，先在交易紀錄查看這筆付款，再試。</translation>
    </message>
    <message>
        <source>Wait for the result. Then take a smaller amount or another wallet.</source>
        <translation>請等待結果，然後改收較小金額或用其他錢包。</translation>
    </message>
    <message>
        <source>Wait until the counter knows the result. Then scan a fresh code or use another wallet.</source>
        <translation>請等收銀台得知結果，再掃新的付款碼或用其他錢包。</translation>
    </message>
    <message>
        <source>Wait until the counter shows that it ended unpaid, then start a new sale.</source>
        <translation>請等收銀台顯示未付款，再開始新的一單。</translation>
    </message>
    <message>
        <source>WeChat Pay met an error.</source>
        <translation>WeChat Pay 出錯。</translation>
    </message>
</context>
<context>
    <name>store</name>
    <message>
        <source>No credentials are stored for this profile. Store them in the settings, or with “pos-app credentials set”.</source>
        <translation>此設定檔未有憑證。請在設定中存入，或用「pos-app credentials set」。</translation>
    </message>
    <message>
        <source>No profile is chosen. Choose one in the settings, or with “pos-app profile use”.</source>
        <translation>未選擇設定檔。請在設定中選擇，或用「pos-app profile use」。</translation>
    </message>
    <message>
        <source>Or go on with the last good settings (profile {profile}, {currency}, {url}): `pos-app settings restore`.</source>
        <translation>或用上次正常的設定繼續（設定檔 {profile}，{currency}，{url}）：`pos-app settings restore`。</translation>
    </message>
    <message>
        <source>Or move the file away to begin with new settings.</source>
        <translation>或移走檔案，以新設定重新開始。</translation>
    </message>
    <message>
        <source>The stored credentials cannot be read any more. Store them again in the settings, or with “pos-app credentials set”.</source>
        <translation>已存的憑證無法讀取。請在設定中重新存入，或用「pos-app credentials set」。</translation>
    </message>
    <message>
        <source>There are no last good settings to go on with.</source>
        <translation>沒有上次正常的設定可用。</translation>
    </message>
    <message>
        <source>There is a profile named {profile} already. Choose another name.</source>
        <translation>已有名為 {profile} 的設定檔。請用其他名稱。</translation>
    </message>
    <message>
        <source>There is no profile named {profile}. “pos-app profile list” shows the names.</source>
        <translation>沒有名為 {profile} 的設定檔。「pos-app profile list」會列出名稱。</translation>
    </message>
    <message>
        <source>There is no profile yet. Add one in the settings, or with “pos-app profile add”.</source>
        <translation>尚未有設定檔。請在設定中新增，或用「pos-app profile add」。</translation>
    </message>
    <message>
        <source>These credentials are longer than a keyring can keep. Check that nothing else was copied along.</source>
        <translation>憑證太長，密鑰圈無法保存。請檢查有否多複製了其他內容。</translation>
    </message>
    <message>
        <source>{path} can be read, so nothing was restored.</source>
        <translation>{path} 可以讀取，因此沒有還原任何內容。</translation>
    </message>
</context>
<context>
    <name>stories</name>
    <message>
        <source>A web page comes instead of an answer</source>
        <translation>傳回的是網頁，而非回應</translation>
    </message>
    <message>
        <source>Busy is not unpaid: wait for the counter.</source>
        <translation>繁忙不等於未付款：請等收銀台查詢。</translation>
    </message>
    <message>
        <source>DISPUTED appears. Look into QFPay's portal and ask a manager.</source>
        <translation>顯示「有爭議」。請查看 QFPay 商戶後台並請示經理。</translation>
    </message>
    <message>
        <source>Do not charge again until the counter says NOT PAID: it needs some minutes.</source>
        <translation>收銀台顯示「未付款」之前請勿再次收款：需時數分鐘。</translation>
    </message>
    <message>
        <source>Do not charge again. The counter finds the payment by itself.</source>
        <translation>請勿再次收款。收銀台會自行查到這筆付款。</translation>
    </message>
    <message>
        <source>Do not refund again. After five minutes press Send refund again.</source>
        <translation>請勿再次退款。五分鐘後按「重新送出退款」。</translation>
    </message>
    <message>
        <source>Do not refund again. The counter finds the refund by itself.</source>
        <translation>請勿再次退款。收銀台會自行查到這筆退款。</translation>
    </message>
    <message>
        <source>Half of the answer is lost</source>
        <translation>回應遺失一半</translation>
    </message>
    <message>
        <source>NOT PAID. Ask for a fresh payment code.</source>
        <translation>未付款。請顧客出示新的付款碼。</translation>
    </message>
    <message>
        <source>NOT PAID. Ask for another wallet.</source>
        <translation>未付款。請顧客改用其他錢包。</translation>
    </message>
    <message>
        <source>NOT PAID. Ask the customer to refresh the code and scan again.</source>
        <translation>未付款。請顧客更新付款碼，然後再掃。</translation>
    </message>
    <message>
        <source>NOT PAID. Do not try again: ask for another way to pay.</source>
        <translation>未付款。請勿再試：請顧客改用其他付款方式。</translation>
    </message>
    <message>
        <source>No answer comes, and nothing was charged</source>
        <translation>沒有回應，亦沒有扣款</translation>
    </message>
    <message>
        <source>No answer comes, but the customer is charged</source>
        <translation>沒有回應，但顧客已被扣款</translation>
    </message>
    <message>
        <source>Not found is not unpaid: wait, it is PAID after a quarter of a minute.</source>
        <translation>查無此單不等於未付款：請稍候，約十五秒後顯示「收款成功」。</translation>
    </message>
    <message>
        <source>PAID. Hand over the goods.</source>
        <translation>收款成功。請交付商品。</translation>
    </message>
    <message>
        <source>Paid at once</source>
        <translation>即時付款</translation>
    </message>
    <message>
        <source>Paid at once; a refund is lost on its way</source>
        <translation>即時付款；退款在途中遺失</translation>
    </message>
    <message>
        <source>Paid at once; a refund is refused</source>
        <translation>即時付款；退款被拒</translation>
    </message>
    <message>
        <source>Paid at once; a refund takes a while</source>
        <translation>即時付款；退款需時</translation>
    </message>
    <message>
        <source>Paid at once; only the whole can be refunded</source>
        <translation>即時付款；只可全數退款</translation>
    </message>
    <message>
        <source>Paid at once; the answer to a refund is lost</source>
        <translation>即時付款；退款的回應遺失</translation>
    </message>
    <message>
        <source>Press Cancel, or wait until the counter does. Nothing is taken.</source>
        <translation>按「取消」，或等收銀台自行取消。沒有扣款。</translation>
    </message>
    <message>
        <source>Press Cancel. Minutes later PAID AFTER CANCEL appears: refund it, or keep it.</source>
        <translation>按「取消」。數分鐘後顯示「取消後到賬」：請退款或保留款項。</translation>
    </message>
    <message>
        <source>Press Cancel: the counter says PAID. Hand over the goods, or refund.</source>
        <translation>按「取消」：收銀台顯示「收款成功」。請交付商品，或退款。</translation>
    </message>
    <message>
        <source>Press Later and serve the next customer; a manager closes it with a reason.</source>
        <translation>按「稍後」，先服務下一位顧客；由經理註明原因並確認結果。</translation>
    </message>
    <message>
        <source>QFPay answers with a code nobody knows</source>
        <translation>QFPay 傳回無人認識的代碼</translation>
    </message>
    <message>
        <source>QFPay does not find the payment at first</source>
        <translation>QFPay 起初查不到這筆付款</translation>
    </message>
    <message>
        <source>QFPay takes its success back</source>
        <translation>QFPay 撤回成功的結果</translation>
    </message>
    <message>
        <source>QFPay's front door fails after the charge</source>
        <translation>扣款後 QFPay 入口出現故障</translation>
    </message>
    <message>
        <source>Refund a part: it is refused. Refund the whole instead.</source>
        <translation>退部分款項會被拒。請改為全數退款。</translation>
    </message>
    <message>
        <source>Refund it: the counter waits until the refund is through.</source>
        <translation>請退款：收銀台會等到退款完成。</translation>
    </message>
    <message>
        <source>Refund it: today's takings do not cover it. Try again later.</source>
        <translation>請退款：今日收款不足以退款。請稍後再試。</translation>
    </message>
    <message>
        <source>The answer is signed with a wrong key</source>
        <translation>回應用了錯誤的密鑰簽名</translation>
    </message>
    <message>
        <source>The answer names another amount</source>
        <translation>回應的金額不同</translation>
    </message>
    <message>
        <source>The answer takes twelve seconds</source>
        <translation>十二秒後才有回應</translation>
    </message>
    <message>
        <source>The balance is too low</source>
        <translation>餘額不足</translation>
    </message>
    <message>
        <source>The bank says it is busy, but charges</source>
        <translation>銀行表示繁忙，但已扣款</translation>
    </message>
    <message>
        <source>The connection breaks after the charge</source>
        <translation>扣款後連線中斷</translation>
    </message>
    <message>
        <source>The counter cancels and makes sure. Then offer another way to pay.</source>
        <translation>收銀台會取消並核實。然後請顧客改用其他付款方式。</translation>
    </message>
    <message>
        <source>The counter does not believe it and asks again before it says PAID.</source>
        <translation>收銀台不會採信，會再查詢才顯示「收款成功」。</translation>
    </message>
    <message>
        <source>The counter records it and makes sure by asking again.</source>
        <translation>收銀台會記錄，並再查詢核實。</translation>
    </message>
    <message>
        <source>The customer never types the password</source>
        <translation>顧客一直沒有輸入密碼</translation>
    </message>
    <message>
        <source>The customer pays in the second of the cancel</source>
        <translation>顧客在取消的一刻付款</translation>
    </message>
    <message>
        <source>The customer refuses on the phone</source>
        <translation>顧客在手機上拒絕付款</translation>
    </message>
    <message>
        <source>The customer types a password, then pays</source>
        <translation>顧客輸入密碼後付款</translation>
    </message>
    <message>
        <source>The money arrives after the cancel</source>
        <translation>取消後款項才到賬</translation>
    </message>
    <message>
        <source>The payment code is too old</source>
        <translation>付款碼已過期</translation>
    </message>
    <message>
        <source>The payment stays open, even after a cancel</source>
        <translation>即使取消，付款仍未有結果</translation>
    </message>
    <message>
        <source>The wallet does not know the code</source>
        <translation>錢包不認得此碼</translation>
    </message>
    <message>
        <source>The wallet forbids the payment</source>
        <translation>錢包禁止此付款</translation>
    </message>
    <message>
        <source>Too many requests: QFPay turns the payment away</source>
        <translation>請求過多：QFPay 拒絕這筆付款</translation>
    </message>
    <message>
        <source>Unknown is not unpaid: wait, it is PAID after a few seconds.</source>
        <translation>未知不等於未付款：請稍候，數秒後顯示「收款成功」。</translation>
    </message>
    <message>
        <source>Wait a few seconds: the counter asks by itself.</source>
        <translation>請等數秒：收銀台會自行查詢。</translation>
    </message>
    <message>
        <source>Wait: the counter asks by itself and says PAID before the answer comes.</source>
        <translation>請稍候：收銀台會自行查詢，並在回應到達前顯示「收款成功」。</translation>
    </message>
</context>
<context>
    <name>telling</name>
    <message>
        <source>A person noted that the money was returned another way: nothing is left to do.</source>
        <translation>已由人註明用其他方式退回，無須再跟進。</translation>
    </message>
    <message>
        <source>As far as QFPay tells, {left} of payment {number} is left to refund.</source>
        <translation>據 QFPay 所示，付款 {number} 尚餘 {left} 可退。</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was taken.</source>
        <translation>已取消。沒有扣款。</translation>
    </message>
    <message>
        <source>Closed by a person: {reason}</source>
        <translation>由人手確認：{reason}</translation>
    </message>
    <message>
        <source>Expired. Nothing was taken.</source>
        <translation>已過期。沒有扣款。</translation>
    </message>
    <message>
        <source>Give it back with `pos-app refund`; or say with `pos-app settle` that it is kept, or returned another way.</source>
        <translation>請用 `pos-app refund` 退款；或用 `pos-app settle` 註明保留，或已用其他方式退回。</translation>
    </message>
    <message>
        <source>Give one of the two payments back with `pos-app refund`; or say with `pos-app settle` that it is kept, or returned another way.</source>
        <translation>請用 `pos-app refund` 退還其中一筆；或用 `pos-app settle` 註明保留，或已用其他方式退回。</translation>
    </message>
    <message>
        <source>It was refunded: nothing is left to do.</source>
        <translation>已退款，無須再跟進。</translation>
    </message>
    <message>
        <source>Look at it in QFPay's portal. Then say with `pos-app settle` whether the money is there (--kept) or not (--returned).</source>
        <translation>請查看 QFPay 商戶後台，然後用 `pos-app settle` 註明款項已到（--kept）或沒有（--returned）。</translation>
    </message>
    <message>
        <source>No answer about this refund for seven days. Look at it in QFPay's portal; do not refund again before.</source>
        <translation>這筆退款七日仍無回應。請先查看 QFPay 商戶後台，之前請勿再次退款。</translation>
    </message>
    <message>
        <source>No answer for seven days; do not charge again. Look at it in QFPay's portal, then say what became of it with `pos-app verdict`.</source>
        <translation>七天沒有結果；請勿再次收款。請查看 QFPay 商戶後台，然後用 `pos-app verdict` 說明結果。</translation>
    </message>
    <message>
        <source>Not known yet whether it is paid. Do not charge again; the till goes on asking QFPay.</source>
        <translation>尚未知道是否已付款。請勿再次收款；收銀機會繼續向 QFPay 查詢。</translation>
    </message>
    <message>
        <source>Not known yet whether it is refunded. Do not refund again; the till goes on asking QFPay.</source>
        <translation>尚未知道是否已退款。請勿再次退款；收銀機會繼續向 QFPay 查詢。</translation>
    </message>
    <message>
        <source>Not paid.</source>
        <translation>未付款。</translation>
    </message>
    <message>
        <source>Nothing was sent to QFPay, so nothing was taken. Try again.</source>
        <translation>沒有向 QFPay 送出，因此沒有扣款。請再試。</translation>
    </message>
    <message>
        <source>Nothing was sent: another till or QFPay's portal has given back a part of this payment. {left} is left; refund that or less.</source>
        <translation>並無送出：另一部收銀機或 QFPay 商戶後台已退回這筆付款的一部分。尚餘 {left}；請退此數或以下。</translation>
    </message>
    <message>
        <source>Nothing was sent: another till or QFPay's portal has given this payment back already, and nothing is left of it.</source>
        <translation>並無送出：另一部收銀機或 QFPay 商戶後台已全數退回這筆付款，沒有餘額可退。</translation>
    </message>
    <message>
        <source>Paid after we said it was not.</source>
        <translation>顯示未付款之後，款項才到賬。</translation>
    </message>
    <message>
        <source>Paid.</source>
        <translation>收款成功。</translation>
    </message>
    <message>
        <source>QFPay does not know this refund: it did not find it three times over five minutes. Send it again. It keeps its number, and QFPay takes a number only once, so the money cannot go back twice.</source>
        <translation>QFPay 查無此退款：五分鐘內三次查詢均無紀錄。請重新送出。退款編號不變，而 QFPay 每個編號只接受一次，因此不會重複退款。</translation>
    </message>
    <message>
        <source>QFPay is busy with an earlier refund of this payment. The till sends this one again by itself; do not refund again.</source>
        <translation>QFPay 正在處理這筆付款較早的退款。收銀機會自行重新送出本次退款；請勿再次退款。</translation>
    </message>
    <message>
        <source>QFPay refused the refund. No money moved.</source>
        <translation>QFPay 拒絕退款。沒有款項變動。</translation>
    </message>
    <message>
        <source>QFPay says now that it was not paid.</source>
        <translation>QFPay 現表示並未付款。</translation>
    </message>
    <message>
        <source>Refunded.</source>
        <translation>已退款。</translation>
    </message>
    <message>
        <source>Sent to QFPay; no answer yet. Do not charge again.</source>
        <translation>已送往 QFPay；尚未有回應。請勿再次收款。</translation>
    </message>
    <message>
        <source>The cancel is under way; not known yet whether it was paid. Do not charge again.</source>
        <translation>正在取消；尚未知道是否已付款。請勿再次收款。</translation>
    </message>
    <message>
        <source>The money is kept: nothing is left to do.</source>
        <translation>款項予以保留，無須再跟進。</translation>
    </message>
    <message>
        <source>The open till, its next start, or `pos-app resolve` goes on with payment {number}.</source>
        <translation>已開啟的收銀機、下次啟動或 `pos-app resolve` 會繼續處理付款 {number}。</translation>
    </message>
    <message>
        <source>The refund is in progress. Do not refund again.</source>
        <translation>退款進行中。請勿再次退款。</translation>
    </message>
    <message>
        <source>The refund is written down, not sent yet.</source>
        <translation>退款已記錄，尚未送出。</translation>
    </message>
    <message>
        <source>The refund was not sent to QFPay. Try again.</source>
        <translation>退款沒有送往 QFPay。請再試。</translation>
    </message>
    <message>
        <source>The refund was sent; no answer yet. Do not refund again.</source>
        <translation>退款已送出；尚未有回應。請勿再次退款。</translation>
    </message>
    <message>
        <source>This sale was paid twice.</source>
        <translation>同一單付了兩次款。</translation>
    </message>
    <message>
        <source>Waiting for the customer. Do not charge again.</source>
        <translation>正等待顧客付款。請勿再次收款。</translation>
    </message>
    <message>
        <source>Written down, not sent yet.</source>
        <translation>已記錄，尚未送出。</translation>
    </message>
</context>
<context>
    <name>tellings</name>
    <message>
        <source>A person closed it as paid ({reason}); QFPay says that it was not. Look into QFPay's portal again: keep it if the money is there, else note that it was returned.</source>
        <translation>曾由人手確認為已付款（{reason}）；QFPay 表示並未付款。請再查看 QFPay 商戶後台：如款項已到，請保留；否則註明已退回。</translation>
    </message>
    <message>
        <source>A person noted that it was returned another way. Nothing is left to do.</source>
        <translation>已由人註明用其他方式退回，無須再跟進。</translation>
    </message>
    <message>
        <source>As far as is known nothing was taken. If the old code is still paid, you will be told.</source>
        <translation>據現時所知沒有扣款。如顧客其後仍用舊碼付款，程式會通知你。</translation>
    </message>
    <message>
        <source>Ask the customer to finish on the phone.</source>
        <translation>請顧客在手機上完成付款。</translation>
    </message>
    <message>
        <source>Ask the customer to scan it and to pay.</source>
        <translation>請顧客掃碼並付款。</translation>
    </message>
    <message>
        <source>Asking QFPay. Do not charge again until it has answered.</source>
        <translation>正向 QFPay 查詢。有結果之前請勿再次收款。</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>取消中…</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>查詢中</translation>
    </message>
    <message>
        <source>Closed by a person: {reason}</source>
        <translation>由人手確認：{reason}</translation>
    </message>
    <message>
        <source>Customer is confirming</source>
        <translation>顧客確認中</translation>
    </message>
    <message>
        <source>DISPUTED</source>
        <translation>有爭議</translation>
    </message>
    <message>
        <source>Do not charge again. Asking QFPay.</source>
        <translation>請勿再次收款。正向 QFPay 查詢。</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已過期</translation>
    </message>
    <message>
        <source>Getting the QR code…</source>
        <translation>正在取得二維碼…</translation>
    </message>
    <message>
        <source>It appears here in a moment.</source>
        <translation>稍後會在此顯示。</translation>
    </message>
    <message>
        <source>It was paid, and QFPay gave the money back.</source>
        <translation>曾經付款，QFPay 已退回款項。</translation>
    </message>
    <message>
        <source>It was refunded. Nothing is left to do.</source>
        <translation>已退款，無須再跟進。</translation>
    </message>
    <message>
        <source>NO CONNECTION</source>
        <translation>沒有連線</translation>
    </message>
    <message>
        <source>NOT KNOWN</source>
        <translation>結果未知</translation>
    </message>
    <message>
        <source>NOT PAID</source>
        <translation>未付款</translation>
    </message>
    <message>
        <source>Nothing was sent, nothing was taken. Check the network, then try again.</source>
        <translation>沒有送出任何要求，亦沒有扣款。請檢查網絡後再試。</translation>
    </message>
    <message>
        <source>Nothing was taken.</source>
        <translation>沒有扣款。</translation>
    </message>
    <message>
        <source>PAID</source>
        <translation>收款成功</translation>
    </message>
    <message>
        <source>PAID AFTER CANCEL</source>
        <translation>取消後到賬</translation>
    </message>
    <message>
        <source>PAID TWICE</source>
        <translation>重複收款</translation>
    </message>
    <message>
        <source>Paying…</source>
        <translation>處理中…</translation>
    </message>
    <message>
        <source>QFPay gave no answer for a week. Do not charge again. A manager looks into QFPay's portal and closes it in the history.</source>
        <translation>QFPay 一星期都沒有回覆結果。請勿再次收款。請經理查看 QFPay 商戶後台，並在交易紀錄確認結果。</translation>
    </message>
    <message>
        <source>QFPay takes back what it called paid. Look into QFPay's portal with a manager: keep it if the money is there, else note that it was returned.</source>
        <translation>QFPay 撤回已付款的結果。請與經理查看 QFPay 商戶後台：如款項已到，請保留；否則註明已退回。</translation>
    </message>
    <message>
        <source>Show the QR code</source>
        <translation>請出示二維碼</translation>
    </message>
    <message>
        <source>Thank the customer. Any digit starts the next sale.</source>
        <translation>請向顧客道謝。按任何數字鍵開始下一單。</translation>
    </message>
    <message>
        <source>The customer was charged twice for one sale. Refund one of the payments.</source>
        <translation>顧客同一單被扣款兩次。請退還其中一筆。</translation>
    </message>
    <message>
        <source>The customer's money arrived after all. Refund it, keep it for goods handed over, or note that it was returned.</source>
        <translation>顧客的款項最終到賬。請退款；如已交付商品可保留；或註明已用其他方式退回。</translation>
    </message>
    <message>
        <source>The money is kept. Nothing is left to do.</source>
        <translation>款項予以保留，無須再跟進。</translation>
    </message>
    <message>
        <source>The payment is on its way to QFPay.</source>
        <translation>付款要求正送往 QFPay。</translation>
    </message>
    <message>
        <source>The payment was refused. Ask for a fresh code, or use another wallet.</source>
        <translation>付款被拒。請顧客出示新的付款碼，或改用其他錢包。</translation>
    </message>
</context>
<context>
    <name>till</name>
    <message>
        <source>No payment code came from standard input. Scan the customer's code.</source>
        <translation>標準輸入沒有付款碼。請掃顧客的付款碼。</translation>
    </message>
    <message>
        <source>The till is closing. Start it again to go on.</source>
        <translation>收銀機正在關閉。請重新啟動以繼續。</translation>
    </message>
</context>
<context>
    <name>till_commands</name>
    <message>
        <source>--again sends a refund again as it was: give the refund's own number, R and 23 digits, and no amount.</source>
        <translation>--again 會按原樣重新送出退款：請輸入退款本身的編號（R 加 23 位數字），不要輸入金額。</translation>
    </message>
    <message>
        <source>No pin stands there, so nothing was changed.</source>
        <translation>那裏沒有簽名鎖定，因此沒有任何更改。</translation>
    </message>
    <message>
        <source>Pins cleared: {count}. The journal says when; answers are learned anew.</source>
        <translation>已清除簽名鎖定：{count} 個。交易日誌已記錄時間；收銀機會重新學習回應的簽名。</translation>
    </message>
    <message>
        <source>Something of other profiles ({profiles}) is still open. Close the open till, then run `pos-app resolve`.</source>
        <translation>其他設定檔（{profiles}）仍有未完成的項目。請關閉收銀機，然後執行 `pos-app resolve`。</translation>
    </message>
    <message>
        <source>The computer's clock is {minutes} minutes off. Payments are found all the same; set it to take its time from the internet.</source>
        <translation>電腦時間相差 {minutes} 分鐘。付款仍可查到；請將電腦設定為自動從互聯網對時。</translation>
    </message>
    <message>
        <source>The open till does not know this command. Close it, or install the same version of both.</source>
        <translation>已開啟的收銀機不認識此命令。請關閉它，或安裝相同版本。</translation>
    </message>
    <message>
        <source>The open till uses profile {open}, not {asked}. Close it first, or leave --profile out.</source>
        <translation>已開啟的收銀機使用設定檔 {open}，而非 {asked}。請先關閉，或不要用 --profile。</translation>
    </message>
    <message>
        <source>There is no wallet of that name. Choose one of: {names}.</source>
        <translation>沒有此名稱的錢包。請選用：{names}。</translation>
    </message>
    <message>
        <source>This is no date. Write it like 2026-11-23.</source>
        <translation>這不是日期。請寫成 2026-11-23 的樣式。</translation>
    </message>
    <message>
        <source>To send it again: `pos-app refund {number} --again`.</source>
        <translation>重新送出：`pos-app refund {number} --again`。</translation>
    </message>
    <message>
        <source>{number} is the number of a refund. Give its payment's number; only a refund that QFPay does not know can be sent again, with --again.</source>
        <translation>{number} 是退款編號。請輸入其付款編號；只有 QFPay 查無的退款才可用 --again 重新送出。</translation>
    </message>
</context>
<context>
    <name>tls</name>
    <message>
        <source>Check the shop's network first.</source>
        <translation>請先檢查店舖的網絡。</translation>
    </message>
    <message>
        <source>Nothing is sent there. Look at the computer's date, open a web page (a network may want you to sign in), and ask who runs the network or the antivirus program whether they read encrypted connections: they must not read this one.</source>
        <translation>不會傳送任何資料到該處。請查看電腦日期，打開一個網頁（網絡可能要求登入），並問網絡或防毒程式的負責人有沒有讀取加密連線：這條連線不得讀取。</translation>
    </message>
    <message>
        <source>QFPay renews it by itself, usually in time. If this still stands here in a week, tell QFPay.</source>
        <translation>QFPay 會自行更新，通常會及時。如一星期後仍見到這句，請告訴 QFPay。</translation>
    </message>
    <message>
        <source>The certificate of {host} cannot be trusted: {why}</source>
        <translation>{host} 的證書不可信：{why}</translation>
    </message>
    <message>
        <source>The connection is encrypted ({protocol}), but the certificate of {host} ends in {days} days, on {until}.</source>
        <translation>連線已加密（{protocol}），但 {host} 的證書將於 {days} 日後（{until}）到期。</translation>
    </message>
    <message>
        <source>The connection is encrypted ({protocol}); {host} has a certificate until {until}.</source>
        <translation>連線已加密（{protocol}）；{host} 的證書有效至 {until}。</translation>
    </message>
    <message>
        <source>The gateway is on this computer: nothing has to be encrypted.</source>
        <translation>閘道在這部電腦上：無需加密。</translation>
    </message>
    <message>
        <source>error {code}.</source>
        <translation>錯誤 {code}。</translation>
    </message>
    <message>
        <source>it belongs to another name.</source>
        <translation>證書屬於另一個名稱。</translation>
    </message>
    <message>
        <source>it has ended, or this computer's date is wrong.</source>
        <translation>證書已過期，或這部電腦的日期不正確。</translation>
    </message>
    <message>
        <source>it was made by somebody unknown.</source>
        <translation>證書由不明機構簽發。</translation>
    </message>
    <message>
        <source>{host} could not be reached, so its certificate could not be checked.</source>
        <translation>無法連接 {host}，因此未能檢查其證書。</translation>
    </message>
</context>
<context>
    <name>training</name>
    <message>
        <source>Port {port} cannot be used. Choose another one, or none at all.</source>
        <translation>連接埠 {port} 無法使用。請選用其他，或不指定。</translation>
    </message>
    <message>
        <source>The sheet of training codes is in {path}. Print it and scan from it.</source>
        <translation>培訓付款碼表存於 {path}。請列印後掃描。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({problem}). Choose another file.</source>
        <translation>無法寫入 {path}（{problem}）。請選用其他檔案。</translation>
    </message>
</context>
<context>
    <name>training_phone</name>
    <message>
        <source>Choose what happens, then the wallet</source>
        <translation>選擇情況，再選錢包</translation>
    </message>
    <message>
        <source>Customer's phone (training)</source>
        <translation>顧客手機（培訓）</translation>
    </message>
    <message>
        <source>Hold under the scanner</source>
        <translation>放到掃描器下</translation>
    </message>
    <message>
        <source>No payment waits for the customer.</source>
        <translation>沒有付款等待顧客。</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒絕</translation>
    </message>
    <message>
        <source>The training gateway did not answer. Close this window and open it again.</source>
        <translation>培訓閘道沒有回應。請關閉此視窗後重新開啟。</translation>
    </message>
    <message>
        <source>Waiting for the customer</source>
        <translation>等待顧客付款</translation>
    </message>
</context>
<context>
    <name>values</name>
    <message>
        <source>Write a text in quotation marks, on one line.</source>
        <translation>請把文字放在引號內，寫成一行。</translation>
    </message>
    <message>
        <source>Write a whole number, without quotation marks.</source>
        <translation>請寫整數，不加引號。</translation>
    </message>
    <message>
        <source>Write texts in square brackets, such as [{example}].</source>
        <translation>請把文字寫在方括號內，例如 [{example}]。</translation>
    </message>
    <message>
        <source>Write true or false, without quotation marks.</source>
        <translation>請寫 true 或 false，不加引號。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>無</translation>
    </message>
    <message>
        <source>“{name}” is a whole number, such as {example}.</source>
        <translation>「{name}」是整數，例如 {example}。</translation>
    </message>
    <message>
        <source>“{name}” is true or false.</source>
        <translation>「{name}」是 true 或 false。</translation>
    </message>
    <message>
        <source>“{name}”: {wrong}</source>
        <translation>「{name}」：{wrong}</translation>
    </message>
</context>
<context>
    <name>verdict_form</name>
    <message>
        <source>For a manager: look into QFPay's portal first. Write what you saw, then say what became of it.</source>
        <translation>供經理使用：請先查看 QFPay 商戶後台。寫下你所見，再說明結果。</translation>
    </message>
    <message>
        <source>It was not paid</source>
        <translation>未付款</translation>
    </message>
    <message>
        <source>It was paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>Leave it open</source>
        <translation>暫不確認</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Seen in QFPay's portal</source>
        <translation>在 QFPay 商戶後台所見</translation>
    </message>
</context>
<context>
    <name>version</name>
    <message>
        <source>pos-app {version}</source>
        <translation>pos-app {version}</translation>
    </message>
</context>
<context>
    <name>wallets_panel</name>
    <message>
        <source>By special arrangement, and in other countries</source>
        <translation>需特別安排，或供其他國家／地區使用</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>Another pos-app is using this till. Wait until it has ended, then start this one again.</source>
        <translation>另一個 pos-app 正在使用這部收銀機。請等它結束，再重新啟動。</translation>
    </message>
    <message>
        <source>The keyring was not unlocked, so the till has no credentials. Try again and answer the keyring's question. Until then only training works.</source>
        <translation>密鑰圈未解鎖，因此收銀機沒有憑證。請再試一次，並回答密鑰圈的提問。在此之前只能使用培訓模式。</translation>
    </message>
    <message>
        <source>There is no display here, so no window can open. Start pos-app on the shop's desktop, or use its commands: `pos-app --help` lists them.</source>
        <translation>此處沒有顯示器，無法開啟視窗。請在店內電腦桌面啟動 pos-app，或使用命令：`pos-app --help` 會列出。</translation>
    </message>
    <message>
        <source>pos-app crashed {times} times within five minutes and is not opened again by itself. Restart the computer and open it once more. If this stays, run `pos-app doctor` and ask support. Do not charge again what was under way: the next start takes it up.</source>
        <translation>pos-app 在五分鐘內意外結束了 {times} 次，不會再自動開啟。請重新啟動電腦並再次開啟。如問題持續，請執行 `pos-app doctor` 並聯絡技術支援。進行中的付款請勿再次收款：下次啟動會繼續跟進。</translation>
    </message>
</context>
<context>
    <name>writing</name>
    <message>
        <source>{path} was written by a newer pos-app, which keeps profiles in another way. Change profiles with the newer one.</source>
        <translation>{path} 由較新的 pos-app 寫入，設定檔的存放方式不同。請用較新的版本更改設定檔。</translation>
    </message>
</context>
</TS>
