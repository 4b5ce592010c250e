<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>account</name>
    <message>
        <source>The credentials of profile {profile} are stored, with an mchid.</source>
        <translation>配置 {profile} 的凭据已保存，包括 mchid。</translation>
    </message>
    <message>
        <source>The credentials of profile {profile} are stored, without an mchid.</source>
        <translation>配置 {profile} 的凭据已保存，不包括 mchid。</translation>
    </message>
    <message>
        <source>The keyring works: {name}.</source>
        <translation>密钥环运行正常：{name}。</translation>
    </message>
    <message>
        <source>Training brings its own credentials.</source>
        <translation>培训模式自带凭据。</translation>
    </message>
    <message>
        <source>Training needs no keyring.</source>
        <translation>培训模式不需要密钥环。</translation>
    </message>
</context>
<context>
    <name>account_panels</name>
    <message>
        <source>New credentials of this account are checked, and kept in the keyring.</source>
        <translation>此账户的新凭据会先检查，再存入密钥环。</translation>
    </message>
    <message>
        <source>Profile {name}: {environment}</source>
        <translation>配置 {name}：{environment}</translation>
    </message>
    <message>
        <source>Switch on what QFPay has enabled for you. A change counts from the next start.</source>
        <translation>请开启 QFPay 已为您开通的钱包。更改于下次启动时生效。</translation>
    </message>
    <message>
        <source>The till signs with {sign_type} from its next start on. Check the credentials.</source>
        <translation>收银机下次启动后用 {sign_type} 签名。请检查凭据。</translation>
    </message>
    <message>
        <source>The till signs with {sign_type} from now on. Check the credentials.</source>
        <translation>收银机从现在起用 {sign_type} 签名。请检查凭据。</translation>
    </message>
    <message>
        <source>The till uses the new credentials from its next start on.</source>
        <translation>收银机从下次启动起使用新凭据。</translation>
    </message>
    <message>
        <source>The till uses the new credentials from now on.</source>
        <translation>收银机从现在起使用新凭据。</translation>
    </message>
    <message>
        <source>This did not work, and it is our mistake. Try again.</source>
        <translation>未能完成，这是程序的错误。请再试一次。</translation>
    </message>
    <message>
        <source>Training has no account of its own. Open the real counter for this.</source>
        <translation>培训模式没有自己的账户。请打开正式收银台再设置。</translation>
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
        <translation>命令行无法连接这台收银机（{problem}）。请检查数据文件夹的访问权限，然后重新启动；收银机本身运行正常。</translation>
    </message>
</context>
<context>
    <name>amount_panel</name>
    <message>
        <source>Reference (optional)</source>
        <translation>备注（可不填）</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>application</name>
    <message>
        <source>{before}Till {number}{after}</source>
        <translation>{before}收银机 {number}{after}</translation>
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
        <translation>命令行中有无法识别的内容。付款码不可写在命令行上：请用 --code-stdin。</translation>
    </message>
</context>
<context>
    <name>autostart</name>
    <message>
        <source>Starting with the computer could not be changed ({problem}): {place}. Give yourself access to it.</source>
        <translation>未能更改随电脑启动的设置（{problem}）：{place}。请获取该处的访问权限。</translation>
    </message>
    <message>
        <source>Training does not start with the computer. Choose this in the settings of the real till.</source>
        <translation>培训模式不会随电脑启动。请在正式收银机的设置中选择。</translation>
    </message>
</context>
<context>
    <name>banner</name>
    <message>
        <source>Customer's phone</source>
        <translation>顾客手机</translation>
    </message>
    <message>
        <source>Live testing: real money, never settled. Refund every payment today.</source>
        <translation>实测环境：真实款项，永不结算。请在今天之内为每笔付款退款。</translation>
    </message>
    <message>
        <source>TRAINING: no money moves</source>
        <translation>培训模式：不涉及真实款项</translation>
    </message>
    <message>
        <source>Test payments</source>
        <translation>测试付款</translation>
    </message>
</context>
<context>
    <name>bundle</name>
    <message>
        <source>Nothing was saved: {name} would hold a secret of this till, and that is our mistake. Tell support so, without sending any file.</source>
        <translation>没有保存任何文件：否则 {name} 会含有这台收银机的机密信息，这是程序的错误。请告诉技术支持，但不要发送任何文件。</translation>
    </message>
</context>
<context>
    <name>buttons</name>
    <message>
        <source>Key: {key}</source>
        <translation>按键：{key}</translation>
    </message>
    <message>
        <source>Reached with the Tab key</source>
        <translation>可用 Tab 键移到这里</translation>
    </message>
</context>
<context>
    <name>check_row</name>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>凭据</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>交易日志</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>密钥环</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>较新版本</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>QFPay</source>
        <translation>QFPay</translation>
    </message>
    <message>
        <source>Restored journal</source>
        <translation>已恢复的交易日志</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫码枪</translation>
    </message>
    <message>
        <source>Scanner on a port</source>
        <translation>串口扫码枪</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Unexpected ends</source>
        <translation>意外退出</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>无法工作</translation>
    </message>
    <message>
        <source>look at it</source>
        <translation>请留意</translation>
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
        <translation>代理服务器的地址含有用户名或密码，无法在设置中安全保存。请使用无需密码即允许本电脑通过的代理服务器。</translation>
    </message>
    <message>
        <source>This has {largest} characters at most, all on one line.</source>
        <translation>最多 {largest} 个字符，并且须在同一行内。</translation>
    </message>
    <message>
        <source>This is not an amount. Write it like 12.50.</source>
        <translation>这不是金额。请写成 12.50 这样。</translation>
    </message>
    <message>
        <source>This is not the address of a page. Write it like https://example.com/pos-app, or leave it empty.</source>
        <translation>这不是网址。请写成 https://example.com/pos-app 这样，或留空。</translation>
    </message>
    <message>
        <source>This is not the address of a proxy. Write it like http://10.0.0.1:8080.</source>
        <translation>这不是代理服务器的地址。请写成 http://10.0.0.1:8080 这样。</translation>
    </message>
    <message>
        <source>What a scanner sends round a code has {largest} characters at most.</source>
        <translation>扫码枪在条码前后附加的字符最多 {largest} 个。</translation>
    </message>
    <message>
        <source>Write at most {largest} amounts, such as 10, 20, 50.</source>
        <translation>最多写 {largest} 个金额，例如 10, 20, 50。</translation>
    </message>
</context>
<context>
    <name>comparing</name>
    <message>
        <source>It is done here ({state}), and QFPay does not show it. Look at it in QFPay's portal.</source>
        <translation>此项在本机已完成（{state}），而 QFPay 没有显示。请在 QFPay 商户后台查看。</translation>
    </message>
    <message>
        <source>It is paid, and QFPay says that the money went back outside this till.</source>
        <translation>此项已付款，而 QFPay 表示款项已在这台收银机以外退回。</translation>
    </message>
    <message>
        <source>It was open here; QFPay knows how it ended ({state}).</source>
        <translation>此项在本机尚无结果；QFPay 已知结果（{state}）。</translation>
    </message>
    <message>
        <source>Not known yet ({state}). Do not charge again; reconcile again later.</source>
        <translation>尚不知道结果（{state}）。请勿再次收款；稍后再对账。</translation>
    </message>
    <message>
        <source>QFPay charged it twice. Refund one of the two.</source>
        <translation>QFPay 收了两次款。请退回其中一笔。</translation>
    </message>
    <message>
        <source>QFPay has a refund of payment {payment} that this till does not have.</source>
        <translation>QFPay 有付款 {payment} 的一笔退款，这台收银机没有记录。</translation>
    </message>
    <message>
        <source>QFPay has it and the journal of this till had not: it is written down now ({state}).</source>
        <translation>QFPay 有此项而这台收银机的交易日志没有：现已补记（{state}）。</translation>
    </message>
    <message>
        <source>QFPay says otherwise than this till ({state}). Look at it in QFPay's portal.</source>
        <translation>QFPay 的记录与这台收银机不同（{state}）。请在 QFPay 商户后台查看。</translation>
    </message>
    <message>
        <source>The till said not paid, and QFPay has it as paid. Refund it, keep it, or mark it as returned.</source>
        <translation>收银机曾显示未付款，而 QFPay 显示已付款。请退款、保留款项，或注明已退回。</translation>
    </message>
    <message>
        <source>The till said not refunded, and QFPay has it as refunded. Tell the customer, refund no more.</source>
        <translation>收银机曾显示未退款，而 QFPay 显示已退款。请告知顾客，勿再退款。</translation>
    </message>
</context>
<context>
    <name>counter_page</name>
    <message>
        <source>or show a QR code</source>
        <translation>或出示二维码</translation>
    </message>
</context>
<context>
    <name>credentials</name>
    <message>
        <source>QFPay accepts them.</source>
        <translation>QFPay 接受这些凭据。</translation>
    </message>
    <message>
        <source>QFPay was not asked whether it accepts them. Try them: `pos-app credentials check`.</source>
        <translation>未向 QFPay 查询是否接受这些凭据。请试一下：`pos-app credentials check`。</translation>
    </message>
    <message>
        <source>The credentials of profile {name} are in the keyring.</source>
        <translation>配置 {name} 的凭据已存入密钥环。</translation>
    </message>
    <message>
        <source>The credentials of profile {name} are removed from the keyring.</source>
        <translation>已从密钥环移除配置 {name} 的凭据。</translation>
    </message>
    <message>
        <source>The keyring held no credentials of profile {name}.</source>
        <translation>密钥环内没有配置 {name} 的凭据。</translation>
    </message>
    <message>
        <source>The next start uses them.</source>
        <translation>下次启动起使用这些凭据。</translation>
    </message>
    <message>
        <source>The open till uses them from now on.</source>
        <translation>已打开的收银机从现在起使用这些凭据。</translation>
    </message>
</context>
<context>
    <name>credentials_panel</name>
    <message>
        <source>Asking the gateway…</source>
        <translation>正在向网关查询…</translation>
    </message>
    <message>
        <source>Check and keep</source>
        <translation>检查并保存</translation>
    </message>
    <message>
        <source>Keep unchecked</source>
        <translation>直接保存</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>显示已输入内容</translation>
    </message>
    <message>
        <source>The credentials are in the keyring, unchecked.</source>
        <translation>凭据已存入密钥环，未经检查。</translation>
    </message>
    <message>
        <source>The keyring holds credentials of this profile. Leave the fields empty to check those.</source>
        <translation>密钥环已有此配置的凭据。输入框留空，就会检查已有的凭据。</translation>
    </message>
    <message>
        <source>They are in the keyring.</source>
        <translation>已存入密钥环。</translation>
    </message>
    <message>
        <source>Type or paste the three values. The check makes no payment.</source>
        <translation>请输入或粘贴三项内容。检查不会产生任何付款。</translation>
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
        <translation>请稍候</translation>
    </message>
    <message>
        <source>Paid. Thank you!</source>
        <translation>支付成功，谢谢惠顾！</translation>
    </message>
    <message>
        <source>Please ask the cashier</source>
        <translation>请询问收银员</translation>
    </message>
    <message>
        <source>Please finish on your phone</source>
        <translation>请在手机上完成支付</translation>
    </message>
    <message>
        <source>Please show your payment code</source>
        <translation>请出示付款码</translation>
    </message>
    <message>
        <source>Scan with {wallet}</source>
        <translation>请用 {wallet} 扫码</translation>
    </message>
</context>
<context>
    <name>declared</name>
    <message>
        <source>0 to 100; 0 is silent.</source>
        <translation>0 至 100；0 为静音。</translation>
    </message>
    <message>
        <source>A PNG or JPEG file. Empty: the name of the shop.</source>
        <translation>PNG 或 JPEG 文件。留空则显示店名。</translation>
    </message>
    <message>
        <source>A larger amount is charged only after a yes. Empty: never asks.</source>
        <translation>金额更大时，须确认后才收款。留空则不询问。</translation>
    </message>
    <message>
        <source>Another one on each till of the shop.</source>
        <translation>店内每台收银机各用一个不同的号码。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Ask again over</source>
        <translation>超过此金额须再确认</translation>
    </message>
    <message>
        <source>Asked once a day whether it lists a newer version. Empty: nobody is asked. Nothing is installed.</source>
        <translation>每天查询一次有没有较新版本。留空则不查询。不会自动安装。</translation>
    </message>
    <message>
        <source>At the top of the window, and on the customer's screen.</source>
        <translation>显示于窗口顶部及顾客屏幕。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Enter arms the scanner</source>
        <translation>按 Enter 后才接受扫码</translation>
    </message>
    <message>
        <source>Every sale costs</source>
        <translation>每笔固定金额</translation>
    </message>
    <message>
        <source>Fills the screen and stays open. The way out: menu, “Owner”. Opens again after a crash.</source>
        <translation>占满屏幕并保持打开。退出方法：菜单的“店主”。程序意外退出后会再次打开。</translation>
    </message>
    <message>
        <source>For a scanner on a stand that reads whatever passes.</source>
        <translation>适用于台式扫码枪，以免误读经过的条码。</translation>
    </message>
    <message>
        <source>For one price only: each sale begins with it, and a scan charges it.</source>
        <translation>适用于单一价格：每笔交易以此金额开始，扫码即收款。</translation>
    </message>
    <message>
        <source>From the cents up</source>
        <translation>从分位起输入</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>How amounts are typed</source>
        <translation>输入金额的方式</translation>
    </message>
    <message>
        <source>Kiosk mode</source>
        <translation>专用模式</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Longest pause between two keys of the scanner, in ms</source>
        <translation>扫码枪两个按键之间的最长间隔（毫秒）</translation>
    </message>
    <message>
        <source>Name of the shop</source>
        <translation>店名</translation>
    </message>
    <message>
        <source>Name of this till</source>
        <translation>收银机名称</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>Number of this till</source>
        <translation>收银机号码</translation>
    </message>
    <message>
        <source>Only if the network demands one, such as http://10.0.0.1:8080.</source>
        <translation>仅在网络要求时填写，例如 http://10.0.0.1:8080。</translation>
    </message>
    <message>
        <source>Opens when this user logs in, and again after a crash.</source>
        <translation>该用户登录时打开，程序意外退出后也会再次打开。</translation>
    </message>
    <message>
        <source>Owner's PIN</source>
        <translation>店主密码</translation>
    </message>
    <message>
        <source>Picture between sales</source>
        <translation>空闲时给顾客看的图片</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>商户配置</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理服务器</translation>
    </message>
    <message>
        <source>QFPay advises 2.00 at least: smaller payments look like fraud to banks.</source>
        <translation>QFPay 建议最少 2.00：更小的付款会被银行视为可疑。</translation>
    </message>
    <message>
        <source>Quick amounts</source>
        <translation>快捷金额</translation>
    </message>
    <message>
        <source>Release page</source>
        <translation>版本发布页</translation>
    </message>
    <message>
        <source>Scanner on a serial port (USB-COM)</source>
        <translation>串口扫码枪（USB-COM）</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Start with the computer</source>
        <translation>随电脑启动</translation>
    </message>
    <message>
        <source>Step of the first set-up that comes next</source>
        <translation>首次设置的下一步</translation>
    </message>
    <message>
        <source>The customer's screen</source>
        <translation>顾客屏幕</translation>
    </message>
    <message>
        <source>This cannot be chosen. Use one of these: {choices}.</source>
        <translation>不能选择此项。请选用以下其中一项：{choices}。</translation>
    </message>
    <message>
        <source>This number is between {smallest} and {largest}.</source>
        <translation>这个数字须在 {smallest} 与 {largest} 之间。</translation>
    </message>
    <message>
        <source>Up to four, such as 10, 20, 50. Empty: the usual ones.</source>
        <translation>最多四个，例如 10, 20, 50。留空则用常用金额。</translation>
    </message>
    <message>
        <source>Volume of sounds</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Warn of amounts under</source>
        <translation>低于此金额时提醒</translation>
    </message>
    <message>
        <source>What the scanner sends before a code</source>
        <translation>扫码枪在条码前附加的字符</translation>
    </message>
    <message>
        <source>What the scanner sends behind a code</source>
        <translation>扫码枪在条码后附加的字符</translation>
    </message>
    <message>
        <source>With a decimal point</source>
        <translation>以小数点输入</translation>
    </message>
</context>
<context>
    <name>demo</name>
    <message>
        <source>
A QR code of {wallet} is shown for HKD {amount}; the customer's phone pays it.</source>
        <translation>
出示 {wallet} 二维码，金额 HKD {amount}；顾客用手机付款。</translation>
    </message>
    <message>
        <source>
The customer's {wallet} code is scanned for HKD {amount}.</source>
        <translation>
扫描顾客的 {wallet} 付款码，金额 HKD {amount}。</translation>
    </message>
    <message>
        <source>The counter in training: no money moves, nothing leaves this computer.</source>
        <translation>收银台培训模式：不涉及真实款项，数据不会离开这台电脑。</translation>
    </message>
</context>
<context>
    <name>devices</name>
    <message>
        <source>No loudspeaker can be used, so results are shown and not heard.</source>
        <translation>没有可用的扬声器，结果只会显示，不会发声。</translation>
    </message>
    <message>
        <source>Plug a loudspeaker in or switch it on, or set the volume to 0.</source>
        <translation>请接上或打开扬声器，或将音量设为 0。</translation>
    </message>
    <message>
        <source>Scanners that type are known by their speed, as usual: {gap} ms a key.</source>
        <translation>键盘式扫码枪按输入速度识别，采用默认值：每键 {gap} 毫秒。</translation>
    </message>
    <message>
        <source>Screens are looked at in the window: Menu, Check this till.</source>
        <translation>请在窗口里检查屏幕：菜单的“检查这台收银机”。</translation>
    </message>
    <message>
        <source>Sounds are switched off in the settings.</source>
        <translation>声音已在设置中关闭。</translation>
    </message>
    <message>
        <source>The loudspeaker can be used.</source>
        <translation>扬声器可以使用。</translation>
    </message>
    <message>
        <source>The scanner on {port} is there and can be read from.</source>
        <translation>扫码枪（{port}）已接上，可以读取。</translation>
    </message>
    <message>
        <source>The scanner on {port} is there, and a program reads from it.</source>
        <translation>扫码枪（{port}）已接上，有程序正在读取。</translation>
    </message>
    <message>
        <source>The scanner that types was learned: {gap} ms a key, “{prefix}” before a code, “{suffix}” behind it.</source>
        <translation>已学习键盘式扫码枪：每键 {gap} 毫秒，码前为“{prefix}”，码后为“{suffix}”。</translation>
    </message>
