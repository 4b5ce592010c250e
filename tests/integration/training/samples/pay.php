<?php
// A QR payment as QFPay's PHP sample makes it: sort, join, append the key, hash, send.
// Reads QFPAY_URL, QFPAY_APP_CODE, QFPAY_CLIENT_KEY, QFPAY_MCHID (may be empty) and QFPAY_SIGNTYPE (empty: MD5).

$fields = array(
    'txamt' => '2200',
    'txcurrcd' => 'HKD',
    'pay_type' => '800101',
    'out_trade_no' => bin2hex(random_bytes(10)),
    'txdtm' => date('Y-m-d H:i:s'),
);
if (getenv('QFPAY_MCHID')) {
    $fields['mchid'] = getenv('QFPAY_MCHID');
}
ksort($fields);

$pairs = array();
foreach ($fields as $name => $value) {
    $pairs[] = $name . '=' . $value;
}
$signtype = getenv('QFPAY_SIGNTYPE');
$signature = hash($signtype ? strtolower($signtype) : 'md5', implode('&', $pairs) . getenv('QFPAY_CLIENT_KEY'));

$headers = array(
    'Content-Type: application/x-www-form-urlencoded',
    'X-QF-APPCODE: ' . getenv('QFPAY_APP_CODE'),
    'X-QF-SIGN: ' . strtoupper($signature),
);
if ($signtype) {
    $headers[] = 'X-QF-SIGNTYPE: ' . $signtype;
}

$options = array(
    'method' => 'POST',
    'header' => implode("\r\n", $headers),
    'content' => http_build_query($fields),
    'protocol_version' => 1.1,
);
echo file_get_contents(
    getenv('QFPAY_URL') . '/trade/v1/payment', false, stream_context_create(array('http' => $options))
);