</context>
<context>
    <name>diagnosis</name>
    <message>
        <source>A firewall or a filter of the network blocks the way to {url}.</source>
        <translation>网络的防火墙或过滤器拦截了 {url}。</translation>
    </message>
    <message>
        <source>All tills of the shop together asked QFPay too often.</source>
        <translation>店内各收银机合计向 QFPay 查询过于频繁。</translation>
    </message>
    <message>
        <source>Answers are not signed as before, and are not believed.</source>
        <translation>响应的签名与以往不同，不予采信。</translation>
    </message>
    <message>
        <source>Compare the address with what QFPay gave you, letter by letter.</source>
        <translation>请逐字核对 QFPay 提供的网址。</translation>
    </message>
    <message>
        <source>Compare the proxy in the settings with what the network's administrator gave you.</source>
        <translation>请核对设置中的代理服务器，是否与网络管理员提供的一致。</translation>
    </message>
    <message>
        <source>Copy app_code again, in one piece.</source>
        <translation>请重新完整复制 app_code。</translation>
    </message>
    <message>
        <source>Copy client_key again, in one piece.</source>
        <translation>请重新完整复制 client_key。</translation>
    </message>
    <message>
        <source>Copy mchid again; if QFPay's letter has none, leave it empty.</source>
        <translation>请重新复制 mchid；如 QFPay 的信件中没有 mchid，请留空。</translation>
    </message>
    <message>
        <source>If QFPay issued no new client_key, take payments another way and write to {support}: somebody may stand between this till and the gateway.</source>
        <translation>如 QFPay 没有发出新的 client_key，请改用其他方式收款，并发邮件至 {support}：可能有人介入收银机与网关之间。</translation>
    </message>
    <message>
        <source>It speaks as QFPay's gateway does.</source>
        <translation>对方的响应与 QFPay 网关一致。</translation>
    </message>
    <message>
        <source>Look for mchid in QFPay's letter and fill it in.</source>
        <translation>请在 QFPay 的信件中找到 mchid 并填写。</translation>
    </message>
    <message>
        <source>No answer that can be used came from {url} ({reason}).</source>
        <translation>{url} 没有返回可用的响应（{reason}）。</translation>
    </message>
    <message>
        <source>No mchid is needed.</source>
        <translation>不需要 mchid。</translation>
    </message>
    <message>
        <source>Open any web page in a browser. If that fails, check the cable, the Wi-Fi and the router.</source>
        <translation>请用浏览器打开任意网页。如打不开，请检查网线、Wi-Fi 和路由器。</translation>
    </message>
    <message>
        <source>QFPay expects another signature type than {sign_type}.</source>
        <translation>QFPay 要求的签名类型不是 {sign_type}。</translation>
    </message>
    <message>
        <source>QFPay's service has trouble of its own, or is slow.</source>
        <translation>QFPay 服务自身有问题或较慢。</translation>
    </message>
    <message>
        <source>See in QFPay's letter for which environment and country they are, and choose that one.</source>
        <translation>请查看 QFPay 的信件，确认凭据属于哪个环境和国家／地区，然后选择该环境。</translation>
    </message>
    <message>
        <source>Set the computer to take its time from the internet.</source>
        <translation>请将电脑设置为自动从互联网对时。</translation>
    </message>
    <message>
        <source>Set the signature type to {other} and try again.</source>
        <translation>请将签名类型改为 {other}，再试一次。</translation>
    </message>
    <message>
        <source>Sign in to the network in a browser, or use another network, and try again.</source>
        <translation>请用浏览器登录网络，或改用其他网络，再试一次。</translation>
    </message>
    <message>
        <source>Something in the network answers in QFPay's place, such as a sign-in page or a filter.</source>
        <translation>网络中有其他东西代替 QFPay 响应，例如登录页面或过滤器。</translation>
    </message>
    <message>
        <source>The computer's clock agrees with the gateway's.</source>
        <translation>电脑时间与网关一致。</translation>
    </message>
    <message>
        <source>The computer's clock is {minutes} minutes fast.</source>
        <translation>电脑时间快了 {minutes} 分钟。</translation>
    </message>
    <message>
        <source>The computer's clock is {minutes} minutes slow.</source>
        <translation>电脑时间慢了 {minutes} 分钟。</translation>
    </message>
    <message>
        <source>The computer's date or time may be wrong.</source>
        <translation>电脑的日期或时间可能不正确。</translation>
    </message>
    <message>
        <source>The credentials are for another environment or country than {url}.</source>
        <translation>这些凭据属于其他环境或国家／地区，不是 {url} 的凭据。</translation>
    </message>
    <message>
        <source>The gateway answers, and refuses with code {respcd}.</source>
        <translation>网关有响应，但以代码 {respcd} 拒绝。</translation>
    </message>
    <message>
        <source>The gateway knows app_code, and client_key is right: the answer is signed with it.</source>
        <translation>网关认得 app_code，client_key 也正确：响应以此签名。</translation>
    </message>
    <message>
        <source>The gateway on this computer was reached.</source>
        <translation>已连接本机的网关。</translation>
    </message>
    <message>
        <source>The gateway {url} accepts the credentials.</source>
        <translation>网关 {url} 接受这些凭据。</translation>
    </message>
    <message>
        <source>The gateway's address {url} is not right.</source>
        <translation>网关网址 {url} 不正确。</translation>
    </message>
    <message>
        <source>The proxy of the settings does not let the program through.</source>
        <translation>设置中的代理服务器不让程序通过。</translation>
    </message>
    <message>
        <source>The shop or this till is not activated at QFPay.</source>
        <translation>商户或此收银机尚未在 QFPay 启用。</translation>
    </message>
    <message>
        <source>This code says nothing certain about the credentials.</source>
        <translation>此代码无法确定凭据有何问题。</translation>
    </message>
    <message>
        <source>This computer has no connection to the internet, or a bad one.</source>
        <translation>此电脑没有连接互联网，或连接不稳。</translation>
    </message>
    <message>
        <source>This is the sandbox: no wallet can be paid with there.</source>
        <translation>这是沙盒：不能用任何钱包付款。</translation>
    </message>
    <message>
        <source>Try again in some minutes. If it stays, write to {support}.</source>
        <translation>请几分钟后再试。如仍然如此，请发邮件至 {support}。</translation>
    </message>
    <message>
        <source>Try the network of a phone. If that works, ask the network's administrator to allow the address, or for a proxy.</source>
        <translation>请试用手机网络。如可行，请网络管理员放行该网址，或提供代理服务器。</translation>
    </message>
    <message>
        <source>Wait a minute and try again.</source>
        <translation>请等一分钟再试。</translation>
    </message>
    <message>
        <source>Write to {support} and ask for it, with the code of the answer.</source>
        <translation>请发邮件至 {support} 要求启用，并附上响应代码。</translation>
    </message>
    <message>
        <source>Write to {support}, with the code of the answer.</source>
        <translation>请发邮件至 {support}，并附上响应代码。</translation>
    </message>
    <message>
        <source>app_code is known there, client_key and signature type {sign_type} fit.</source>
        <translation>对方认得 app_code，client_key 和签名类型 {sign_type} 相符。</translation>
    </message>
    <message>
        <source>app_code is not right.</source>
        <translation>app_code 不正确。</translation>
    </message>
    <message>
        <source>client_key is not right, or QFPay has issued a new one.</source>
        <translation>client_key 不正确，或 QFPay 已发出新的。</translation>
    </message>
    <message>
        <source>mchid is accepted.</source>
        <translation>mchid 已被接受。</translation>
    </message>
    <message>
        <source>mchid is missing: where QFPay issued one, it must be given.</source>
        <translation>缺少 mchid：QFPay 有发出就必须填写。</translation>
    </message>
    <message>
        <source>mchid is not right, or QFPay issued none for this account.</source>
        <translation>mchid 不正确，或 QFPay 没有为此账户发出。</translation>
    </message>
    <message>
        <source>{url} was reached over an encrypted connection.</source>
        <translation>已通过加密连接访问 {url}。</translation>
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
        <translation>请按以下次序查看：</translation>
    </message>
</context>
<context>
    <name>doctor</name>
    <message>
        <source>The keyring did not tell the credentials, so the bundle could not be searched for them.</source>
        <translation>密钥环没有提供凭据，因此无法检查文件包里是否含有凭据。</translation>
    </message>
    <message>
        <source>The support bundle is {path}. Send it to whoever helps you; it holds no secrets.</source>
        <translation>技术支持文件包在 {path}。请发给帮助您的人；文件包不含机密信息。</translation>
    </message>
</context>
<context>
    <name>doctor_journal</name>
    <message>
        <source>Make room on the disk and leave the till open for a minute. If this stays, ask support.</source>
        <translation>请腾出磁盘空间，并让收银机保持打开一分钟。如情况不变，请联系技术支持。</translation>
    </message>
    <message>
        <source>Make room on the disk of the data folder.</source>
        <translation>请在数据文件夹所在磁盘腾出空间。</translation>
    </message>
    <message>
        <source>Take no sales, close the program and start it again: it keeps a damaged journal and restores the last backup. If this stays, ask support.</source>
        <translation>请勿收款，关闭程序后重新启动：程序会保留损坏的交易日志，并恢复最近的备份。如情况不变，请联系技术支持。</translation>
    </message>
    <message>
        <source>The disk has only {free} MB free, and no room is kept for the journal: no payment can be started.</source>
        <translation>磁盘只剩 {free} MB，而且没有为交易日志预留空间：无法开始收款。</translation>
    </message>
    <message>
        <source>The disk has only {free} MB free.</source>
        <translation>磁盘只剩 {free} MB。</translation>
    </message>
    <message>
        <source>The disk has {free} MB free, and room is kept for the journal.</source>
        <translation>磁盘还有 {free} MB，并已为交易日志预留空间。</translation>
    </message>
    <message>
        <source>The journal is damaged: {problems}</source>
        <translation>交易日志已损坏：{problems}</translation>
    </message>
    <message>
        <source>The journal is whole, of format {format} as this version writes it; {open} payments are open.</source>
        <translation>交易日志完整，格式为 {format}，与此版本相同；有 {open} 笔付款尚无结果。</translation>
    </message>
    <message>
        <source>The journal was backed up last at {at}.</source>
        <translation>交易日志最近于 {at} 备份。</translation>
    </message>
    <message>
        <source>The last backup of the journal is of {at} and lacks payments since then.</source>
        <translation>交易日志最近一次备份在 {at}，缺少其后的付款。</translation>
    </message>
    <message>
        <source>There is no backup of the journal yet: an open till makes it.</source>
        <translation>交易日志还没有备份：收银机打开时会建立。</translation>
    </message>
    <message>
        <source>There is no backup of the journal.</source>
        <translation>交易日志没有备份。</translation>
    </message>
    <message>
        <source>There is no journal yet: the first sale makes it.</source>
        <translation>还没有交易日志：首次收款时会建立。</translation>
    </message>
</context>
<context>
    <name>doctor_page</name>
    <message>
        <source>All is well with this till</source>
        <translation>这台收银机一切正常</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>再次检查</translation>
    </message>
    <message>
        <source>Checking this till…</source>
        <translation>正在检查这台收银机…</translation>
    </message>
    <message>
        <source>Copied. It is in English, for whoever helps you, and holds no secrets.</source>
        <translation>已复制。内容为英文，供帮助您的人使用，不含机密信息。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save for support</source>
        <translation>保存给技术支持</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>{count} thing does not work</source>
        <translation>{count} 项无法工作</translation>
    </message>
    <message>
        <source>{count} thing to look at</source>
        <translation>{count} 项需要留意</translation>
    </message>
    <message>
        <source>{count} things do not work</source>
        <translation>{count} 项无法工作</translation>
    </message>
    <message>
        <source>{count} things to look at</source>
        <translation>{count} 项需要留意</translation>
    </message>
</context>
<context>
    <name>doctor_work</name>
    <message>
        <source>Saved: {path}. Send this file to whoever helps you; it holds no secrets of the till.</source>
        <translation>已保存：{path}。请将这个文件发给帮助您的人；文件不含收银机的机密信息。</translation>
    </message>
</context>
<context>
    <name>door</name>
    <message>
        <source>The open till does not answer. Close it and try again. Nothing was asked of it.</source>
        <translation>已打开的收银机没有响应。请关闭后再试。尚未向它提出任何请求。</translation>
    </message>
    <message>
        <source>The open till ended before it had answered. Start it again: it goes on with whatever is open. Do not charge again before it has told the outcome.</source>
        <translation>收银机在回复前已结束。请重新启动，它会继续处理尚无结果的付款。在得知结果之前，请勿再次收款。</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>A person closed payment {number} already ({reason}). That stands until QFPay says otherwise.</source>
        <translation>付款 {number} 已由人工确认结果（{reason}）。除非 QFPay 另有结果，否则维持不变。</translation>
    </message>
    <message>
        <source>All of payment {number} is refunded, so there is nothing to settle.</source>
        <translation>付款 {number} 已全额退款，无须处理。</translation>
    </message>
    <message>
        <source>Payment {number} is only written down and was never sent: there is nothing to decide.</source>
        <translation>付款 {number} 只有记录，从未发出：无须决定。</translation>
    </message>
    <message>
        <source>Payment {number} raised no alarm, so there is nothing to settle.</source>
        <translation>付款 {number} 没有警示，无须处理。</translation>
    </message>
    <message>
        <source>The outcome of payment {number} is known, so nobody has to decide it. If it is wrong, look at it in QFPay's portal and tell support.</source>
        <translation>付款 {number} 的结果已知，无须由人决定。如结果有误，请查看 QFPay 商户后台并通知技术支持。</translation>
    </message>
</context>
<context>
    <name>environments</name>
    <message>
        <source>Live testing moves real money that is never settled to you. Refund every test payment on the same day.</source>
        <translation>实测环境会扣取真实款项，而且不会结算给商户。每笔测试付款请于当日退款。</translation>
    </message>
    <message>
        <source>QFPay's sandbox simulates credit cards only: no wallet payment works there. To try payments use the training gateway, or live testing with small amounts.</source>
        <translation>QFPay 沙箱只模拟信用卡，不能测试钱包支付。如要试用，请用培训网关，或在实测环境用小额测试。</translation>
    </message>
    <message>
        <source>The gateway's address is not a usable web address. Write it like https://openapi-hk.qfapi.com, without user name, question mark or number sign.</source>
        <translation>网关网址无法使用。请写成 https://openapi-hk.qfapi.com 这样，不含用户名、问号或井号。</translation>
    </message>
    <message>
        <source>The gateway's address must begin with https://. Plain http is for the training gateway on this computer only.</source>
        <translation>网关网址必须以 https:// 开头。http 只供本机的培训网关使用。</translation>
    </message>
</context>
<context>
    <name>errand</name>
    <message>
        <source>Another pos-app is using this till and does not answer. Wait until it has ended, then try again.</source>
        <translation>另一个 pos-app 正在使用这台收银机，而且没有响应。请等它结束后再试。</translation>
    </message>
    <message>
        <source>The open till ended before it had answered. Do not charge again: `pos-app resolve` tells what became of it.</source>
        <translation>收银机在回复前已结束。请勿再次收款：`pos-app resolve` 会告知结果。</translation>
    </message>
</context>
<context>
    <name>examination</name>
    <message>
        <source>Press Save for support, and send what was saved.</source>
        <translation>请按“保存给技术支持”，然后发送已保存的文件。</translation>
    </message>
    <message>
        <source>This could not be looked at, and it is our mistake ({error}).</source>
        <translation>未能检查这项，这是程序的错误（{error}）。</translation>
    </message>
</context>
<context>
    <name>files</name>
    <message>
        <source>{path} cannot be read ({problem}). Give yourself access to it, or move it away to begin anew.</source>
        <translation>无法读取 {path}（{problem}）。请获取访问权限，或移走该文件以重新开始。</translation>
    </message>
    <message>
        <source>{path} cannot be read: it is larger than a megabyte, so it is something else than settings.</source>
        <translation>无法读取 {path}：文件超过 1 MB，不会是设置。</translation>
    </message>
    <message>
        <source>{path} cannot be read: line {line} is not UTF-8. Save the file as UTF-8 in the editor.</source>
        <translation>无法读取 {path}：第 {line} 行不是 UTF-8。请在编辑器中以 UTF-8 保存文件。</translation>
    </message>
    <message>
        <source>{path} could not be saved ({problem}); the old file is unchanged. Check free space and access rights.</source>
        <translation>无法保存 {path}（{problem}）；原有文件没有改动。请检查可用空间和访问权限。</translation>
    </message>
</context>
<context>
    <name>folder</name>
    <message>
        <source>Other users of this computer can read {names} in {path}.</source>
        <translation>这台电脑的其他用户可以读取 {path} 内的 {names}。</translation>
    </message>
    <message>
        <source>Take the files from everybody but the user of the till.</source>
        <translation>请只让收银机的用户读取这些文件。</translation>
    </message>
    <message>
        <source>The data folder is {path} ({kind}); only its owner can read what is in it.</source>
        <translation>数据文件夹是 {path}（{kind}）；只有所有者能读取其内容。</translation>
    </message>
</context>
<context>
    <name>footer</name>
    <message>
        <source>History</source>
        <translation>交易记录</translation>
    </message>
    <message>
        <source>No payment yet</source>
        <translation>还没有付款</translation>
    </message>
    <message>
        <source>Scanner not connected</source>
        <translation>扫码枪未连接</translation>
    </message>
    <message>
        <source>Today no payments</source>
        <translation>今日还没有收款</translation>
    </message>
    <message>
        <source>Today {count} payment  {amount}</source>
        <translation>今日 {count} 笔  {amount}</translation>
    </message>
    <message>
        <source>Today {count} payments  {amount}</source>
        <translation>今日 {count} 笔  {amount}</translation>
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
        <translation>另一个窗口在前面：扫码不会传到这里。请点一下此窗口。</translation>
    </message>
</context>
<context>
    <name>gateway</name>
    <message>
        <source>Look at these, in this order:</source>
        <translation>请按以下次序查看：</translation>
    </message>
    <message>
        <source>Set the computer to take its time from the internet.</source>
        <translation>请将电脑设置为自动从互联网对时。</translation>
    </message>
    <message>
        <source>The computer's clock agrees with the gateway's.</source>
        <translation>电脑时间与网关一致。</translation>
    </message>
    <message>
        <source>The computer's clock is {minutes} minutes off.</source>
        <translation>电脑时间相差 {minutes} 分钟。</translation>
    </message>
    <message>
        <source>The gateway did not tell its time, so the clock could not be checked.</source>
        <translation>网关没有提供时间，因此无法核对电脑时间。</translation>
    </message>
    <message>
        <source>The gateway {url} answers and accepts app_code, client_key and mchid.</source>
        <translation>网关 {url} 有响应，并接受 app_code、client_key 和 mchid。</translation>
    </message>
    <message>
        <source>The gateway {url} answers, but its answers are not signed as before: they are not believed.</source>
        <translation>网关 {url} 有响应，但响应的签名与以往不同，因此不予采信。</translation>
    </message>
</context>
<context>
    <name>handing_over</name>
    <message>
        <source>What came in is no text that can be read. Save the file as UTF-8, or start `pos-app credentials set` alone and answer what it asks.</source>
        <translation>传入的内容不是可读的文本。请将文件存为 UTF-8，或单独运行 `pos-app credentials set` 并回答提问。</translation>
    </message>
    <message>
        <source>app_code (what you type or paste stays unseen): </source>
        <translation>app_code（输入或粘贴的内容不会显示）：</translation>
    </message>
    <message>
        <source>client_key: </source>
        <translation>client_key：</translation>
    </message>
    <message>
        <source>mchid (only Enter if QFPay gave you none): </source>
        <translation>mchid（如 QFPay 没有提供，直接按 Enter）：</translation>
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
        <translation>没有找到付款</translation>
    </message>
    <message>
        <source>No payments yet today</source>
        <translation>今天还没有付款</translation>
    </message>
    <message>
        <source>Nothing to check</source>
        <translation>没有待查付款</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
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
        <translation>目前无法读取交易记录，这是程序的错误。收款不受影响；请通知技术支持。</translation>
    </message>
</context>
<context>
    <name>importing</name>
    <message>
        <source>Neither this till nor QFPay knows a payment with the number {number}. Check the number; if it was paid just now at another till, ask again in a minute.</source>
        <translation>这台收银机和 QFPay 都没有编号为 {number} 的付款。请核对编号；如果刚在另一台收银机付款，请一分钟后再查询。</translation>
    </message>
    <message>
        <source>This till does not know payment {number}, and QFPay could not be asked ({reason}). Check the connection, then ask again; do not charge again before.</source>
        <translation>这台收银机没有付款 {number}，而且无法向 QFPay 查询（{reason}）。请检查网络连接后再查询；在此之前请勿再次收款。</translation>
    </message>
    <message>
        <source>This till knows no payment with the number {number}.</source>
        <translation>这台收银机没有编号为 {number} 的付款。</translation>
    </message>
</context>
<context>
    <name>journal</name>
    <message>
        <source>A pos-app is using this till. Close it, then try again.</source>
        <translation>有一个 pos-app 正在使用这台收银机。请关闭它，然后再试。</translation>
    </message>
    <message>
        <source>Another program holds the journal. Close programs that copy or scan {path}, then try again.</source>
        <translation>另一个程序占用了交易日志。请关闭正在复制或扫描 {path} 的程序后再试。</translation>
    </message>
    <message>
        <source>The data folder cannot be used: {path}. Allow this user to write there, or choose another folder.</source>
        <translation>数据文件夹无法使用：{path}。请允许此用户写入，或选用其他文件夹。</translation>
    </message>
    <message>
        <source>The disk fails where the journal is. Take no payments until the disk of {path} has been checked.</source>
        <translation>存放交易日志的磁盘发生故障。在检查 {path} 所在磁盘之前，请勿收款。</translation>
    </message>
    <message>
        <source>The disk is full, so the journal cannot be written. Make room on the disk, then try again.</source>
        <translation>磁盘已满，无法写入交易日志。请腾出空间后再试。</translation>
    </message>
    <message>
        <source>The disk is nearly full, so no new payment can be started. Those under way are still followed. Make room on the disk of {path}; the till then goes on by itself.</source>
        <translation>磁盘快满，无法开始新的付款。进行中的付款仍会继续跟进。请在 {path} 所在磁盘腾出空间，收银机便会自动恢复。</translation>
    </message>
    <message>
        <source>The disk of {path} cannot keep a journal safely. Choose a data folder on a disk of this computer.</source>
        <translation>{path} 所在磁盘无法安全保存交易日志。请选用这台电脑磁盘上的数据文件夹。</translation>
    </message>
    <message>
        <source>The journal cannot be opened. Check that this user may read and write {path} and its folder.</source>
        <translation>无法打开交易日志。请确认此用户可读写 {path} 及其文件夹。</translation>
    </message>
    <message>
        <source>The journal cannot be used ({detail}). Restart; if that does not help, tell support.</source>
        <translation>交易日志无法使用（{detail}）。请重新启动；如仍无法使用，请通知技术支持。</translation>
    </message>
    <message>
        <source>The journal is damaged and could not be restored ({problem}: {path}). Make sure that there is room on the disk and that this user may write there, then start again. Nothing was deleted.</source>
        <translation>交易日志已损坏，而且无法恢复（{problem}：{path}）。请确认磁盘有足够空间，并且此用户可写入，然后重新启动。没有删除任何文件。</translation>
    </message>
    <message>
        <source>The journal is damaged: {path}. Take no payments. Close the program and start it again: it keeps the damaged file and restores the last backup. If this message comes back, ask for support.</source>
        <translation>交易日志已损坏：{path}。请勿收款。请关闭程序后重新启动：程序会保留损坏的文件，并恢复最近的备份。如再次出现此消息，请联系技术支持。</translation>
    </message>
    <message>
        <source>The journal is read-only. Allow this user to write to {path} and to its folder, then try again.</source>
        <translation>交易日志为只读。请允许此用户写入 {path} 及其文件夹后再试。</translation>
    </message>
    <message>
        <source>The journal is this till's already, so nothing was changed.</source>
        <translation>这个交易日志本来就属于这台收银机，因此没有任何更改。</translation>
    </message>
    <message>
        <source>The journal is this till's now. What is missing in it is read from QFPay at the next start. Do not go on with it on the other computer.</source>
        <translation>交易日志现已属于这台收银机。其中缺少的内容会在下次启动时从 QFPay 读取。请勿在另一台电脑上继续使用它。</translation>
    </message>
    <message>
        <source>The journal refused an entry that contradicts it, and wrote nothing ({detail}). Restart, and tell support.</source>
        <translation>交易日志拒绝了一条矛盾的记录，没有写入任何内容（{detail}）。请重新启动，并通知技术支持。</translation>
    </message>
    <message>
        <source>The journal {path} is of an older version. Open the counter once, which brings it up to date.</source>
        <translation>交易日志 {path} 属旧版本。打开一次收银台即会更新。</translation>
    </message>
    <message>
        <source>The journal {path} was written by a newer pos-app than this one ({ours}). Install that version again; nothing was changed.</source>
        <translation>交易日志 {path} 由比当前版本（{ours}）更新的 pos-app 写入。请重新安装该版本；没有任何更改。</translation>
    </message>
    <message>
        <source>The journal {path} was written by pos-app {version}; this is {ours}, which is older. Install {version} again; nothing was changed.</source>
        <translation>交易日志 {path} 由 pos-app {version} 写入；当前版本 {ours} 较旧。请重新安装 {version}；没有任何更改。</translation>
    </message>
    <message>
        <source>There is no journal at {path} yet. Open the counter once, or check the data folder.</source>
        <translation>{path} 还没有交易日志。请打开一次收银台，或检查数据文件夹。</translation>
    </message>
    <message>
        <source>There is no journal at {path}. Copy the other till's there while its pos-app is closed.</source>
        <translation>{path} 没有交易日志。请先关闭另一台收银机的 pos-app，再把它的交易日志复制到该处。</translation>
    </message>
    <message>
        <source>{path} is not a journal of this program. Move it away, or choose another data folder.</source>
        <translation>{path} 不是此程序的交易日志。请移走该文件，或选用其他数据文件夹。</translation>
    </message>
</context>
<context>
    <name>keypad</name>
    <message>
        <source>Clear the amount</source>
        <translation>清除金额</translation>
    </message>
    <message>
        <source>Confirm the amount</source>
        <translation>确认金额</translation>
    </message>
    <message>
        <source>Decimal point</source>
        <translation>小数点</translation>
    </message>
    <message>
        <source>Delete the last digit</source>
        <translation>删除最后一位</translation>
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
        <translation>正在等待密钥环：请在要求输入密码的窗口中回答。</translation>
    </message>
</context>
<context>
    <name>keyring_window</name>
    <message>
        <source>Do not wait</source>
        <translation>不再等待</translation>
    </message>
    <message>
        <source>The keyring, which keeps the till's credentials, asks for its password in a window of its own. Answer it there: the counter then opens by itself. If you do not see it, look behind this window or in the taskbar.</source>
        <translation>密钥环保管收银机的凭据，正在另一个窗口要求输入密码。请在该窗口回答，收银台便会自动打开。如果看不到，请查看这个窗口后面或任务栏。</translation>
    </message>
    <message>
        <source>Waiting for the keyring</source>
        <translation>正在等待密钥环</translation>
    </message>
</context>
<context>
    <name>keyrings</name>
    <message>
        <source>The Windows Credential Manager is not ready, and secrets are kept nowhere else. Start the service “Credential Manager”, log in to Windows with a user of your own, and start again. Until then only training works.</source>
        <translation>Windows 凭据管理器尚未就绪，而密钥不会存放在其他地方。请启动“Credential Manager”服务，用自己的账户登录 Windows，然后重新启动。在此之前只能使用培训模式。</translation>
    </message>
    <message>
        <source>The entry of the keyring has gone. Store the credentials again in the settings.</source>
        <translation>密钥环中的条目不见了。请在设置中重新保存凭据。</translation>
    </message>
    <message>
        <source>The keychain is locked, or access was refused. Unlock it in “Keychain Access”, choose “Always Allow” when asked, and try again.</source>
        <translation>钥匙串已锁定，或访问被拒。请在“钥匙串访问”中解锁，出现提示时选“始终允许”，然后再试。</translation>
    </message>
    <message>
        <source>The keychain needs an answer and cannot ask here. Log in at the screen of this Mac, unlock the screen, and try again.</source>
        <translation>钥匙串需要回答，但无法在此询问。请在这台 Mac 的屏幕前登录并解锁屏幕，然后再试。</translation>
    </message>
    <message>
        <source>The keychain of macOS is not ready, and secrets are kept nowhere else. Log in to the desktop, open “Keychain Access” once, and start again. Until then only training works.</source>
        <translation>macOS 钥匙串尚未就绪，而密钥不会存放在其他地方。请登录桌面，打开一次“钥匙串访问”，然后重新启动。在此之前只能使用培训模式。</translation>
    </message>
    <message>
        <source>The keyring asked for permission and did not get it. Try again, and answer what it asks.</source>
        <translation>密钥环要求授权但未获准许。请再试，并回答它的提示。</translation>
    </message>
    <message>
        <source>The keyring cannot be used ({problem}). Log out of the computer, log in and try again.</source>
        <translation>密钥环无法使用（{problem}）。请注销电脑，重新登录后再试。</translation>
    </message>
    <message>
        <source>The keyring does not answer. Log out of the desktop, log in and try again.</source>
        <translation>密钥环没有响应。请注销桌面，重新登录后再试。</translation>
    </message>
    <message>
        <source>The keyring is locked, or its question was closed without an answer. Try again and give its password (usually the one you log in with), or unlock it in “Passwords and Keys”, KeePassXC or KWallet before.</source>
        <translation>密钥环已锁定，或未经回答就关闭了它的提问。请再试一次，输入密钥环的密码（通常是您的登录密码），或先在“密码和密钥”、KeePassXC 或 KWallet 中解锁。</translation>
    </message>
    <message>
        <source>The keyring that is set up ({name}) does not protect secrets, so nothing is kept in it. Remove the setting PYTHON_KEYRING_BACKEND or the file keyringrc.cfg, and use the system's own keyring.</source>
        <translation>当前设置的密钥环（{name}）不能保护密钥，因此不会存入任何内容。请移除 PYTHON_KEYRING_BACKEND 设置或 keyringrc.cfg 文件，改用系统自带的密钥环。</translation>
    </message>
    <message>
        <source>There is no keyring yet, and the question to make one was not answered. Make one in “Passwords and Keys” or KWallet, or try again and answer what it asks.</source>
        <translation>还没有密钥环，而且建立时的提问没有得到回答。请在“密码和密钥”或 KWallet 中建立，或再试一次并回答提问。</translation>
    </message>
    <message>
        <source>These credentials are longer than the keyring can keep. Check that nothing else was copied along.</source>
        <translation>凭据太长，密钥环无法保存。请检查是否多复制了其他内容。</translation>
    </message>
    <message>
        <source>This computer has no keyring that is ready, and secrets are kept nowhere else. Log in to the desktop, install and open GNOME Keyring, KWallet or KeePassXC, and start again. Until then only training works.</source>
        <translation>这台电脑没有可用的密钥环，而密钥不会存放在其他地方。请登录桌面，安装并打开 GNOME Keyring、KWallet 或 KeePassXC，然后重新启动。在此之前只能使用培训模式。</translation>
    </message>
    <message>
        <source>Windows does not open its Credential Manager. Log out of Windows, log in and try again.</source>
        <translation>Windows 无法打开凭据管理器。请注销 Windows，重新登录后再试。</translation>
    </message>
    <message>
        <source>Windows keeps no secrets for this user in this session. Log in to Windows at the screen with the till's user and start pos-app there. If that does not help, a rule of this computer forbids to store credentials: ask whoever administers it.</source>
        <translation>Windows 在此会话中不为该用户保存密钥。请在屏幕前用收银机的用户登录 Windows，并在那里启动 pos-app。如果仍然不行，就是这台电脑的策略禁止保存凭据：请联系电脑管理员。</translation>
    </message>
    <message>
        <source>Windows refuses access to its Credential Manager. Start pos-app as the user who works at this till, not as another one, and try again.</source>
        <translation>Windows 拒绝访问其凭据管理器。请用使用这台收银机的用户（而非其他用户）启动 pos-app，然后再试。</translation>
    </message>
    <message>
        <source>macOS does not let this program use the keychain. Install pos-app anew from its disk image.</source>
        <translation>macOS 不允许此程序使用钥匙串。请用磁盘映像重新安装 pos-app。</translation>
    </message>
</context>
<context>
    <name>ledger</name>
    <message>
        <source>The book of training payments cannot be used: move {path} away and start again.</source>
        <translation>培训付款账簿无法使用：请移走 {path} 后重新启动。</translation>
    </message>
</context>
<context>
    <name>licences</name>
    <message>
        <source>This pos-app is not a packaged one: it brings nothing of others. Its own licence is in the file LICENSE; those of what it uses came with that.</source>
        <translation>这个 pos-app 不是安装版，没有附带其他软件。它本身的许可证在 LICENSE 文件里；它所用软件的许可证随这些软件提供。</translation>
    </message>
</context>
<context>
    <name>listing</name>
    <message>
        <source>There is no such state. Choose one of: {states}.</source>
        <translation>没有这个状态。请选用：{states}。</translation>
    </message>
    <message>
        <source>This is no date or time. Write it like 2026-11-23 or 2026-11-23T09:00.</source>
        <translation>这不是日期或时间。请写成 2026-11-23 或 2026-11-23T09:00。</translation>
    </message>
    <message>
        <source>{count} payments</source>
        <translation>{count} 笔付款</translation>
    </message>
</context>
<context>
    <name>live_testing_page</name>
    <message>
        <source>Back to the counter</source>
        <translation>返回收银台</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>仍然关闭</translation>
    </message>
    <message>
        <source>Every test payment of today is given back</source>
        <translation>今天的测试付款已全部退款</translation>
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
        <translation>正在退款：第 {number} 笔，共 {count} 笔…</translation>
    </message>
    <message>
        <source>{count} of {all} could not be refunded. Choose one in the list to see what can be done. {why}</source>
        <translation>{all} 笔中有 {count} 笔未能退款。请在列表选择一笔，查看可以怎样做。{why}</translation>
    </message>
    <message>
        <source>{count} test payment is not given back: {left}</source>
        <translation>有 {count} 笔测试付款未退款：{left}</translation>
    </message>
    <message>
        <source>{count} test payments are not given back: {left}</source>
        <translation>有 {count} 笔测试付款未退款：{left}</translation>
    </message>
</context>
<context>
    <name>living</name>
    <message>
        <source>Crashed: {at}</source>
        <translation>意外退出：{at}</translation>
    </message>
    <message>
        <source>Cut off: {at}</source>
        <translation>曾中断：{at}</translation>
    </message>
</context>
<context>
    <name>lock</name>
    <message>
        <source>The data folder cannot be locked ({problem}: {path}). Choose a folder on this computer's own disk with --data-dir.</source>
        <translation>无法锁定数据文件夹（{problem}：{path}）。请用 --data-dir 选用本机磁盘上的文件夹。</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Interrupted. If a payment was under way, do not charge again: `pos-app resolve` tells what became of it.</source>
        <translation>已中断。如有付款正在进行，请勿再次收款：`pos-app resolve` 会告知结果。</translation>
    </message>
    <message>
        <source>Something went wrong inside the program ({kind}). If a payment was under way, do not charge again: `pos-app resolve` tells what became of it.</source>
        <translation>程序内部出错（{kind}）。如有付款正在进行，请勿再次收款：`pos-app resolve` 会告知结果。</translation>
    </message>
</context>
<context>
    <name>menu_page</name>
    <message>
        <source>Back to the counter</source>
        <translation>返回收银台</translation>
    </message>
    <message>
        <source>Check this till</source>
        <translation>检查这台收银机</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>店主</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫码枪</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Some settings cannot be used</source>
        <translation>部分设置无法使用</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>这台收银机</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>pos-app {version} · {newer} is on the release page</source>
        <translation>pos-app {version} · 版本发布页上有 {newer}</translation>
    </message>
    <message>
        <source>pos-app {version}, a payment counter for QFPay merchants</source>
        <translation>pos-app {version}，供 QFPay 商户使用的收银台</translation>
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
        <translation>金额不能是负数。如要退钱，请用“退款”。</translation>
    </message>
    <message>
        <source>An amount cannot be written with an exponent. Type it in full, like {example}.</source>
        <translation>金额不能用指数表示。请完整输入，例如 {example}。</translation>
    </message>
    <message>
        <source>An amount has no letters. Type it like {example}.</source>
        <translation>金额不能有字母。请输入数字，例如 {example}。</translation>
    </message>
    <message>
        <source>An amount is missing beside the plus sign. Type it, or remove the plus sign.</source>
        <translation>加号旁缺少金额。请输入金额，或删除加号。</translation>
    </message>
    <message>
        <source>QFPay does not take this currency. Use one of these: {codes}.</source>
        <translation>QFPay 不接受此货币。请用：{codes}。</translation>
    </message>
    <message>
        <source>The amount is zero. Type an amount above zero.</source>
        <translation>金额为零。请输入大于零的金额。</translation>
    </message>
    <message>
        <source>The commas are not where thousands end. Type the amount without commas, like {example}.</source>
        <translation>逗号位置不正确。请输入不带逗号的金额，例如 {example}。</translation>
    </message>
    <message>
        <source>The largest amount of one payment is {largest} {currency}. Take it in several payments.</source>
        <translation>单笔付款上限为 {largest} {currency}。请分多笔收款。</translation>
    </message>
    <message>
        <source>There is no amount yet. Type the amount.</source>
        <translation>还没有金额。请输入金额。</translation>
    </message>
    <message>
        <source>This is not an amount. Type it like {example}.</source>
        <translation>这不是金额。请输入金额，例如 {example}。</translation>
    </message>
    <message>
        <source>This is too long for an amount. Clear it and type the amount again.</source>
        <translation>金额太长。请清除后重新输入。</translation>
    </message>
    <message>
        <source>Type the amount with the digits 0 to 9.</source>
        <translation>请用数字 0 至 9 输入金额。</translation>
    </message>
    <message>
        <source>{currency} has no decimals. Type a whole amount.</source>
        <translation>{currency} 没有小数。请输入整数金额。</translation>
    </message>
    <message>
        <source>{currency} has {decimals} decimals at most. Remove the rest, as in {example}.</source>
        <translation>{currency} 最多 {decimals} 位小数。请删去多出的位数，例如 {example}。</translation>
    </message>
</context>
<context>
    <name>number_pad</name>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Clear the field</source>
        <translation>清空输入框</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>Decimal point</source>
        <translation>小数点</translation>
    </message>
    <message>
        <source>Delete the last character</source>
        <translation>删除最后一个字符</translation>
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
        <translation>交易日志已损坏或丢失，而且没有备份。余下的内容保留为 backups/{aside}；付款记录会从 QFPay 读取。在技术支持查看之前，请保留损坏的文件。</translation>
    </message>
    <message>
        <source>The journal was damaged. It is kept as backups/{aside}, and {backup} took its place; payments since then are read from QFPay. Keep the damaged file until support has seen it.</source>
        <translation>交易日志已损坏，保留为 backups/{aside}，并以 {backup} 取代；其后的付款记录会从 QFPay 读取。在技术支持查看之前，请保留损坏的文件。</translation>
    </message>
    <message>
        <source>This till has been used before, but the keyring of the user {user} holds no credentials for profile {profile}. Log in to the computer with the user who set the till up. If that is you and the keyring is a new one, store the credentials again.</source>
        <translation>这台收银机以前用过，但用户 {user} 的密钥环没有配置 {profile} 的凭据。请用当初设置收银机的用户登录电脑。如果您就是该用户，而密钥环是新的，请重新保存凭据。</translation>
    </message>
</context>
<context>
    <name>ordering</name>
    <message>
        <source>A reference is one line of at most {limit} characters. Shorten it.</source>
        <translation>备注只可一行，最多 {limit} 个字符。请缩短。</translation>
    </message>
    <message>
        <source>Only {left} of this payment is left to refund. Choose that or less.</source>
        <translation>这笔付款只剩 {left} 可退款。请输入此数或以下。</translation>
    </message>
    <message>
        <source>Payment {number} is not paid, so there is nothing to refund.</source>
        <translation>付款 {number} 尚未收到款项，不能退款。</translation>
    </message>
    <message>
        <source>Payment {number} is refunded already; nothing is left of it.</source>
        <translation>付款 {number} 已全额退款，没有余额可退。</translation>
    </message>
    <message>
        <source>QFPay's number of payment {number} is not known yet. Ask about the payment, then refund it.</source>
        <translation>尚未知道付款 {number} 的 QFPay 编号。请先查询该笔付款，再退款。</translation>
    </message>
    <message>
        <source>This code does not tell its wallet. Choose the wallet, then scan again.</source>
        <translation>从这个码看不出是哪个钱包。请选择钱包，然后再扫。</translation>
    </message>
    <message>
        <source>{wallet} does not take refunds through QFPay. Give the money back another way.</source>
        <translation>{wallet} 不能通过 QFPay 退款。请用其他方式退回。</translation>
    </message>
    <message>
        <source>{wallet} gives back whole payments only. Refund the whole amount.</source>
        <translation>{wallet} 只可全额退款。请退回全额。</translation>
    </message>
    <message>
        <source>{wallet} is paid by scanning the customer's code. Scan it.</source>
        <translation>{wallet} 须扫描顾客的付款码。请扫码。</translation>
    </message>
    <message>
        <source>{wallet} is paid here by showing a QR code. Choose the QR code instead of scanning.</source>
        <translation>{wallet} 在此须出示二维码收款。请改用二维码，不用扫码。</translation>
    </message>
    <message>
        <source>{wallet} is switched off in this profile. Use another wallet, or switch it on in the settings if QFPay has enabled it for you.</source>
        <translation>此配置已停用 {wallet}。请用其他钱包；如 QFPay 已为您开通，可在设置中启用。</translation>
    </message>
</context>
<context>
    <name>other_gateway</name>
    <message>
        <source>{count} payments or refunds are still open at the gateway in use. Nothing was changed. Press “Later” until the counter opens, wait until they are answered, and then set up again.</source>
        <translation>当前网关还有 {count} 笔付款或退款没有结果。没有任何更改。请按“稍后”直到打开收银台，等它们有结果后再重新设置。</translation>
    </message>
</context>
<context>
    <name>overriding</name>
    <message>
        <source>There is no setting of that name. `pos-app settings list` shows all of them.</source>
        <translation>没有这个名称的设置。`pos-app settings list` 会列出全部。</translation>
    </message>
    <message>
        <source>Write --set like volume=0: a name, an equals sign, a value.</source>
        <translation>--set 请写成 volume=0 的形式：名称、等号、值。</translation>
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
        <translation>关闭 pos-app</translation>
    </message>
    <message>
        <source>Everything that can be chosen, kiosk mode and this PIN included.</source>
        <translation>所有可选项目，包括专用模式和店主密码的设置。</translation>
    </message>
    <message>
        <source>Leave kiosk mode</source>
        <translation>退出专用模式</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>店主</translation>
    </message>
    <message>
        <source>Payments that are open are followed up at the next start. Do not charge them again before that.</source>
        <translation>尚无结果的付款会在下次启动时继续跟进。在此之前请勿再次收款。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>The window becomes one like others, until the next start or F11. To end kiosk mode for good: settings, “This computer”.</source>
        <translation>窗口变回普通窗口，直到下次启动或按 F11。要永久停用专用模式：设置的“这台电脑”。</translation>
    </message>
</context>
<context>
    <name>owner_pin</name>
    <message>
        <source>A PIN has 4 to 8 digits and nothing else.</source>
        <translation>密码由 4 到 8 个数字组成，不含其他字符。</translation>
    </message>
    <message>
        <source>The owner's PIN is removed. Nothing asks for it any more.</source>
        <translation>店主密码已移除，不会再要求输入。</translation>
    </message>
    <message>
        <source>The owner's PIN is set. A window that is open asks for it from its next start on.</source>
        <translation>店主密码已设置。已打开的窗口从下次启动起要求输入。</translation>
    </message>
    <message>
        <source>There is a PIN: settings, and the way out of kiosk mode, ask for it.</source>
        <translation>已有密码：打开设置和退出专用模式时要求输入。</translation>
    </message>
    <message>
        <source>There is no PIN: nothing asks for one.</source>
        <translation>没有密码：不会要求输入。</translation>
    </message>
    <message>
        <source>Training has no PIN. Leave --training out.</source>
        <translation>培训模式没有密码。请不要加 --training。</translation>
    </message>
    <message>
        <source>What the keyring holds of the owner's PIN cannot be read any more. Remove it with `pos-app owner-pin clear`, then set a new one.</source>
        <translation>密钥环中的店主密码已无法读取。请用 `pos-app owner-pin clear` 移除，再设置新密码。</translation>
    </message>
</context>
<context>
    <name>ownership</name>
    <message>
        <source>The journal {path} is of another till. If this computer takes that till's place, run `pos-app journal adopt`. Otherwise move the file away: then a new journal begins. Nothing was lost.</source>
        <translation>交易日志 {path} 属于另一台收银机。如果这台电脑要取代那台收银机，请运行 `pos-app journal adopt`。否则请移走该文件，便会开始新的交易日志。没有任何数据丢失。</translation>
    </message>
</context>
<context>
    <name>parsing</name>
    <message>
        <source>There are other fields than {fields}. Leave them out and try again.</source>
        <translation>有 {fields} 以外的字段。请删去后再试。</translation>
    </message>
    <message>
        <source>This is not a JSON object. Pass it like {example}, with the values that QFPay gave you.</source>
        <translation>这不是 JSON 对象。请以 {example} 的形式提供 QFPay 给您的资料。</translation>
    </message>
    <message>
        <source>{field} contains a character that no credential of QFPay has. Copy it again.</source>
        <translation>{field} 含有 QFPay 凭据不会有的字符。请重新复制。</translation>
    </message>
    <message>
        <source>{field} contains a space or line break. Copy it again, in one piece.</source>
        <translation>{field} 含有空格或换行。请完整地重新复制。</translation>
    </message>
    <message>
        <source>{field} contains full-width characters. Switch the input method off and type or copy it again.</source>
        <translation>{field} 含有全角字符。请关闭输入法，重新输入或复制。</translation>
    </message>
    <message>
        <source>{field} is missing. QFPay gave it to you with your account; add it and try again.</source>
        <translation>缺少 {field}。QFPay 开立账户时已提供；请补上后再试。</translation>
    </message>
    <message>
        <source>{field} must be a text in quotation marks.</source>
        <translation>{field} 必须是引号内的文字。</translation>
    </message>
</context>
<context>
    <name>paths</name>
    <message>
        <source>Nothing can be written to the data folder {path} ({problem}). Give yourself access to it, or choose another folder with --data-dir.</source>
        <translation>无法写入数据文件夹 {path}（{problem}）。请取得访问权限，或用 --data-dir 选用其他文件夹。</translation>
    </message>
    <message>
        <source>The data folder cannot be made: {path} is a file. Move the file away, or choose another folder with --data-dir.</source>
        <translation>无法建立数据文件夹：{path} 是文件。请移走该文件，或用 --data-dir 选用其他文件夹。</translation>
    </message>
    <message>
        <source>The data folder {path} belongs to another user of this computer. Sign in as that user, or choose another folder with --data-dir.</source>
        <translation>数据文件夹 {path} 属于这台电脑的另一个用户。请以该用户登录，或用 --data-dir 选用其他文件夹。</translation>
    </message>
    <message>
        <source>The data folder {path} is on a network share ({kind}), where payments cannot be kept safely. Choose a folder on this computer's own disk with --data-dir.</source>
        <translation>数据文件夹 {path} 在网络共享上（{kind}），无法安全保存付款记录。请用 --data-dir 选用这台电脑磁盘上的文件夹。</translation>
    </message>
    <message>
        <source>The disk of the data folder {path} is full. Make room on it, or choose another folder with --data-dir.</source>
        <translation>数据文件夹 {path} 所在磁盘已满。请腾出空间，或用 --data-dir 选用其他文件夹。</translation>
    </message>
    <message>
        <source>The path of the data folder is too long: {path}. Choose a shorter one with --data-dir.</source>
        <translation>数据文件夹的路径太长：{path}。请用 --data-dir 选用较短的路径。</translation>
    </message>
    <message>
        <source>This cannot be the name of a folder. Choose another one with --data-dir.</source>
        <translation>这不能用作文件夹名称。请用 --data-dir 选用其他文件夹。</translation>
    </message>
</context>
<context>
    <name>pay_types</name>
    <message>
        <source>This pay type is not known. Use one of QFPay's in-store pay types, such as 800208.</source>
        <translation>没有此支付类型。请用 QFPay 的门店支付类型，例如 800208。</translation>
    </message>
    <message>
        <source>{wallet} cannot be paid at this counter. Use the card terminal, or another wallet.</source>
        <translation>此收银台不能收 {wallet}。请用刷卡机，或其他钱包。</translation>
    </message>
    <message>
        <source>{wallet} codes cannot be scanned here. Show a QR code, or use another wallet.</source>
        <translation>此处不能扫描 {wallet} 付款码。请出示二维码，或用其他钱包。</translation>
    </message>
    <message>
        <source>{wallet} has no QR code to show. Scan the customer's code, or use another wallet.</source>
        <translation>{wallet} 没有二维码可出示。请扫描顾客的付款码，或用其他钱包。</translation>
    </message>
    <message>
        <source>{wallet} takes multiples of {step} only. Change the amount, or use another wallet.</source>
        <translation>{wallet} 只接受 {step} 的倍数。请更改金额，或用其他钱包。</translation>
    </message>
    <message>
        <source>{wallet} takes {currencies} only, not {currency}. Use another wallet.</source>
        <translation>{wallet} 只收 {currencies}，不收 {currency}。请用其他钱包。</translation>
    </message>
</context>
<context>
    <name>paying</name>
    <message>
        <source>Payment {number} belongs to profile {profile}, and this till is open for {open}. Use `--profile {profile}`, or open the counter with that profile.</source>
        <translation>付款 {number} 属于配置 {profile}，而这台收银机正使用 {open}。请用 `--profile {profile}`，或以该配置打开收银台。</translation>
    </message>
    <message>
        <source>Payment {number} of this sale is open or paid. Do not charge again before you have looked at it.</source>
        <translation>此单的付款 {number} 尚无结果或已支付。查清之前请勿再次收款。</translation>
    </message>
    <message>
        <source>This code was already used for payment {number}. Ask the customer to show a fresh code.</source>
        <translation>此码已用于付款 {number}。请顾客出示新的付款码。</translation>
    </message>
    <message>
        <source>This till knows no payment with the number {number}.</source>
        <translation>这台收银机没有编号为 {number} 的付款。</translation>
    </message>
</context>
<context>
    <name>payment_card</name>
    <message>
        <source>Ask QFPay</source>
        <translation>向 QFPay 查询</translation>
    </message>
    <message>
        <source>Asking QFPay about payment {number}…</source>
        <translation>正在向 QFPay 查询付款 {number}…</translation>
    </message>
    <message>
        <source>Cancel payment</source>
        <translation>取消付款</translation>
    </message>
    <message>
        <source>Choose a payment in the list, or scan a receipt.</source>
        <translation>请在列表选择一笔付款，或扫描小票。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留款项</translation>
    </message>
    <message>
        <source>Manager's verdict</source>
        <translation>经理判定</translation>
    </message>
    <message>
        <source>Payment {number} is not on this till. Ask QFPay: it may be another till's.</source>
        <translation>这台收银机没有付款 {number}。请向 QFPay 查询：可能属于其他收银机。</translation>
    </message>
    <message>
        <source>QFPay {syssn}</source>
        <translation>QFPay {syssn}</translation>
    </message>
    <message>
        <source>Reference {reference}</source>
        <translation>备注 {reference}</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Refunded elsewhere</source>
        <translation>已在别处退款</translation>
    </message>
    <message>
        <source>Returned another way</source>
        <translation>已用其他方式退回</translation>
    </message>
    <message>
        <source>Send refund again</source>
        <translation>重新发送退款</translation>
    </message>
    <message>
        <source>There is no payment {number} in this till. Look at the other tills.</source>
        <translation>这台收银机没有付款 {number}。请查看其他收银机。</translation>
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
        <translation>付款码不会有这些字符。请扫描顾客钱包内的付款码。</translation>
    </message>
    <message>
        <source>Nothing was read. Scan the customer's code again.</source>
        <translation>读不到内容。请再扫顾客的付款码。</translation>
    </message>
    <message>
        <source>The scanner sent signs that no payment code has. Scan again, or check its settings.</source>
        <translation>扫码枪传来付款码不会有的字符。请再扫，或检查扫码枪设置。</translation>
    </message>
    <message>
        <source>This is a JKOPay code, which QFPay does not take. Ask for another wallet.</source>
        <translation>这是街口支付的码，QFPay 不接受。请顾客改用其他钱包。</translation>
    </message>
    <message>
        <source>This is a receipt number, not a payment code. Look it up in the history.</source>
        <translation>这是小票编号，不是付款码。请在交易记录查找。</translation>
    </message>
    <message>
        <source>This is a text, not a payment code. Scan the code in the customer's wallet.</source>
        <translation>这是文字，不是付款码。请扫描顾客钱包内的付款码。</translation>
    </message>
    <message>
        <source>This is a web address. Ask the customer to open the code for paying, and scan that.</source>
        <translation>这是网址。请顾客打开付款码，再扫描。</translation>
    </message>
    <message>
        <source>This is the barcode of an article. Scan the code in the customer's wallet.</source>
        <translation>这是商品条码。请扫描顾客钱包内的付款码。</translation>
    </message>
    <message>
        <source>This is too long for a payment code. Scan the code in the customer's wallet.</source>
        <translation>太长，不是付款码。请扫描顾客钱包内的付款码。</translation>
    </message>
    <message>
        <source>This is too short for a payment code. Scan the code in the customer's wallet again.</source>
        <translation>太短，不是付款码。请再扫顾客钱包内的付款码。</translation>
    </message>
    <message>
        <source>Two codes were read at once. Scan again.</source>
        <translation>同时读到两个码。请再扫一次。</translation>
    </message>
</context>
<context>
    <name>payment_table</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>付款列表</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>钱包</translation>
    </message>
</context>
<context>
    <name>phone</name>
    <message>
        <source>No payment is waiting here. It is paid, cancelled or expired: start a new one.</source>
        <translation>没有等待中的付款：已支付、已取消或已过期。请重新开始一笔。</translation>
    </message>
</context>
<context>
    <name>phrases</name>
    <message>
        <source>A payment is under way, so this scan was not used. Scan again afterwards.</source>
        <translation>付款进行中，这次扫描没有使用。完成后请再扫。</translation>
    </message>
    <message>
        <source>No QR code came from QFPay, so nobody can pay it. Try again, or scan the customer's code.</source>
        <translation>QFPay 没有返回二维码，顾客无法付款。请再试，或扫描顾客的付款码。</translation>
    </message>
    <message>
        <source>Other till {till}</source>
        <translation>其他收银机 {till}</translation>
    </message>
    <message>
        <source>Something went wrong inside. Sales go on; a report of it is kept: Menu, Check this till.</source>
        <translation>程序内部出错。收款照常；报告已保留：菜单的“检查这台收银机”。</translation>
    </message>
    <message>
        <source>This did not work, and it is our mistake. Look at the payments to check before you try again.</source>
        <translation>操作失败，这是程序的错误。再试之前，请先查看待查付款。</translation>
    </message>
    <message>
        <source>This scan was not used. Press Enter behind the amount first, then scan.</source>
        <translation>这次扫描没有使用。请先按 Enter 确认金额，再扫码。</translation>
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
        <translation>清除密码</translation>
    </message>
    <message>
        <source>Delete the last digit</source>
        <translation>删除最后一个数字</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>pin_page</name>
    <message>
        <source>Digits typed: {count}</source>
        <translation>已输入数字：{count}</translation>
    </message>
    <message>
        <source>Forgotten? Whoever owns the account of this computer removes it with `pos-app owner-pin clear`.</source>
        <translation>忘记密码？这台电脑的账户所有者可用 `pos-app owner-pin clear` 移除。</translation>
    </message>
    <message>
        <source>No digit typed</source>
        <translation>尚未输入数字</translation>
    </message>
    <message>
        <source>One moment: the keyring is being asked.</source>
        <translation>请稍候：正在查询密钥环。</translation>
    </message>
    <message>
        <source>Owner's PIN</source>
        <translation>店主密码</translation>
    </message>
    <message>
        <source>That came as fast as a scan and was not taken. Type the PIN digit by digit.</source>
        <translation>输入速度像扫码，因此不予接受。请逐个数字输入密码。</translation>
    </message>
    <message>
        <source>The two were not the same. Type the new PIN from the beginning.</source>
        <translation>两次输入不一致。请从头输入新密码。</translation>
    </message>
    <message>
        <source>This is not the PIN. Try again.</source>
        <translation>密码不正确，请重试。</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Wait {time}, then try again.</source>
        <translation>密码错误次数过多。请等候 {time} 后再试。</translation>
    </message>
    <message>
        <source>Type a new PIN of 4 to 8 digits.</source>
        <translation>请输入 4 到 8 位数字的新密码。</translation>
    </message>
    <message>
        <source>Type the new PIN once more.</source>
        <translation>请再次输入新密码。</translation>
    </message>
    <message>
        <source>Type the owner's PIN.</source>
        <translation>请输入店主密码。</translation>
    </message>
</context>
<context>
    <name>pin_panel</name>
    <message>
        <source>Asked for before the settings, and for the way out of kiosk mode. Sales never ask for it.</source>
        <translation>打开设置和退出专用模式时要求输入。收款时绝不要求。</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>更改密码</translation>
    </message>
    <message>
        <source>Owner's PIN</source>
        <translation>店主密码</translation>
    </message>
    <message>
        <source>Remove the PIN</source>
        <translation>移除密码</translation>
    </message>
    <message>
        <source>Set a PIN</source>
        <translation>设置密码</translation>
    </message>
</context>
<context>
    <name>pinning</name>
    <message>
        <source>QFPay has no endpoint of that name. Choose one of: {names}.</source>
        <translation>QFPay 没有这个名称的接口。请选择其中之一：{names}。</translation>
    </message>
    <message>
        <source>QFPay's answers are not signed as before, so the till does not believe them. Do not charge again. If you have a new client_key, store it; else call the manager: `pos-app doctor` says more.</source>
        <translation>QFPay 响应的签名与以往不同，收银机不予采信。请勿再次收款。如有新的 client_key，请保存；否则请通知经理：`pos-app doctor` 有更多说明。</translation>
    </message>
</context>
<context>
    <name>pins</name>
    <message>
        <source>Pins that stand: {count}</source>
        <translation>现有签名锁定：{count} 个</translation>
    </message>
</context>
<context>
    <name>problem_window</name>
    <message>
        <source>Check this till</source>
        <translation>检查这台收银机</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Last good settings</source>
        <translation>用上次正常的设置</translation>
    </message>
    <message>
        <source>Open training</source>
        <translation>打开培训模式</translation>
    </message>
    <message>
        <source>The counter cannot open yet</source>
        <translation>收银台暂时无法打开</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>profile_panel</name>
    <message>
        <source>More: currency, time zone, signature type</source>
        <translation>更多：货币、时区、签名类型</translation>
    </message>
</context>
<context>
    <name>profiles</name>
    <message>
        <source>A pay type is a number of six digits, such as 800108. Check the number with QFPay.</source>
        <translation>支付类型是六位数字，例如 800108。请向 QFPay 核对。</translation>
    </message>
    <message>
        <source>It is not certain how QFPay counts amounts in {currency}. Ask QFPay (technical.support@qfpay.com), then confirm the currency in the settings.</source>
        <translation>未能确定 QFPay 如何计算 {currency} 金额。请咨询 QFPay（technical.support@qfpay.com），然后在设置中确认此货币。</translation>
    </message>
    <message>
        <source>Live testing moves real money that is never settled: refund every test payment on the same day.</source>
        <translation>实测环境会扣取真实款项，而且不会结算：每笔测试付款请于当日退款。</translation>
    </message>
    <message>
        <source>No profile yet. Add one with `pos-app profile add`.</source>
        <translation>还没有配置。请用 `pos-app profile add` 添加。</translation>
    </message>
    <message>
        <source>Profile {name} added. Now store its credentials: `pos-app credentials set`.</source>
        <translation>已添加配置 {name}。现在请存入凭据：`pos-app credentials set`。</translation>
    </message>
    <message>
        <source>Profile {name} is the active one now.</source>
        <translation>现已使用配置 {name}。</translation>
    </message>
    <message>
        <source>QFPay has no environment of this name. Use one of these: {names}.</source>
        <translation>QFPay 查无此名称的环境。请用：{names}。</translation>
    </message>
    <message>
        <source>The number of tills is between 1 and {largest}.</source>
        <translation>收银机数量须在 1 至 {largest} 之间。</translation>
    </message>
    <message>
        <source>There is no such environment. Choose one of: {names}.</source>
        <translation>没有这个环境。请选用：{names}。</translation>
    </message>
    <message>
        <source>This is not a name for a profile. Use 1 to 40 letters A to Z, digits, dots, hyphens and underscores, and begin with a letter or digit.</source>
        <translation>配置名称不适用。请用 1 至 40 个英文字母、数字、点、连字符或下划线，并以字母或数字开头。</translation>
    </message>
    <message>
        <source>This is not a signature type. Use one of these: {names}.</source>
        <translation>这不是签名类型。请用：{names}。</translation>
    </message>
    <message>
        <source>This time zone is not known. Use a name such as Asia/Hong_Kong or Asia/Tokyo.</source>
        <translation>没有此时区。请用 Asia/Hong_Kong 或 Asia/Tokyo 之类的名称。</translation>
    </message>
</context>
<context>
    <name>program</name>
    <message>
        <source>All settings can be used.</source>
        <translation>所有设置都可以使用。</translation>
    </message>
    <message>
        <source>Payments were taken up again. If it comes back, press Save for support.</source>
        <translation>已重新跟进付款。如再发生，请按“保存给技术支持”。</translation>
    </message>
    <message>
        <source>Something went wrong inside at {at} ({error}); pos-app went on.</source>
        <translation>{at} 程序内部出错（{error}）；pos-app 继续运行。</translation>
    </message>
    <message>
        <source>The usual values are used instead. Correct them in the settings.</source>
        <translation>现改用默认值。请在设置中更正。</translation>
    </message>
    <message>
        <source>pos-app ended unexpectedly at {at} ({error}).</source>
        <translation>pos-app 于 {at} 意外退出（{error}）。</translation>
    </message>
    <message>
        <source>pos-app has not failed or ended unexpectedly.</source>
        <translation>pos-app 没有出错，也没有意外退出。</translation>
    </message>
    <message>
        <source>pos-app was cut off at about {at}: the computer lost power, or the program was ended from outside.</source>
        <translation>pos-app 约于 {at} 中断：电脑断电，或程序被外部结束。</translation>
    </message>
    <message>
        <source>pos-app {pos_app}, Python {python}, Qt {qt}, {system}.</source>
        <translation>pos-app {pos_app}，Python {python}，Qt {qt}，{system}。</translation>
    </message>
    <message>
        <source>{count} settings cannot be used: {problems}</source>
        <translation>{count} 项设置不能使用：{problems}</translation>
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
        <translation>缩小</translation>
    </message>
</context>
<context>
    <name>qr_view</name>
    <message>
        <source>QR code for the customer's phone</source>
        <translation>供顾客手机扫描的二维码</translation>
    </message>
</context>
<context>
    <name>reading</name>
    <message>
        <source>A newer pos-app wrote it, and this one does not understand it. Install the newer pos-app.</source>
        <translation>这是较新的 pos-app 写入的，这个版本无法识别。请安装较新的 pos-app。</translation>
    </message>
    <message>
        <source>It must be there: the address of the gateway, in quotation marks.</source>
        <translation>必须填写：网关网址，放在引号内。</translation>
    </message>
    <message>
        <source>Line {line} of {path}: a newer pos-app wrote these settings (version {version}; this one knows {known}). What it does not know stays in the file and does not count. Install the newer pos-app.</source>
        <translation>{path} 第 {line} 行：这些设置由较新的 pos-app 写入（版本 {version}；这个程序只识别到 {known}）。无法识别的内容会留在文件里，但不起作用。请安装较新的 pos-app。</translation>
    </message>
    <message>
        <source>Line {line} of {path}: “{key}” cannot be used. {wrong} Until it is corrected, the profile {profile} is left out.</source>
        <translation>{path} 第 {line} 行：“{key}”无法使用。{wrong}更正之前，不使用配置 {profile}。</translation>
    </message>
    <message>
        <source>Line {line} of {path}: “{key}” cannot be used. {wrong} Until it is corrected, this is used: {default}.</source>
        <translation>{path} 第 {line} 行：“{key}”无法使用。{wrong}更正之前，改用：{default}。</translation>
    </message>
    <message>
        <source>Profiles are tables, which begin with a line such as [profiles.shop].</source>
        <translation>配置须写成表，以 [profiles.shop] 这样的一行开头。</translation>
    </message>
    <message>
        <source>The settings cannot be read: line {line} of {path} {wrong}. Correct it there.</source>
        <translation>无法读取设置：{path} 第 {line} 行{wrong}。请在该处更正。</translation>
    </message>
    <message>
        <source>is not written like a setting, name = value</source>
        <translation>不是设置的写法（名称 = 值）</translation>
    </message>
    <message>
        <source>says again what is there already</source>
        <translation>重复了上面已有的内容</translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>A reason is missing. Write what you saw, such as: paid in QFPay's portal.</source>
        <translation>未填写原因。请写下您所见，例如：QFPay 商户后台显示已付款。</translation>
    </message>
    <message>
        <source>A reason is one line of at most {limit} characters. Shorten it.</source>
        <translation>原因只能一行，最多 {limit} 个字符。请缩短。</translation>
    </message>
    <message>
        <source>The reason holds what may be a payment code, and those are never kept. Leave it out.</source>
        <translation>原因中含有可能是付款码的内容，付款码从不保存。请删去。</translation>
    </message>
</context>
<context>
    <name>rebuilding</name>
    <message>
        <source>The history is being completed from QFPay ({count} read)</source>
        <translation>正从 QFPay 补回交易记录（已读 {count} 条）</translation>
    </message>
    <message>
        <source>This day is still to come. Give the date of today or of a day before.</source>
        <translation>这一天还没到。请输入今天或之前的日期。</translation>
    </message>
</context>
<context>
    <name>reconciliation</name>
    <message>
        <source>Money differs from what this till had said. Look at each difference above.</source>
        <translation>款项与这台收银机先前所示不同。请查看以上每项差异。</translation>
    </message>
    <message>
        <source>QFPay did not tell everything ({reason}). Check the connection, then reconcile again.</source>
        <translation>QFPay 未能提供全部记录（{reason}）。请检查网络连接，然后再对账。</translation>
    </message>
    <message>
        <source>Something is not known yet. Reconcile again later; do not charge again what is open.</source>
        <translation>仍有项目不知结果。请稍后再对账；尚无结果的付款请勿再次收款。</translation>
    </message>
    <message>
        <source>This till and QFPay agree.</source>
        <translation>这台收银机与 QFPay 的记录一致。</translation>
    </message>
</context>
<context>
    <name>refund_codes</name>
    <message>
        <source>Another till or QFPay's portal may have given a part back. Ask QFPay about the payment, then refund the rest.</source>
        <translation>另一台收银机或 QFPay 商户后台可能已退回一部分。请向 QFPay 查询这笔付款，再退余额。</translation>
    </message>
    <message>
        <source>Ask QFPay about the payment. While it is not paid, there is nothing to give back.</source>
        <translation>请向 QFPay 查询这笔付款。如果尚未支付，就没有款项可退。</translation>
    </message>
    <message>
        <source>Ask a manager to return the money another way.</source>
        <translation>请经理用其他方式退回款项。</translation>
    </message>
    <message>
        <source>Call the manager: QFPay must mend this first. Until then return the money another way, or write to {support}.</source>
        <translation>请通知经理：须先由 QFPay 处理。在此之前，请用其他方式退回款项，或发邮件至 {support}。</translation>
    </message>
    <message>
        <source>Do not refund again. Compare the payment with QFPay's portal.</source>
        <translation>请勿再次退款。请与 QFPay 商户后台核对这笔付款。</translation>
    </message>
    <message>
        <source>Do not try this again. Return the money another way; for the reason, write to {support}.</source>
        <translation>请勿再试。请用其他方式退回款项；如要查询原因，请发邮件至 {support}。</translation>
    </message>
    <message>
        <source>For QFPay the details of this refund are not those of the payment.</source>
        <translation>QFPay 表示退款资料与付款不符。</translation>
    </message>
    <message>
        <source>In this currency only whole payments are given back.</source>
        <translation>此货币只能全额退款。</translation>
    </message>
    <message>
        <source>Of this payment only the whole is given back.</source>
        <translation>这笔付款只能全额退款。</translation>
    </message>
    <message>
        <source>QFPay cannot refund this payment.</source>
        <translation>QFPay 不能为这笔付款退款。</translation>
    </message>
    <message>
        <source>QFPay carries out no refunds between 23:30 and 00:30.</source>
        <translation>QFPay 在 23:30 至 00:30 期间不处理退款。</translation>
    </message>
    <message>
        <source>QFPay does not accept the amount of this refund.</source>
        <translation>QFPay 不接受这笔退款的金额。</translation>
    </message>
    <message>
        <source>QFPay does not know the payment of this refund.</source>
        <translation>QFPay 查无此退款所属的付款。</translation>
    </message>
    <message>
        <source>QFPay does not know this payment, or cannot refund it now.</source>
        <translation>QFPay 查无此付款，或现在不能退款。</translation>
    </message>
    <message>
        <source>QFPay forbids this refund.</source>
        <translation>QFPay 禁止这笔退款。</translation>
    </message>
    <message>
        <source>QFPay says that the payment is not paid.</source>
        <translation>QFPay 表示尚未收到这笔付款。</translation>
    </message>
    <message>
        <source>QFPay updates its figures at 11:00. Refund it after that.</source>
        <translation>QFPay 在 11:00 更新数据，请在其后退款。</translation>
    </message>
    <message>
        <source>Refund it after 00:30.</source>
        <translation>请在 00:30 后退款。</translation>
    </message>
    <message>
        <source>Refund smaller parts, or ask a manager to return the money another way.</source>
        <translation>请分次退较小金额，或请经理用其他方式退回款项。</translation>
    </message>
    <message>
        <source>Refund the whole payment instead of a part.</source>
        <translation>请全额退款，不要只退一部分。</translation>
    </message>
    <message>
        <source>The amount is above a limit for refunds.</source>
        <translation>金额超出退款上限。</translation>
    </message>
    <message>
        <source>The bank forbids this refund.</source>
        <translation>银行禁止这笔退款。</translation>
    </message>
    <message>
        <source>The payment has been refunded already, and not by this refund.</source>
        <translation>这笔付款已经退款，但并非由本次退款所退。</translation>
    </message>
    <message>
        <source>The refund is more than what is left of the payment.</source>
        <translation>退款超出这笔付款的余额。</translation>
    </message>
    <message>
        <source>The time in which this payment could be refunded is over.</source>
        <translation>这笔付款的退款期限已过。</translation>
    </message>
</context>
<context>
    <name>refund_form</name>
    <message>
        <source>Amount to give back</source>
        <translation>退款金额</translation>
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
        <translation>这笔付款只剩 {left}。请输入此数或以下。</translation>
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
        <translation>这笔付款只能全额退款：{left}。</translation>
    </message>
</context>
<context>
    <name>refunding</name>
    <message>
        <source>It is not known yet whether refund {number} arrived, so it is not sent again. If QFPay does not find it until {time}, it can be sent again then.</source>
        <translation>尚不知道退款 {number} 是否已到达 QFPay，因此不会重新发送。如 QFPay 到 {time} 仍查无此退款，届时便可重新发送。</translation>
    </message>
    <message>
        <source>QFPay has not said often enough that it does not know refund {number}, so it is not sent again. Ask about it once a minute, or wait.</source>
        <translation>QFPay 回复“查无退款 {number}”的次数不足，因此不会重新发送。请每分钟查询一次，或稍候。</translation>
    </message>
    <message>
        <source>QFPay has refund {number} in progress, so it is not sent again. Wait until it is through.</source>
        <translation>QFPay 正在处理退款 {number}，因此不会重新发送。请等待处理完成。</translation>
    </message>
    <message>
        <source>Refund {number} belongs to profile {profile}, and this till is open for {open}. Use `--profile {profile}`, or open the counter with that profile.</source>
        <translation>退款 {number} 属于配置 {profile}，而这台收银机正使用 {open}。请用 `--profile {profile}`，或以该配置打开收银台。</translation>
    </message>
    <message>
        <source>Refund {number} is not open any more, so there is nothing to send again. Look at its payment.</source>
        <translation>退款 {number} 已有结果，无需重新发送。请查看其付款。</translation>
    </message>
    <message>
        <source>Refund {number} is on its way to QFPay. Wait for the answer before you send it again.</source>
        <translation>退款 {number} 正在发往 QFPay。请等待响应，再决定是否重新发送。</translation>
    </message>
    <message>
        <source>This till knows no refund with the number {number}.</source>
        <translation>这台收银机没有编号为 {number} 的退款。</translation>
    </message>
</context>
<context>
    <name>releases</name>
    <message>
        <source>No release page is set, so nobody is asked for newer versions.</source>
        <translation>未填写版本发布页，因此不会查询较新版本。</translation>
    </message>
    <message>
        <source>The release page {url} answers with status {status}.</source>
        <translation>版本发布页 {url} 的响应状态为 {status}。</translation>
    </message>
    <message>
        <source>The release page {url} does not answer ({reason}).</source>
        <translation>版本发布页 {url} 没有响应（{reason}）。</translation>
    </message>
    <message>
        <source>The release page {url} leads to an address that cannot be used.</source>
        <translation>版本发布页 {url} 转到不能使用的网址。</translation>
    </message>
    <message>
        <source>The release page {url} lists nothing newer.</source>
        <translation>版本发布页 {url} 没有列出较新版本。</translation>
    </message>
    <message>
        <source>The release page {url} names no version of pos-app.</source>
        <translation>版本发布页 {url} 上找不到 pos-app 的版本。</translation>
    </message>
    <message>
        <source>{version} is on the release page {url}.</source>
        <translation>版本发布页 {url} 上有 {version}。</translation>
    </message>
</context>
<context>
    <name>renewing</name>
    <message>
        <source>These credentials are of another merchant (app_code or mchid differ), and {count} payments or refunds of the old one are still open. Nothing was changed. Wait until they are answered, or add a profile for the other merchant.</source>
        <translation>这些凭据属于另一个商户（app_code 或 mchid 不同），而原商户还有 {count} 笔付款或退款尚无结果。没有任何更改。请等待结果，或为另一个商户添加配置。</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>This is no date. Write it like 2026-11-23.</source>
        <translation>这不是日期。请写成 2026-11-23 这样。</translation>
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
        <translation>不用此码</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留款项</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Later: serve the next customer</source>
        <translation>稍后：先服务下一位顾客</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一单</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>小票</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
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
        <translation>QFPay 拒绝这些凭据（代码 {respcd}），因此没有保存，原有的继续使用。请对照 QFPay 提供的 app_code、client_key 和 mchid，以及配置的环境和签名类型。QFPay 也可能稍后才启用新密钥：届时再试。</translation>
    </message>
</context>
<context>
    <name>saving</name>
    <message>
        <source>The bundle could not be saved anywhere. Make room on the disk, and try again.</source>
        <translation>文件包未能保存到任何位置。请腾出磁盘空间，再试一次。</translation>
    </message>
    <message>
        <source>{path} could not be written ({problem}). Choose another place.</source>
        <translation>无法写入 {path}（{problem}）。请选择其他位置。</translation>
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
        <translation>扫描三个码，最好各不相同：自己钱包的付款码，或商品条码。在这里扫码不会收款。</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫码枪</translation>
    </message>
    <message>
        <source>Settings in use: {settings}</source>
        <translation>当前设置：{settings}</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Test the scanner, or learn it</source>
        <translation>测试或学习扫码枪</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>使用这些设置</translation>
    </message>
    <message>
        <source>Usual settings</source>
        <translation>常规设置</translation>
    </message>
</context>
<context>
    <name>scanner_panels</name>
    <message>
        <source>Before the code</source>
        <translation>码前</translation>
    </message>
    <message>
        <source>Behind the code</source>
        <translation>码后</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字符数</translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>结尾按键</translation>
    </message>
    <message>
        <source>Pauses in ms, longest / mean</source>
        <translation>间隔（毫秒），最长／平均</translation>
    </message>
    <message>
        <source>Read as a scan</source>
        <translation>识别为扫码</translation>
    </message>
    <message>
        <source>Scan {number}</source>
        <translation>第 {number} 次扫码</translation>
    </message>
    <message>
        <source>What arrived</source>
        <translation>收到的内容</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>类型</translation>
    </message>
</context>
<context>
    <name>scanner_words</name>
    <message>
        <source>Better still: set the scanner's delay between characters to 0. Slow scanners read no short codes.</source>
        <translation>更好的办法：把扫码枪的字符间隔设为 0。慢的扫码枪读不到短码。</translation>
    </message>
    <message>
        <source>Capitals and small letters are exchanged. Switch Caps Lock off, or in the scanner.</source>
        <translation>大小写相反了。请关闭 Caps Lock，或在扫码枪里关闭。</translation>
    </message>
    <message>
        <source>Each scan was read, but not each ends alike. If that goes on, set the scanner to send Enter behind every code.</source>
        <translation>每次都读到，但结尾不同。如果一直这样，请把扫码枪设为在每个码后发送 Enter。</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>JKOPay, not taken</source>
        <translation>街口支付，不支持</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Not right yet</source>
        <translation>还不正常</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Other signs arrive instead of digits. Set the keyboard of this computer, or of the scanner, to English (US).</source>
        <translation>收到的是符号而不是数字。请把这台电脑或扫码枪的键盘设为英语（美国）。</translation>
    </message>
    <message>
        <source>Press “Use these settings”: {settings}.</source>
        <translation>请按“使用这些设置”：{settings}。</translation>
    </message>
    <message>
        <source>Product barcode</source>
        <translation>商品条码</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>小票号码</translation>
    </message>
    <message>
        <source>Scan again</source>
        <translation>请再扫码</translation>
    </message>
    <message>
        <source>Scan {count} more.</source>
        <translation>请再扫 {count} 次。</translation>
    </message>
    <message>
        <source>Something else comes before or behind each code. Switch code identifiers off in the scanner.</source>
        <translation>每个码前后的字符都不同。请在扫码枪里关闭条码标识符。</translation>
    </message>
    <message>
        <source>Something gets lost on the way. Plug the scanner straight into this computer and scan one code three times.</source>
        <translation>传送途中丢失了字符。请把扫码枪直接插到这台电脑，再扫描同一个码三次。</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>The counter reads this scanner with the settings in use.</source>
        <translation>以当前设置，收银台能读取这把扫码枪。</translation>
    </message>
    <message>
        <source>The scanner is as slow as typing. Set its delay between characters to 0, then test again.</source>
        <translation>扫码枪和打字一样慢。请把字符间隔设为 0，再测试一次。</translation>
    </message>
    <message>
        <source>The scanner is slow, and this code is too short to test it. Set its delay between characters to 0, or scan a payment code.</source>
        <translation>扫码枪太慢，而这个码太短，不能用来测试。请把字符间隔设为 0，或扫描付款码。</translation>
    </message>
    <message>
        <source>The scanner sends digits round each code, which nobody can tell from the code. Set it to send nothing before and behind.</source>
        <translation>扫码枪在每个码前后加上数字，无法和码分开。请把扫码枪设为前后都不加字符。</translation>
    </message>
    <message>
        <source>The scanner sent no code. Hold it nearer, brighten the screen, or reset the scanner.</source>
        <translation>扫码枪没有发送码。请靠近一点、调亮屏幕，或重置扫码枪。</translation>
    </message>
    <message>
        <source>These codes are not known here. Scan a payment code of your own wallet, or a product.</source>
        <translation>这里不认识这些码。请扫描自己钱包的付款码，或商品条码。</translation>
    </message>
    <message>
        <source>These scans were not read. Scan three times again, without touching the keyboard.</source>
        <translation>没能读取这些扫码。请不要碰键盘，重新扫三次。</translation>
    </message>
    <message>
        <source>This was typed by hand. If the scanner sent it, set its delay between characters to 0.</source>
        <translation>这是手动输入的。如果是扫码枪发送的，请把字符间隔设为 0。</translation>
    </message>
    <message>
        <source>Typed, not scanned</source>
        <translation>是输入，不是扫码</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>What comes round the code cannot be told from it. Scan different codes.</source>
        <translation>无法分清码和码前后的字符。请扫描不同的码。</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>工作正常</translation>
    </message>
    <message>
        <source>Works with other settings</source>
        <translation>换用其他设置即可</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>before the code {signs}</source>
        <translation>码前 {signs}</translation>
    </message>
    <message>
        <source>behind the code {signs}</source>
        <translation>码后 {signs}</translation>
    </message>
    <message>
        <source>pauses of up to {gap} ms</source>
        <translation>间隔最长 {gap} 毫秒</translation>
    </message>
    <message>
        <source>the usual ones</source>
        <translation>常规设置</translation>
    </message>
</context>
<context>
    <name>screen</name>
    <message>
        <source>A payment of the same amount is still being checked ({wallet}, {time}). If this is the same customer, do not charge again.</source>
        <translation>有一笔相同金额的付款仍在查询（{wallet}，{time}）。如是同一位顾客，请勿再次收款。</translation>
    </message>
    <message>
        <source>Ask the customer for a fresh code and scan it, or show a QR code</source>
        <translation>请顾客刷新付款码再扫，或出示二维码</translation>
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
        <translation>付款码尾号 {last4}</translation>
    </message>
    <message>
        <source>Code scanned</source>
        <translation>已扫码</translation>
    </message>
    <message>
        <source>Finish the amount, then press Enter to charge the scanned code.</source>
        <translation>请输入完整金额，再按 Enter，以已扫的码收款。</translation>
    </message>
    <message>
        <source>Press Enter, then scan the customer's code, or show a QR code</source>
        <translation>请按 Enter，再扫顾客的付款码，或出示二维码</translation>
    </message>
    <message>
        <source>Scan the customer's code, or show a QR code</source>
        <translation>请扫顾客的付款码，或出示二维码</translation>
    </message>
    <message>
        <source>The code does not tell its wallet. Ask the customer, then press the wallet.</source>
        <translation>从这个码看不出是哪个钱包。请询问顾客，然后按该钱包。</translation>
    </message>
    <message>
        <source>This is more than {limit}. Check the amount before you charge it.</source>
        <translation>金额超过 {limit}。收款前请先核对金额。</translation>
    </message>
    <message>
        <source>Type the amount</source>
        <translation>请输入金额</translation>
    </message>
    <message>
        <source>Type the amount, then press Enter to charge the scanned code.</source>
        <translation>请输入金额，再按 Enter，以已扫的码收款。</translation>
    </message>
    <message>
        <source>Under {least}: banks may take so small a payment for fraud and refuse it.</source>
        <translation>低于 {least}：银行可能视小额付款为可疑而拒绝。</translation>
    </message>
    <message>
        <source>Which wallet?</source>
        <translation>哪个钱包？</translation>
    </message>
    <message>
        <source>{wallet}, code ending in {last4}</source>
        <translation>{wallet}，付款码尾号 {last4}</translation>
    </message>
</context>
<context>
    <name>screen_choice</name>
    <message>
        <source>{screen} (this window is on it)</source>
        <translation>{screen}（本窗口所在）</translation>
    </message>
</context>
<context>
    <name>screens_check</name>
    <message>
        <source>Set a smaller scale or a higher resolution in the computer's display settings.</source>
        <translation>请在电脑的显示设置中选较小的缩放比例，或较高的分辨率。</translation>
    </message>
    <message>
        <source>{screens}. The cashier's screen has less than 1024 × 768 to show.</source>
        <translation>{screens}。收银员的屏幕显示范围不足 1024 × 768。</translation>
    </message>
    <message>
        <source>{screen}, scaled to {percent} %</source>
        <translation>{screen}，缩放 {percent} %</translation>
    </message>
    <message>
        <source>{screen}, scaled to {percent} %, shows the customer's view</source>
        <translation>{screen}，缩放 {percent} %，显示顾客画面</translation>
    </message>
</context>
<context>
    <name>serial_devices</name>
    <message>
        <source>Another program uses the scanner ({port}). Close that program; nothing else is to be done.</source>
        <translation>另一个程序正在使用扫码枪（{port}）。请关闭该程序，不用做别的。</translation>
    </message>
    <message>
        <source>The scanner ({port}) is not plugged in. It is used as soon as it is plugged in again.</source>
        <translation>扫码枪（{port}）没有接上。重新插好后即可使用。</translation>
    </message>
    <message>
        <source>The scanner's port ({port}) does not work. Unplug the scanner and plug it in again.</source>
        <translation>扫码枪的端口（{port}）无法工作。请拔下扫码枪再插上。</translation>
    </message>
    <message>
        <source>This user may not read from the scanner ({port}). Add the user to the group that may (dialout on Debian and Ubuntu), then log in again.</source>
        <translation>此用户无权读取扫码枪（{port}）。请把用户加入有权的用户组（Debian 和 Ubuntu 为 dialout），然后重新登录。</translation>
    </message>
    <message>
        <source>{port} is not a serial port. Choose the scanner's port in the settings.</source>
        <translation>{port} 不是串口。请在设置中选择扫码枪的端口。</translation>
    </message>
</context>
<context>
    <name>serial_ports</name>
    <message>
        <source>No scanner was found on a USB serial port. Plug it in, or set it to USB-COM with the barcode in its manual.</source>
        <translation>USB 串口上找不到扫码枪。请插上扫码枪，或用说明书中的条码把它设为 USB-COM。</translation>
    </message>
    <message>
        <source>Several devices are on USB serial ports. Choose in the settings which one is the scanner.</source>
        <translation>USB 串口上有多个设备。请在设置中选择哪一个是扫码枪。</translation>
    </message>
</context>
<context>
    <name>setting_entry</name>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>减少</translation>
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
        <translation>更改在下次启动后生效。</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>The command line says {value} for this run. A change counts from the next start.</source>
        <translation>这次由命令行指定为 {value}。更改于下次启动时生效。</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>{what} (not connected)</source>
        <translation>{what}（未连接）</translation>
    </message>
</context>
<context>
    <name>setting_values</name>
    <message>
        <source>This is not a number. Type it like {example}.</source>
        <translation>这不是数字。请按此格式输入：{example}。</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Not everything in the settings can be used, so nothing was exported. Correct it first.</source>
        <translation>部分设置无法使用，因此没有导出。请先更正。</translation>
    </message>
    <message>
        <source>Nothing was changed, because {path} cannot be used as it is.</source>
        <translation>{path} 目前无法使用，因此没有更改任何内容。</translation>
    </message>
    <message>
        <source>The last good settings are in use again (profile {profile}).</source>
        <translation>已重新使用上次正常的设置（配置 {profile}）。</translation>
    </message>
    <message>
        <source>The last good settings are in use again (profile {profile}). The broken file is kept: {aside}.</source>
        <translation>已重新使用上次正常的设置（配置 {profile}）。损坏的文件保留在 {aside}。</translation>
    </message>
    <message>
        <source>The settings of {path} are taken over. An open window follows at its next start.</source>
        <translation>已采用 {path} 的设置。已打开的窗口于下次启动时采用。</translation>
    </message>
    <message>
        <source>The settings of {path} are taken over; what they were is in {kept}. An open window follows at its next start.</source>
        <translation>已采用 {path} 的设置；原来的设置在 {kept}。已打开的窗口于下次启动时采用。</translation>
    </message>
    <message>
        <source>The shop's settings are in {path}. Secrets and what is this PC's own are not.</source>
        <translation>店铺的设置已写入 {path}，不含机密信息和这台电脑自己的设置。</translation>
    </message>
    <message>
        <source>There is no file {path}. Check its name.</source>
        <translation>没有文件 {path}。请检查名称。</translation>
    </message>
    <message>
        <source>This is not the address of the environment {name}, which is {url}. Correct one of the two.</source>
        <translation>这不是环境 {name} 的网址，该网址是 {url}。请更正其中一项。</translation>
    </message>
    <message>
        <source>This till has the settings of {path} already; nothing was changed.</source>
        <translation>这台收银机已有 {path} 的设置；没有更改任何内容。</translation>
    </message>
    <message>
        <source>{name} is {value} already.</source>
        <translation>{name} 已是 {value}。</translation>
    </message>
    <message>
        <source>{name} is {value} now. An open window takes it over at its next start.</source>
        <translation>{name} 现为 {value}。已打开的窗口于下次启动时采用。</translation>
    </message>
    <message>
        <source>{path} holds the settings of this till. Choose another file.</source>
        <translation>{path} 是这台收银机本身的设置。请选用其他文件。</translation>
    </message>
</context>
<context>
    <name>settings_page</name>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>收银台</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>顾客</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Not everything in the settings can be used</source>
        <translation>部分设置内容无法使用</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫码枪</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>音效</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>Wallets</source>
        <translation>钱包</translation>
    </message>
</context>
<context>
    <name>setup_again</name>
    <message>
        <source>Another environment, or everything once more from the first step.</source>
        <translation>改用另一个环境，或从第一步起重新设置。</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Set up again</source>
        <translation>重新设置</translation>
    </message>
    <message>
        <source>The next start opens the set-up, filled in with what is in use today. Nothing changes until something else is chosen there.</source>
        <translation>下次启动时会打开设置，并填好当前使用的内容。选择其他内容之前，一切不变。</translation>
    </message>
    <message>
        <source>The next start opens the set-up. Until then the counter goes on.</source>
        <translation>下次启动时会打开设置。在此之前收银台照常工作。</translation>
    </message>
    <message>
        <source>Yes, at the next start</source>
        <translation>好，下次启动时</translation>
    </message>
</context>
<context>
    <name>setup_devices</name>
    <message>
        <source>No other screen is used. Customers then see QR codes in the counter's own window.</source>
        <translation>没有使用其他屏幕。顾客会在收银台的窗口看二维码。</translation>
    </message>
    <message>
        <source>Show an amount there</source>
        <translation>在该屏幕显示金额</translation>
    </message>
    <message>
        <source>The customer's screen shows something now. Look whether it is the right one.</source>
        <translation>顾客屏幕正在显示内容。请看看是不是这块屏幕。</translation>
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
        <translation>设置正式收款</translation>
    </message>
    <message>
        <source>Train first</source>
        <translation>先用培训模式</translation>
    </message>
    <message>
        <source>Without account and credentials the counter cannot open; training works without them.</source>
        <translation>没有账户和凭据，收银台不能打开；培训模式则不需要。</translation>
    </message>
</context>
<context>
    <name>setup_steps</name>
    <message>
        <source>A scanner on a serial port (USB-COM) is chosen in the settings, under “Scanner”.</source>
        <translation>串口扫码枪（USB-COM）请在设置的“扫码枪”中选择。</translation>
    </message>
    <message>
        <source>A second screen can show the customer the amount and the QR code.</source>
        <translation>第二块屏幕可向顾客显示金额和二维码。</translation>
    </message>
    <message>
        <source>Address of the gateway</source>
        <translation>网关网址</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>其他网址</translation>
    </message>
    <message>
        <source>Choose one to go on.</source>
        <translation>请选择一项才可继续。</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>凭据</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Everything here can be changed later in the menu, under “Settings”.</source>
        <translation>这里的一切稍后可在菜单的“设置”中更改。</translation>
    </message>
    <message>
        <source>For another country, or a gateway on this computer: type the address that you were given.</source>
        <translation>用于其他国家／地区或本机网关：请输入对方提供的网址。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Live testing</source>
        <translation>实测环境</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>正式环境</translation>
    </message>
    <message>
        <source>QFPay gave you app_code, client_key and perhaps mchid. They are kept in the keyring of this computer, nowhere else.</source>
        <translation>QFPay 给了您 app_code、client_key，可能还有 mchid。它们只存放在这台电脑的密钥环里。</translation>
    </message>
    <message>
        <source>QFPay's letter says for which environment your credentials are.</source>
        <translation>QFPay 的信件说明您的凭据属于哪个环境。</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Real payments, settled to you by QFPay.</source>
        <translation>真实收款，由 QFPay 结算给您。</translation>
    </message>
    <message>
        <source>SHA256, unless QFPay told you otherwise.</source>
        <translation>SHA256，除非 QFPay 另有说明。</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙盒</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫码枪</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Shop and till</source>
        <translation>店铺和收银机</translation>
    </message>
    <message>
        <source>Signature type</source>
        <translation>签名类型</translation>
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
        <translation>请开启 QFPay 已为您开通的钱包；QFPay 的信件或技术支持会说明是哪些。这里不会尝试收款。</translation>
    </message>
    <message>
        <source>The customer's screen</source>
        <translation>顾客屏幕</translation>
    </message>
    <message>
        <source>This is what the counter will open with.</source>
        <translation>收银台会用以下设置打开。</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>收银机</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Training is the whole counter with invented money. Nothing has to be set up for it.</source>
        <translation>培训模式就是完整的收银台，只是用虚构的钱。无需任何设置。</translation>
    </message>
    <message>
        <source>Training, or real payments?</source>
        <translation>培训，还是正式收款？</translation>
    </message>
    <message>
        <source>Wallets</source>
        <translation>钱包</translation>
    </message>
    <message>
        <source>What stands at the top of the window and on the customer's screen.</source>
        <translation>显示在窗口顶部和顾客屏幕上的内容。</translation>
    </message>
    <message>
        <source>Your account at QFPay</source>
        <translation>您在 QFPay 的账户</translation>
    </message>
    <message>
        <source>in the keyring</source>
        <translation>已存入密钥环</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未设置</translation>
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
        <translation>稍后</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Open the counter</source>
        <translation>打开收银台</translation>
    </message>
    <message>
        <source>Setting up the counter</source>
        <translation>设置收银台</translation>
    </message>
    <message>
        <source>This did not work, and it is our mistake. Try again, or go on with “Later”.</source>
        <translation>未能完成，这是程序的错误。请再试一次，或按“稍后”继续。</translation>
    </message>
    <message>
        <source>Train first</source>
        <translation>先用培训模式</translation>
    </message>
</context>
<context>
    <name>sharing</name>
    <message>
        <source>There is no profile of that name, in the file or here.</source>
        <translation>文件里和这里都没有这个名称的配置。</translation>
    </message>
    <message>
        <source>This is about one PC and is not handed on. Remove it, or say it for this PC with --set.</source>
        <translation>这项设置只属于一台电脑，不会转给其他电脑。请移除，或用 --set 为这台电脑指定。</translation>
    </message>
    <message>
        <source>This looks like a secret, which does not belong in a file. Remove it; `pos-app credentials set` stores secrets.</source>
        <translation>这看来是机密信息，不应放在文件里。请移除；机密信息由 `pos-app credentials set` 保存。</translation>
    </message>
    <message>
        <source>{path} was written by a newer pos-app (settings version {version}; this one knows {known}). Install the newer pos-app here first.</source>
        <translation>{path} 由较新的 pos-app 写入（设置版本 {version}；这个程序只识别到 {known}）。请先在这里安装较新的 pos-app。</translation>
    </message>
</context>
<context>
    <name>sheet</name>
    <message>
        <source>For the training gateway only. Type an amount, then scan a code and see what happens.</source>
        <translation>只供培训网关使用。请输入金额，再扫码看看结果。</translation>
    </message>
    <message>
        <source>Training codes: no money moves</source>
        <translation>培训用付款码：不涉及真实款项</translation>
    </message>
</context>
<context>
    <name>shop_picture</name>
    <message>
        <source>The picture for the customer cannot be read: {path}. Choose a PNG or JPEG file; until then the name is shown.</source>
        <translation>读不了给顾客看的图片：{path}。请选用 PNG 或 JPEG 文件；在此之前显示店名。</translation>
    </message>
    <message>
        <source>The picture for the customer has more than {most} megapixels: {path}. Make it smaller; until then the name is shown.</source>
        <translation>给顾客看的图片超过 {most} 百万像素：{path}。请缩小图片；在此之前显示店名。</translation>
    </message>
    <message>
        <source>The picture for the customer is not there: {path}. Choose it again; until then the name is shown.</source>
        <translation>找不到给顾客看的图片：{path}。请重新选择；在此之前显示店名。</translation>
    </message>
</context>
<context>
    <name>signature</name>
    <message>
        <source>Answers are not signed; trust in them rests on TLS.</source>
        <translation>响应没有签名，只能靠 TLS 确保可信。</translation>
    </message>
    <message>
        <source>Answers are signed and verify. After 20 in a row at one endpoint the till demands it.</source>
        <translation>响应有签名，验证无误。同一接口连续 20 次之后，收银机就会要求必须有签名。</translation>
    </message>
    <message>
        <source>Answers bear a signature that does not verify ({endpoints}). Sales go on; trust in the answers rests on TLS.</source>
        <translation>响应的签名无法验证（{endpoints}）。收款照常；响应只能靠 TLS 确保可信。</translation>
    </message>
    <message>
        <source>Answers must be signed, and are: {endpoints}.</source>
        <translation>响应必须有签名，而且签名正确：{endpoints}。</translation>
    </message>
    <message>
        <source>Compare the client_key with QFPay's, then send the output of `pos-app credentials pins` to support.</source>
        <translation>请核对 client_key 是否与 QFPay 发放的相同，然后把 `pos-app credentials pins` 的输出交给技术支持。</translation>
    </message>
    <message>
        <source>If QFPay issued a new client_key, store it in the settings or with `pos-app credentials set`: the till takes it over at once. Otherwise take payments another way and call QFPay: somebody may stand between this till and the gateway. Only if QFPay changed its signatures: `pos-app credentials clear-pin`.</source>
        <translation>如 QFPay 已发出新的 client_key，请在设置中保存，或用 `pos-app credentials set` 保存：收银机立即使用。否则请改用其他方式收款，并致电 QFPay：可能有人介入收银机与网关之间。只有 QFPay 更改了签名方式，才可用 `pos-app credentials clear-pin`。</translation>
    </message>
    <message>
        <source>In the last {hours} hours answers were not signed as before, and not believed: {endpoints}.</source>
        <translation>最近 {hours} 小时内有响应的签名与以往不同，未予采信：{endpoints}。</translation>
    </message>
    <message>
        <source>No answer came, so there was no signature to check.</source>
        <translation>没有收到响应，因此没有签名可以检查。</translation>
    </message>
</context>
<context>
    <name>speaker</name>
    <message>
        <source>Sounds cannot be played: no loudspeaker was found. Plug one in or switch it on; the next sound tries again.</source>
        <translation>无法播放音效：找不到扬声器。请接上或打开扬声器，下次有音效时会再试。</translation>
    </message>
    <message>
        <source>Sounds cannot be played: their files are missing or damaged. Install the program again.</source>
        <translation>无法播放音效：音效文件缺失或损坏。请重新安装程序。</translation>
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
        <translation>查询中</translation>
    </message>
    <message>
        <source>DISPUTED</source>
        <translation>有争议</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>NOT PAID</source>
        <translation>未付款</translation>
    </message>
    <message>
        <source>NOT PAID, says a person</source>
        <translation>未付款（人工确认）</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发出</translation>
    </message>
    <message>
        <source>PAID</source>
        <translation>收款成功</translation>
    </message>
    <message>
        <source>PAID AFTER CANCEL</source>
        <translation>取消后到账</translation>
    </message>
    <message>
        <source>PAID TWICE</source>
        <translation>重复收款</translation>
    </message>
    <message>
        <source>PAID, says a person</source>
        <translation>收款成功（人工确认）</translation>
    </message>
    <message>
        <source>Paying</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Refund is being checked: do not refund again</source>
        <translation>退款查询中：请勿再次退款</translation>
    </message>
    <message>
        <source>Refund is being processed</source>
        <translation>退款处理中</translation>
    </message>
    <message>
        <source>Refund is not known at QFPay: send it again</source>
        <translation>QFPay 查无此退款：请重新发送</translation>
    </message>
    <message>
        <source>Refund is on its way</source>
        <translation>退款已发出</translation>
    </message>
    <message>
        <source>Refund refused</source>
        <translation>退款被拒</translation>
    </message>
    <message>
        <source>Refund was not sent: try again</source>
        <translation>退款未发出：请再试</translation>
    </message>
    <message>
        <source>Refund without an answer for a week: look in QFPay's portal</source>
        <translation>退款一周仍无响应：请查看 QFPay 商户后台</translation>
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
        <translation>菜单</translation>
    </message>
    <message>
        <source>Nothing to check</source>
        <translation>没有待查付款</translation>
    </message>
    <message>
        <source>{alarm} {amount}</source>
        <translation>{alarm} {amount}</translation>
    </message>
    <message>
        <source>{alarm} {amount}, and {more} more</source>
        <translation>{alarm} {amount}，另有 {more} 笔</translation>
    </message>
    <message>
        <source>{count} payment to check</source>
        <translation>{count} 笔付款待查</translation>
    </message>
    <message>
        <source>{count} payments to check</source>
        <translation>{count} 笔付款待查</translation>
    </message>
    <message>
        <source>● Online</source>
        <translation>● 已联网</translation>
    </message>
    <message>
        <source>● Ready</source>
        <translation>● 就绪</translation>
    </message>
    <message>
        <source>✕ Not signed as before</source>
        <translation>✕ 签名与以往不同</translation>
    </message>
    <message>
        <source>✕ Offline</source>
        <translation>✕ 离线</translation>
    </message>
    <message>
        <source>✕ Set the clock</source>
        <translation>✕ 请校正时间</translation>
    </message>
</context>
<context>
    <name>status_codes</name>
    <message>
        <source>A card payment can only be refunded in full on its own day.</source>
        <translation>银行卡付款在当日只可全额退款。</translation>
    </message>
    <message>
        <source>Ask a manager to return the money another way.</source>
        <translation>请经理用其他方式退回款项。</translation>
    </message>
    <message>
        <source>Ask for another wallet or another way to pay.</source>
        <translation>请顾客改用其他钱包或支付方式。</translation>
    </message>
    <message>
        <source>Ask the customer to finish on the phone. Do not charge again.</source>
        <translation>请顾客在手机上完成支付。请勿再次收款。</translation>
    </message>
    <message>
        <source>Ask the customer to refresh the code, and scan it again.</source>
        <translation>请顾客刷新付款码，然后再扫。</translation>
    </message>
    <message>
        <source>Ask the customer to switch to the overseas code in the app, and scan that.</source>
        <translation>请顾客在应用中切换至境外付款码，再扫描。</translation>
    </message>
    <message>
        <source>Between 23:30 and 00:30, try again after 00:30. Otherwise return the money another way.</source>
        <translation>如在 23:30 至 00:30 之间，请于 00:30 后再试；否则请用其他方式退回。</translation>
    </message>
    <message>
        <source>Call the manager, and take payments another way meanwhile. For help, write to {support}.</source>
        <translation>请通知经理，期间用其他方式收款。如需帮助，请发邮件至 {support}。</translation>
    </message>
    <message>
        <source>Call the manager: the credentials must be checked. For help, write to {support}.</source>
        <translation>请通知经理核对凭据。如需帮助，请发邮件至 {support}。</translation>
    </message>
    <message>
        <source>Do not charge again. Ask a manager to compare this payment with QFPay's portal.</source>
        <translation>请勿再次收款。请经理在 QFPay 商户后台核对这笔付款。</translation>
    </message>
    <message>
        <source>Do not charge again. The counter is asking QFPay for the result.</source>
        <translation>请勿再次收款。收银台正向 QFPay 查询结果。</translation>
    </message>
    <message>
        <source>Do not charge again. Wait for the result; if it is paid, refund it from the history.</source>
        <translation>请勿再次收款。请等待结果；如果已支付，请在交易记录中退款。</translation>
    </message>
    <message>
        <source>Do not charge again: the counter is asking QFPay. If it comes back, write to {support}.</source>
        <translation>请勿再次收款：收银台正向 QFPay 查询。如再次出现，请发邮件至 {support}。</translation>
    </message>
    <message>
        <source>Do not refund again. Look at the payment in the history.</source>
        <translation>请勿再次退款。请在交易记录查看这笔付款。</translation>
    </message>
    <message>
        <source>Do not try this again. Take the payment another way; for the reason, write to {support}.</source>
        <translation>请勿再试。请用其他方式收款；如要了解原因，请发邮件至 {support}。</translation>
    </message>
    <message>
        <source>It is being processed.</source>
        <translation>正在处理。</translation>
    </message>
    <message>
        <source>It is not paid yet: the customer is confirming.</source>
        <translation>尚未支付：顾客正在确认。</translation>
    </message>
    <message>
        <source>No refund is possible at this time, or the time for refunds is over.</source>
        <translation>当前不能退款，或已过退款期限。</translation>
    </message>
    <message>
        <source>QFPay answered with a code that is not known here.</source>
        <translation>QFPay 返回未知的代码。</translation>
    </message>
    <message>
        <source>QFPay cannot serve this now.</source>
        <translation>QFPay 目前无法处理。</translation>
    </message>
    <message>
        <source>QFPay carried it out.</source>
        <translation>QFPay 已完成。</translation>
    </message>
    <message>
        <source>QFPay could not read the request.</source>
        <translation>QFPay 无法读取请求。</translation>
    </message>
    <message>
        <source>QFPay did not accept a value in the request.</source>
        <translation>QFPay 不接受请求中的某项数据。</translation>
    </message>
    <message>
        <source>QFPay did not accept the signature: the key or the shop's number is wrong.</source>
        <translation>QFPay 不接受签名：密钥或商户号错误。</translation>
    </message>
    <message>
        <source>QFPay does not know the result.</source>
        <translation>QFPay 不知道结果。</translation>
    </message>
    <message>
        <source>QFPay does not know this order.</source>
        <translation>QFPay 查无此订单。</translation>
    </message>
    <message>
        <source>QFPay does not know this shop.</source>
        <translation>QFPay 查无此商户。</translation>
    </message>
    <message>
        <source>QFPay does not know this till.</source>
        <translation>QFPay 查无此收银机。</translation>
    </message>
    <message>
        <source>QFPay does not know this transaction, or cannot change it now.</source>
        <translation>QFPay 查无此交易，或当前不能更改。</translation>
    </message>
    <message>
        <source>QFPay forbids this transaction.</source>
        <translation>QFPay 禁止此交易。</translation>
    </message>
    <message>
        <source>QFPay has a problem that is being solved.</source>
        <translation>QFPay 有问题，正在解决。</translation>
    </message>
    <message>
        <source>QFPay has received this request before.</source>
        <translation>QFPay 先前已收到此请求。</translation>
    </message>
    <message>
        <source>QFPay has seen this number before.</source>
        <translation>QFPay 先前已收到此编号。</translation>
    </message>
    <message>
        <source>QFPay is under maintenance.</source>
        <translation>QFPay 正在维护。</translation>
    </message>
    <message>
        <source>QFPay met an error with this order.</source>
        <translation>QFPay 处理此订单时出错。</translation>
    </message>
    <message>
        <source>QFPay met an internal error.</source>
        <translation>QFPay 内部出错。</translation>
    </message>
    <message>
        <source>QFPay's service is not available.</source>
        <translation>QFPay 服务不可用。</translation>
    </message>
    <message>
        <source>Refund the rest at most. The history shows what is left.</source>
        <translation>最多退回余额。交易记录会显示余额。</translation>
    </message>
    <message>
        <source>Refund the whole amount, or refund the part tomorrow.</source>
        <translation>请全额退款，或明天再退部分款项。</translation>
    </message>
    <message>
        <source>Refund the whole amount.</source>
        <translation>请全额退款。</translation>
    </message>
    <message>
        <source>Risk control stopped this.</source>
        <translation>被风控拦截。</translation>
    </message>
    <message>
        <source>The amount is above a limit.</source>
        <translation>金额超出上限。</translation>
    </message>
    <message>
        <source>The amount is not that of the order.</source>
        <translation>金额与订单不符。</translation>
    </message>
    <message>
        <source>The bank forbids this transaction.</source>
        <translation>银行禁止此交易。</translation>
    </message>
    <message>
        <source>The bank is busy, or the amount is above a limit.</source>
        <translation>银行繁忙，或金额超出上限。</translation>
    </message>
    <message>
        <source>The cancellation met an error at QFPay.</source>
        <translation>在 QFPay 取消时出错。</translation>
    </message>
    <message>
        <source>The connection is slow and the payment may still succeed.</source>
        <translation>网络缓慢，付款仍可能成功。</translation>
    </message>
    <message>
        <source>The connection to the wallet is slow.</source>
        <translation>与钱包的连接缓慢。</translation>
    </message>
    <message>
        <source>The customer closed the order.</source>
        <translation>顾客已关闭订单。</translation>
    </message>
    <message>
        <source>The customer's balance is too low.</source>
        <translation>顾客余额不足。</translation>
    </message>
    <message>
        <source>The customer's bank reported an error.</source>
        <translation>顾客的银行报告错误。</translation>
    </message>
    <message>
        <source>The customer's code is wrong or has expired.</source>
        <translation>顾客的付款码错误或已过期。</translation>
    </message>
    <message>
        <source>The details are not those of the order.</source>
        <translation>信息与订单不符。</translation>
    </message>
    <message>
        <source>The order has been refunded.</source>
        <translation>订单已退款。</translation>
    </message>
    <message>
        <source>The order has expired.</source>
        <translation>订单已过期。</translation>
    </message>
    <message>
        <source>The order is already paid.</source>
        <translation>订单已支付。</translation>
    </message>
    <message>
        <source>The order is closed, or an earlier refund of it is still in progress.</source>
        <translation>订单已关闭，或先前的退款仍在处理。</translation>
    </message>
    <message>
        <source>The order is not paid.</source>
        <translation>订单未支付。</translation>
    </message>
    <message>
        <source>The order was cancelled.</source>
        <translation>订单已取消。</translation>
    </message>
    <message>
        <source>The order was closed.</source>
        <translation>订单已关闭。</translation>
    </message>
    <message>
        <source>The refund is more than what is left of the payment.</source>
        <translation>退款超出这笔付款的余额。</translation>
    </message>
    <message>
        <source>The refund was refused.</source>
        <translation>退款被拒。</translation>
    </message>
    <message>
        <source>The result is not known yet.</source>
        <translation>尚不知道结果。</translation>
    </message>
    <message>
        <source>The shop is disabled at QFPay.</source>
        <translation>商户已被 QFPay 停用。</translation>
    </message>
    <message>
        <source>The shop is not set up correctly at QFPay, or the number was used before.</source>
        <translation>商户在 QFPay 的设置不正确，或编号已用过。</translation>
    </message>
    <message>
        <source>The shop is not set up correctly at QFPay.</source>
        <translation>商户在 QFPay 的设置不正确。</translation>
    </message>
    <message>
        <source>The shop's account has a problem.</source>
        <translation>商户账户有问题。</translation>
    </message>
    <message>
        <source>The shop's unsettled takings of today do not cover the refund.</source>
        <translation>今日未结算的收款不足以退款。</translation>
    </message>
    <message>
        <source>The wallet could not carry this out now.</source>
        <translation>钱包目前无法完成。</translation>
    </message>
    <message>
        <source>The wallet's service met an error.</source>
        <translation>钱包服务出错。</translation>
    </message>
    <message>
        <source>This UnionPay code is for mainland China only.</source>
        <translation>此银联码只限中国内地使用。</translation>
    </message>
    <message>
        <source>This currency can only be refunded in full.</source>
        <translation>此货币只可全额退款。</translation>
    </message>
    <message>
        <source>This has been refunded already.</source>
        <translation>这笔付款已经退款。</translation>
    </message>
    <message>
        <source>This is not a valid payment code.</source>
        <translation>这不是有效的付款码。</translation>
    </message>
    <message>
        <source>This payment can only be refunded in full.</source>
        <translation>这笔付款只可全额退款。</translation>
    </message>
    <message>
        <source>This payment cannot be cancelled.</source>
        <translation>这笔付款不能取消。</translation>
    </message>
    <message>
        <source>This till is not activated at QFPay.</source>
        <translation>此收银机未在 QFPay 激活。</translation>
    </message>
    <message>
        <source>This till may not do this at QFPay.</source>
        <translation>QFPay 不允许此收银机进行此操作。</translation>
    </message>
    <message>
        <source>Try the refund again later today, or tomorrow after 11:00.</source>
        <translation>请今日稍后，或明日 11:00 后再退款。</translation>
    </message>
    <message>
        <source>Wait a few seconds and look at the payment in the history before you try again.</source>
        <translation>请等几秒，先在交易记录查看这笔付款，再试。</translation>
    </message>
    <message>
        <source>Wait for the result. Then take a smaller amount or another wallet.</source>
        <translation>请等待结果，然后改收较小金额或用其他钱包。</translation>
    </message>
    <message>
        <source>Wait until the counter knows the result. Then scan a fresh code or use another wallet.</source>
        <translation>请等收银台得知结果，再扫新的付款码或用其他钱包。</translation>
    </message>
    <message>
        <source>Wait until the counter shows that it ended unpaid, then start a new sale.</source>
        <translation>请等收银台显示未付款，再开始新的一单。</translation>
    </message>
    <message>
        <source>WeChat Pay met an error.</source>
        <translation>微信支付出错。</translation>
    </message>
</context>
<context>
    <name>store</name>
    <message>
        <source>No credentials are stored for this profile. Store them in the settings, or with “pos-app credentials set”.</source>
        <translation>此配置还没有凭据。请在设置中存入，或用“pos-app credentials set”。</translation>
    </message>
    <message>
        <source>No profile is chosen. Choose one in the settings, or with “pos-app profile use”.</source>
        <translation>未选择配置。请在设置中选择，或用“pos-app profile use”。</translation>
    </message>
    <message>
        <source>Or go on with the last good settings (profile {profile}, {currency}, {url}): `pos-app settings restore`.</source>
        <translation>或用上次正常的设置继续（配置 {profile}，{currency}，{url}）：`pos-app settings restore`。</translation>
    </message>
    <message>
        <source>Or move the file away to begin with new settings.</source>
        <translation>或移走文件，以新设置重新开始。</translation>
    </message>
    <message>
        <source>The stored credentials cannot be read any more. Store them again in the settings, or with “pos-app credentials set”.</source>
        <translation>已存的凭据无法读取。请在设置中重新存入，或用“pos-app credentials set”。</translation>
    </message>
    <message>
        <source>There are no last good settings to go on with.</source>
        <translation>没有上次正常的设置可用。</translation>
    </message>
    <message>
        <source>There is a profile named {profile} already. Choose another name.</source>
        <translation>已有名为 {profile} 的配置。请用其他名称。</translation>
    </message>
    <message>
        <source>There is no profile named {profile}. “pos-app profile list” shows the names.</source>
        <translation>没有名为 {profile} 的配置。“pos-app profile list”会列出名称。</translation>
    </message>
    <message>
        <source>There is no profile yet. Add one in the settings, or with “pos-app profile add”.</source>
        <translation>还没有配置。请在设置中添加，或用“pos-app profile add”。</translation>
    </message>
    <message>
        <source>These credentials are longer than a keyring can keep. Check that nothing else was copied along.</source>
        <translation>凭据太长，密钥环无法保存。请检查是否多复制了其他内容。</translation>
    </message>
    <message>
        <source>{path} can be read, so nothing was restored.</source>
        <translation>{path} 可以读取，因此没有还原任何内容。</translation>
    </message>
</context>
<context>
    <name>stories</name>
    <message>
        <source>A web page comes instead of an answer</source>
        <translation>返回的是网页，而非响应</translation>
    </message>
    <message>
        <source>Busy is not unpaid: wait for the counter.</source>
        <translation>繁忙不等于未付款：请等收银台查询。</translation>
    </message>
    <message>
        <source>DISPUTED appears. Look into QFPay's portal and ask a manager.</source>
        <translation>显示“有争议”。请查看 QFPay 商户后台并请示经理。</translation>
    </message>
    <message>
        <source>Do not charge again until the counter says NOT PAID: it needs some minutes.</source>
        <translation>收银台显示“未付款”之前请勿再次收款：需要几分钟。</translation>
    </message>
    <message>
        <source>Do not charge again. The counter finds the payment by itself.</source>
        <translation>请勿再次收款。收银台会自行查到这笔付款。</translation>
    </message>
    <message>
        <source>Do not refund again. After five minutes press Send refund again.</source>
        <translation>请勿再次退款。五分钟后按“重新发送退款”。</translation>
    </message>
    <message>
        <source>Do not refund again. The counter finds the refund by itself.</source>
        <translation>请勿再次退款。收银台会自行查到这笔退款。</translation>
    </message>
    <message>
        <source>Half of the answer is lost</source>
        <translation>响应丢失一半</translation>
    </message>
    <message>
        <source>NOT PAID. Ask for a fresh payment code.</source>
        <translation>未付款。请顾客出示新的付款码。</translation>
    </message>
    <message>
        <source>NOT PAID. Ask for another wallet.</source>
        <translation>未付款。请顾客改用其他钱包。</translation>
    </message>
    <message>
        <source>NOT PAID. Ask the customer to refresh the code and scan again.</source>
        <translation>未付款。请顾客刷新付款码，然后再扫。</translation>
    </message>
    <message>
        <source>NOT PAID. Do not try again: ask for another way to pay.</source>
        <translation>未付款。请勿再试：请顾客改用其他支付方式。</translation>
    </message>
    <message>
        <source>No answer comes, and nothing was charged</source>
        <translation>没有响应，也没有扣款</translation>
    </message>
    <message>
        <source>No answer comes, but the customer is charged</source>
        <translation>没有响应，但顾客已被扣款</translation>
    </message>
    <message>
        <source>Not found is not unpaid: wait, it is PAID after a quarter of a minute.</source>
        <translation>查无此单不等于未付款：请稍候，约十五秒后显示“收款成功”。</translation>
    </message>
    <message>
        <source>PAID. Hand over the goods.</source>
        <translation>收款成功。请交付商品。</translation>
    </message>
    <message>
        <source>Paid at once</source>
        <translation>立即支付</translation>
    </message>
    <message>
        <source>Paid at once; a refund is lost on its way</source>
        <translation>立即支付；退款在途中丢失</translation>
    </message>
    <message>
        <source>Paid at once; a refund is refused</source>
        <translation>立即支付；退款被拒</translation>
    </message>
    <message>
        <source>Paid at once; a refund takes a while</source>
        <translation>立即支付；退款需要时间</translation>
    </message>
    <message>
        <source>Paid at once; only the whole can be refunded</source>
        <translation>立即支付；只可全额退款</translation>
    </message>
    <message>
        <source>Paid at once; the answer to a refund is lost</source>
        <translation>立即支付；退款的响应丢失</translation>
    </message>
    <message>
        <source>Press Cancel, or wait until the counter does. Nothing is taken.</source>
        <translation>按“取消”，或等收银台自行取消。没有扣款。</translation>
    </message>
    <message>
        <source>Press Cancel. Minutes later PAID AFTER CANCEL appears: refund it, or keep it.</source>
        <translation>按“取消”。几分钟后显示“取消后到账”：请退款或保留款项。</translation>
    </message>
    <message>
        <source>Press Cancel: the counter says PAID. Hand over the goods, or refund.</source>
        <translation>按“取消”：收银台显示“收款成功”。请交付商品，或退款。</translation>
    </message>
    <message>
        <source>Press Later and serve the next customer; a manager closes it with a reason.</source>
        <translation>按“稍后”，先服务下一位顾客；由经理注明原因并确认结果。</translation>
    </message>
    <message>
        <source>QFPay answers with a code nobody knows</source>
        <translation>QFPay 返回无人认识的代码</translation>
    </message>
    <message>
        <source>QFPay does not find the payment at first</source>
        <translation>QFPay 起初查不到这笔付款</translation>
    </message>
    <message>
        <source>QFPay takes its success back</source>
        <translation>QFPay 撤回成功的结果</translation>
    </message>
    <message>
        <source>QFPay's front door fails after the charge</source>
        <translation>扣款后 QFPay 入口出现故障</translation>
    </message>
    <message>
        <source>Refund a part: it is refused. Refund the whole instead.</source>
        <translation>退部分款项会被拒。请改为全额退款。</translation>
    </message>
    <message>
        <source>Refund it: the counter waits until the refund is through.</source>
        <translation>请退款：收银台会等到退款完成。</translation>
    </message>
    <message>
        <source>Refund it: today's takings do not cover it. Try again later.</source>
        <translation>请退款：今日收款不足以退款。请稍后再试。</translation>
    </message>
    <message>
        <source>The answer is signed with a wrong key</source>
        <translation>响应用了错误的密钥签名</translation>
    </message>
    <message>
        <source>The answer names another amount</source>
        <translation>响应的金额不同</translation>
    </message>
    <message>
        <source>The answer takes twelve seconds</source>
        <translation>十二秒后才有响应</translation>
    </message>
    <message>
        <source>The balance is too low</source>
        <translation>余额不足</translation>
    </message>
    <message>
        <source>The bank says it is busy, but charges</source>
        <translation>银行表示繁忙，但已扣款</translation>
    </message>
    <message>
        <source>The connection breaks after the charge</source>
        <translation>扣款后连接中断</translation>
    </message>
    <message>
        <source>The counter cancels and makes sure. Then offer another way to pay.</source>
        <translation>收银台会取消并核实。然后请顾客改用其他支付方式。</translation>
    </message>
    <message>
        <source>The counter does not believe it and asks again before it says PAID.</source>
        <translation>收银台不会采信，会再查询才显示“收款成功”。</translation>
    </message>
    <message>
        <source>The counter records it and makes sure by asking again.</source>
        <translation>收银台会记录，并再查询核实。</translation>
    </message>
    <message>
        <source>The customer never types the password</source>
        <translation>顾客一直没有输入密码</translation>
    </message>
    <message>
        <source>The customer pays in the second of the cancel</source>
        <translation>顾客在取消的一刻付款</translation>
    </message>
    <message>
        <source>The customer refuses on the phone</source>
        <translation>顾客在手机上拒绝付款</translation>
    </message>
    <message>
        <source>The customer types a password, then pays</source>
        <translation>顾客输入密码后付款</translation>
    </message>
    <message>
        <source>The money arrives after the cancel</source>
        <translation>取消后款项才到账</translation>
    </message>
    <message>
        <source>The payment code is too old</source>
        <translation>付款码已过期</translation>
    </message>
    <message>
        <source>The payment stays open, even after a cancel</source>
        <translation>即使取消，付款仍无结果</translation>
    </message>
    <message>
        <source>The wallet does not know the code</source>
        <translation>钱包不认得此码</translation>
    </message>
    <message>
        <source>The wallet forbids the payment</source>
        <translation>钱包禁止此付款</translation>
    </message>
    <message>
        <source>Too many requests: QFPay turns the payment away</source>
        <translation>请求过多：QFPay 拒绝这笔付款</translation>
    </message>
    <message>
        <source>Unknown is not unpaid: wait, it is PAID after a few seconds.</source>
        <translation>未知不等于未付款：请稍候，几秒后显示“收款成功”。</translation>
    </message>
    <message>
        <source>Wait a few seconds: the counter asks by itself.</source>
        <translation>请等几秒：收银台会自行查询。</translation>
    </message>
    <message>
        <source>Wait: the counter asks by itself and says PAID before the answer comes.</source>
        <translation>请稍候：收银台会自行查询，并在响应到达前显示“收款成功”。</translation>
    </message>
</context>
<context>
    <name>telling</name>
    <message>
        <source>A person noted that the money was returned another way: nothing is left to do.</source>
        <translation>已由人注明用其他方式退回，无须再跟进。</translation>
    </message>
    <message>
        <source>As far as QFPay tells, {left} of payment {number} is left to refund.</source>
        <translation>据 QFPay 所示，付款 {number} 还有 {left} 可退。</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was taken.</source>
        <translation>已取消。没有扣款。</translation>
    </message>
    <message>
        <source>Closed by a person: {reason}</source>
        <translation>由人工确认：{reason}</translation>
    </message>
    <message>
        <source>Expired. Nothing was taken.</source>
        <translation>已过期。没有扣款。</translation>
    </message>
    <message>
        <source>Give it back with `pos-app refund`; or say with `pos-app settle` that it is kept, or returned another way.</source>
        <translation>请用 `pos-app refund` 退款；或用 `pos-app settle` 注明保留，或已用其他方式退回。</translation>
    </message>
    <message>
        <source>Give one of the two payments back with `pos-app refund`; or say with `pos-app settle` that it is kept, or returned another way.</source>
        <translation>请用 `pos-app refund` 退还其中一笔；或用 `pos-app settle` 注明保留，或已用其他方式退回。</translation>
    </message>
    <message>
        <source>It was refunded: nothing is left to do.</source>
        <translation>已退款，无须再跟进。</translation>
    </message>
    <message>
        <source>Look at it in QFPay's portal. Then say with `pos-app settle` whether the money is there (--kept) or not (--returned).</source>
        <translation>请查看 QFPay 商户后台，然后用 `pos-app settle` 注明款项已到（--kept）或没有（--returned）。</translation>
    </message>
    <message>
        <source>No answer about this refund for seven days. Look at it in QFPay's portal; do not refund again before.</source>
        <translation>这笔退款七天仍无响应。请先查看 QFPay 商户后台，之前请勿再次退款。</translation>
    </message>
    <message>
        <source>No answer for seven days; do not charge again. Look at it in QFPay's portal, then say what became of it with `pos-app verdict`.</source>
        <translation>七天没有结果；请勿再次收款。请查看 QFPay 商户后台，然后用 `pos-app verdict` 说明结果。</translation>
    </message>
    <message>
        <source>Not known yet whether it is paid. Do not charge again; the till goes on asking QFPay.</source>
        <translation>尚未知道是否已支付。请勿再次收款；收银机会继续向 QFPay 查询。</translation>
    </message>
    <message>
        <source>Not known yet whether it is refunded. Do not refund again; the till goes on asking QFPay.</source>
        <translation>尚未知道是否已退款。请勿再次退款；收银机会继续向 QFPay 查询。</translation>
    </message>
    <message>
        <source>Not paid.</source>
        <translation>未付款。</translation>
    </message>
    <message>
        <source>Nothing was sent to QFPay, so nothing was taken. Try again.</source>
        <translation>没有向 QFPay 发出，因此没有扣款。请再试。</translation>
    </message>
    <message>
        <source>Nothing was sent: another till or QFPay's portal has given back a part of this payment. {left} is left; refund that or less.</source>
        <translation>并未发送：另一台收银机或 QFPay 商户后台已退回这笔付款的一部分。还剩 {left}；请退此数或更少。</translation>
    </message>
    <message>
        <source>Nothing was sent: another till or QFPay's portal has given this payment back already, and nothing is left of it.</source>
        <translation>并未发送：另一台收银机或 QFPay 商户后台已全额退回这笔付款，没有余额可退。</translation>
    </message>
    <message>
        <source>Paid after we said it was not.</source>
        <translation>显示未付款之后，款项才到账。</translation>
    </message>
    <message>
        <source>Paid.</source>
        <translation>收款成功。</translation>
    </message>
    <message>
        <source>QFPay does not know this refund: it did not find it three times over five minutes. Send it again. It keeps its number, and QFPay takes a number only once, so the money cannot go back twice.</source>
        <translation>QFPay 查无此退款：五分钟内三次查询均无记录。请重新发送。退款编号不变，而 QFPay 每个编号只接受一次，因此不会重复退款。</translation>
    </message>
    <message>
        <source>QFPay is busy with an earlier refund of this payment. The till sends this one again by itself; do not refund again.</source>
        <translation>QFPay 正在处理这笔付款较早的退款。收银机会自行重新发送本次退款；请勿再次退款。</translation>
    </message>
    <message>
        <source>QFPay refused the refund. No money moved.</source>
        <translation>QFPay 拒绝退款。没有款项变动。</translation>
    </message>
    <message>
        <source>QFPay says now that it was not paid.</source>
        <translation>QFPay 现表示并未付款。</translation>
    </message>
    <message>
        <source>Refunded.</source>
        <translation>已退款。</translation>
    </message>
    <message>
        <source>Sent to QFPay; no answer yet. Do not charge again.</source>
        <translation>已发往 QFPay；尚无响应。请勿再次收款。</translation>
    </message>
    <message>
        <source>The cancel is under way; not known yet whether it was paid. Do not charge again.</source>
        <translation>正在取消；尚未知道是否已支付。请勿再次收款。</translation>
    </message>
    <message>
        <source>The money is kept: nothing is left to do.</source>
        <translation>款项予以保留，无须再跟进。</translation>
    </message>
    <message>
        <source>The open till, its next start, or `pos-app resolve` goes on with payment {number}.</source>
        <translation>已打开的收银机、下次启动或 `pos-app resolve` 会继续处理付款 {number}。</translation>
    </message>
    <message>
        <source>The refund is in progress. Do not refund again.</source>
        <translation>退款进行中。请勿再次退款。</translation>
    </message>
    <message>
        <source>The refund is written down, not sent yet.</source>
        <translation>退款已记录，尚未发出。</translation>
    </message>
    <message>
        <source>The refund was not sent to QFPay. Try again.</source>
        <translation>退款没有发往 QFPay。请再试。</translation>
    </message>
    <message>
        <source>The refund was sent; no answer yet. Do not refund again.</source>
        <translation>退款已发出；尚无响应。请勿再次退款。</translation>
    </message>
    <message>
        <source>This sale was paid twice.</source>
        <translation>同一单付了两次款。</translation>
    </message>
    <message>
        <source>Waiting for the customer. Do not charge again.</source>
        <translation>正在等待顾客付款。请勿再次收款。</translation>
    </message>
    <message>
        <source>Written down, not sent yet.</source>
        <translation>已记录，尚未发出。</translation>
    </message>
</context>
<context>
    <name>tellings</name>
    <message>
        <source>A person closed it as paid ({reason}); QFPay says that it was not. Look into QFPay's portal again: keep it if the money is there, else note that it was returned.</source>
        <translation>曾由人工确认为已付款（{reason}）；QFPay 表示并未付款。请再查看 QFPay 商户后台：如款项已到，请保留；否则注明已退回。</translation>
    </message>
    <message>
        <source>A person noted that it was returned another way. Nothing is left to do.</source>
        <translation>已由人注明用其他方式退回，无须再跟进。</translation>
    </message>
    <message>
        <source>As far as is known nothing was taken. If the old code is still paid, you will be told.</source>
        <translation>据目前所知没有扣款。如果顾客之后仍用旧码支付，程序会通知您。</translation>
    </message>
    <message>
        <source>Ask the customer to finish on the phone.</source>
        <translation>请顾客在手机上完成支付。</translation>
    </message>
    <message>
        <source>Ask the customer to scan it and to pay.</source>
        <translation>请顾客扫码并支付。</translation>
    </message>
    <message>
        <source>Asking QFPay. Do not charge again until it has answered.</source>
        <translation>正向 QFPay 查询。有结果之前请勿再次收款。</translation>
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
        <translation>查询中</translation>
    </message>
    <message>
        <source>Closed by a person: {reason}</source>
        <translation>由人工确认：{reason}</translation>
    </message>
    <message>
        <source>Customer is confirming</source>
        <translation>顾客确认中</translation>
    </message>
    <message>
        <source>DISPUTED</source>
        <translation>有争议</translation>
    </message>
    <message>
        <source>Do not charge again. Asking QFPay.</source>
        <translation>请勿再次收款。正向 QFPay 查询。</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Getting the QR code…</source>
        <translation>正在获取二维码…</translation>
    </message>
    <message>
        <source>It appears here in a moment.</source>
        <translation>稍后会在此显示。</translation>
    </message>
    <message>
        <source>It was paid, and QFPay gave the money back.</source>
        <translation>曾经支付，QFPay 已退回款项。</translation>
    </message>
    <message>
        <source>It was refunded. Nothing is left to do.</source>
        <translation>已退款，无须再跟进。</translation>
    </message>
    <message>
        <source>NO CONNECTION</source>
        <translation>没有网络</translation>
    </message>
    <message>
        <source>NOT KNOWN</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>NOT PAID</source>
        <translation>未付款</translation>
    </message>
    <message>
        <source>Nothing was sent, nothing was taken. Check the network, then try again.</source>
        <translation>没有发出任何请求，也没有扣款。请检查网络后再试。</translation>
    </message>
    <message>
        <source>Nothing was taken.</source>
        <translation>没有扣款。</translation>
    </message>
    <message>
        <source>PAID</source>
        <translation>收款成功</translation>
    </message>
    <message>
        <source>PAID AFTER CANCEL</source>
        <translation>取消后到账</translation>
    </message>
    <message>
        <source>PAID TWICE</source>
        <translation>重复收款</translation>
    </message>
    <message>
        <source>Paying…</source>
        <translation>处理中…</translation>
    </message>
    <message>
        <source>QFPay gave no answer for a week. Do not charge again. A manager looks into QFPay's portal and closes it in the history.</source>
        <translation>QFPay 一周都没有答复结果。请勿再次收款。请经理查看 QFPay 商户后台，并在交易记录中确认结果。</translation>
    </message>
    <message>
        <source>QFPay takes back what it called paid. Look into QFPay's portal with a manager: keep it if the money is there, else note that it was returned.</source>
        <translation>QFPay 撤回已付款的结果。请与经理查看 QFPay 商户后台：如款项已到，请保留；否则注明已退回。</translation>
    </message>
    <message>
        <source>Show the QR code</source>
        <translation>请出示二维码</translation>
    </message>
    <message>
        <source>Thank the customer. Any digit starts the next sale.</source>
        <translation>请向顾客致谢。按任意数字键开始下一单。</translation>
    </message>
    <message>
        <source>The customer was charged twice for one sale. Refund one of the payments.</source>
        <translation>顾客同一单被扣款两次。请退还其中一笔。</translation>
    </message>
    <message>
        <source>The customer's money arrived after all. Refund it, keep it for goods handed over, or note that it was returned.</source>
        <translation>顾客的款项最终到账。请退款；如已交付商品可保留；或注明已用其他方式退回。</translation>
    </message>
    <message>
        <source>The money is kept. Nothing is left to do.</source>
        <translation>款项予以保留，无须再跟进。</translation>
    </message>
    <message>
        <source>The payment is on its way to QFPay.</source>
        <translation>付款请求正发往 QFPay。</translation>
    </message>
    <message>
        <source>The payment was refused. Ask for a fresh code, or use another wallet.</source>
        <translation>付款被拒。请顾客出示新的付款码，或改用其他钱包。</translation>
    </message>
</context>
<context>
    <name>till</name>
    <message>
        <source>No payment code came from standard input. Scan the customer's code.</source>
        <translation>标准输入没有付款码。请扫顾客的付款码。</translation>
    </message>
    <message>
        <source>The till is closing. Start it again to go on.</source>
        <translation>收银机正在关闭。请重新启动以继续。</translation>
    </message>
</context>
<context>
    <name>till_commands</name>
    <message>
        <source>--again sends a refund again as it was: give the refund's own number, R and 23 digits, and no amount.</source>
        <translation>--again 会按原样重新发送退款：请输入退款本身的编号（R 加 23 位数字），不要输入金额。</translation>
    </message>
    <message>
        <source>No pin stands there, so nothing was changed.</source>
        <translation>那里没有签名锁定，因此没有任何更改。</translation>
    </message>
    <message>
        <source>Pins cleared: {count}. The journal says when; answers are learned anew.</source>
        <translation>已清除签名锁定：{count} 个。交易日志已记录时间；收银机会重新学习响应的签名。</translation>
    </message>
    <message>
        <source>Something of other profiles ({profiles}) is still open. Close the open till, then run `pos-app resolve`.</source>
        <translation>其他配置（{profiles}）仍有未完成的项目。请关闭收银机，然后运行 `pos-app resolve`。</translation>
    </message>
    <message>
        <source>The computer's clock is {minutes} minutes off. Payments are found all the same; set it to take its time from the internet.</source>
        <translation>电脑时间相差 {minutes} 分钟。付款仍可查到；请将电脑设置为自动从互联网对时。</translation>
    </message>
    <message>
        <source>The open till does not know this command. Close it, or install the same version of both.</source>
        <translation>已打开的收银机不认识此命令。请关闭它，或安装相同版本。</translation>
    </message>
    <message>
        <source>The open till uses profile {open}, not {asked}. Close it first, or leave --profile out.</source>
        <translation>已打开的收银机使用配置 {open}，而非 {asked}。请先关闭，或不要用 --profile。</translation>
    </message>
    <message>
        <source>There is no wallet of that name. Choose one of: {names}.</source>
        <translation>没有此名称的钱包。请选用：{names}。</translation>
    </message>
    <message>
        <source>This is no date. Write it like 2026-11-23.</source>
        <translation>这不是日期。请写成 2026-11-23 的样式。</translation>
    </message>
    <message>
        <source>To send it again: `pos-app refund {number} --again`.</source>
        <translation>重新发送：`pos-app refund {number} --again`。</translation>
    </message>
    <message>
        <source>{number} is the number of a refund. Give its payment's number; only a refund that QFPay does not know can be sent again, with --again.</source>
        <translation>{number} 是退款编号。请输入其付款编号；只有 QFPay 查无的退款才可用 --again 重新发送。</translation>
    </message>
</context>
<context>
    <name>tls</name>
    <message>
        <source>Check the shop's network first.</source>
        <translation>请先检查店铺的网络。</translation>
    </message>
    <message>
        <source>Nothing is sent there. Look at the computer's date, open a web page (a network may want you to sign in), and ask who runs the network or the antivirus program whether they read encrypted connections: they must not read this one.</source>
        <translation>不会向该处发送任何数据。请查看电脑日期，打开一个网页（网络可能要求登录），并问网络或杀毒程序的负责人是否读取加密连接：这条连接不得读取。</translation>
    </message>
    <message>
        <source>QFPay renews it by itself, usually in time. If this still stands here in a week, tell QFPay.</source>
        <translation>QFPay 会自行更新，通常会及时。如一星期后仍看到这句，请告诉 QFPay。</translation>
    </message>
    <message>
        <source>The certificate of {host} cannot be trusted: {why}</source>
        <translation>{host} 的证书不可信：{why}</translation>
    </message>
    <message>
        <source>The connection is encrypted ({protocol}), but the certificate of {host} ends in {days} days, on {until}.</source>
        <translation>连接已加密（{protocol}），但 {host} 的证书将于 {days} 天后（{until}）到期。</translation>
    </message>
    <message>
        <source>The connection is encrypted ({protocol}); {host} has a certificate until {until}.</source>
        <translation>连接已加密（{protocol}）；{host} 的证书有效至 {until}。</translation>
    </message>
    <message>
        <source>The gateway is on this computer: nothing has to be encrypted.</source>
        <translation>网关在这台电脑上：无需加密。</translation>
    </message>
    <message>
        <source>error {code}.</source>
        <translation>错误 {code}。</translation>
    </message>
    <message>
        <source>it belongs to another name.</source>
        <translation>证书属于另一个名称。</translation>
    </message>
    <message>
        <source>it has ended, or this computer's date is wrong.</source>
        <translation>证书已过期，或这台电脑的日期不正确。</translation>
    </message>
    <message>
        <source>it was made by somebody unknown.</source>
        <translation>证书由不明机构签发。</translation>
    </message>
    <message>
        <source>{host} could not be reached, so its certificate could not be checked.</source>
        <translation>无法连接 {host}，因此未能检查其证书。</translation>
    </message>
</context>
<context>
    <name>training</name>
    <message>
        <source>Port {port} cannot be used. Choose another one, or none at all.</source>
        <translation>端口 {port} 无法使用。请选用其他，或不指定。</translation>
    </message>
    <message>
        <source>The sheet of training codes is in {path}. Print it and scan from it.</source>
        <translation>培训付款码表存于 {path}。请打印后扫描。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({problem}). Choose another file.</source>
        <translation>无法写入 {path}（{problem}）。请选用其他文件。</translation>
    </message>
</context>
<context>
    <name>training_phone</name>
    <message>
        <source>Choose what happens, then the wallet</source>
        <translation>选择情况，再选钱包</translation>
    </message>
    <message>
        <source>Customer's phone (training)</source>
        <translation>顾客手机（培训）</translation>
    </message>
    <message>
        <source>Hold under the scanner</source>
        <translation>放到扫码枪下</translation>
    </message>
    <message>
        <source>No payment waits for the customer.</source>
        <translation>没有付款等待顾客。</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>The training gateway did not answer. Close this window and open it again.</source>
        <translation>培训网关没有响应。请关闭此窗口后重新打开。</translation>
    </message>
    <message>
        <source>Waiting for the customer</source>
        <translation>等待顾客付款</translation>
    </message>
</context>
<context>
    <name>values</name>
    <message>
        <source>Write a text in quotation marks, on one line.</source>
        <translation>请把文字放在引号内，写成一行。</translation>
    </message>
    <message>
        <source>Write a whole number, without quotation marks.</source>
        <translation>请写整数，不加引号。</translation>
    </message>
    <message>
        <source>Write texts in square brackets, such as [{example}].</source>
        <translation>请把文字写在方括号内，例如 [{example}]。</translation>
    </message>
    <message>
        <source>Write true or false, without quotation marks.</source>
        <translation>请写 true 或 false，不加引号。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>“{name}” is a whole number, such as {example}.</source>
        <translation>“{name}”是整数，例如 {example}。</translation>
    </message>
    <message>
        <source>“{name}” is true or false.</source>
        <translation>“{name}”是 true 或 false。</translation>
    </message>
    <message>
        <source>“{name}”: {wrong}</source>
        <translation>“{name}”：{wrong}</translation>
    </message>
</context>
<context>
    <name>verdict_form</name>
    <message>
        <source>For a manager: look into QFPay's portal first. Write what you saw, then say what became of it.</source>
        <translation>供经理使用：请先查看 QFPay 商户后台。写下您所见，再说明结果。</translation>
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
        <translation>暂不确认</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Seen in QFPay's portal</source>
        <translation>在 QFPay 商户后台所见</translation>
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
        <translation>需特别安排，或供其他国家／地区使用</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>Another pos-app is using this till. Wait until it has ended, then start this one again.</source>
        <translation>另一个 pos-app 正在使用这台收银机。请等它结束，再重新启动。</translation>
    </message>
    <message>
        <source>The keyring was not unlocked, so the till has no credentials. Try again and answer the keyring's question. Until then only training works.</source>
        <translation>密钥环未解锁，因此收银机没有凭据。请再试一次，并回答密钥环的提问。在此之前只能使用培训模式。</translation>
    </message>
    <message>
        <source>There is no display here, so no window can open. Start pos-app on the shop's desktop, or use its commands: `pos-app --help` lists them.</source>
        <translation>此处没有显示器，无法打开窗口。请在店内电脑桌面启动 pos-app，或使用命令：`pos-app --help` 会列出。</translation>
    </message>
    <message>
        <source>pos-app crashed {times} times within five minutes and is not opened again by itself. Restart the computer and open it once more. If this stays, run `pos-app doctor` and ask support. Do not charge again what was under way: the next start takes it up.</source>
        <translation>pos-app 在五分钟内意外退出了 {times} 次，不会再自动打开。请重新启动电脑并再次打开。如问题持续，请运行 `pos-app doctor` 并联系技术支持。进行中的付款请勿再次收款：下次启动会继续跟进。</translation>
    </message>
</context>
<context>
    <name>writing</name>
    <message>
        <source>{path} was written by a newer pos-app, which keeps profiles in another way. Change profiles with the newer one.</source>
        <translation>{path} 由较新的 pos-app 写入，配置的存放方式不同。请用较新的版本更改配置。</translation>
    </message>
</context>
</TS>
