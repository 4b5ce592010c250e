// A QR payment as QFPay's Node.js sample makes it: sort, join, append the key, hash, send.
// Reads QFPAY_URL, QFPAY_APP_CODE, QFPAY_CLIENT_KEY, QFPAY_MCHID (may be empty) and QFPAY_SIGNTYPE (empty: MD5).
'use strict';

const crypto = require('crypto');
const http = require('http');

const env = process.env;
const payload = {
  txamt: '10',
  txcurrcd: 'HKD',
  pay_type: '800101',
  out_trade_no: String(Math.round(Math.random() * 1000000000)),
  txdtm: new Date().toISOString().replace(/T/, ' ').replace(/\..+/, ''),
};
if (env.QFPAY_MCHID) {
  payload.mchid = env.QFPAY_MCHID;
}

const unsigned = Object.keys(payload).sort().map((name) => name + '=' + payload[name]).join('&');
const algorithm = env.QFPAY_SIGNTYPE ? env.QFPAY_SIGNTYPE.toLowerCase() : 'md5';
const signature = crypto.createHash(algorithm).update(unsigned + env.QFPAY_CLIENT_KEY).digest('hex');

const headers = {
  'Content-Type': 'application/x-www-form-urlencoded',
  'X-QF-APPCODE': env.QFPAY_APP_CODE,
  'X-QF-SIGN': signature,
};
if (env.QFPAY_SIGNTYPE) {
  headers['X-QF-SIGNTYPE'] = env.QFPAY_SIGNTYPE;
}

const body = new URLSearchParams(payload).toString();
const request = http.request(env.QFPAY_URL + '/trade/v1/payment', { method: 'POST', headers }, (response) => {
  response.pipe(process.stdout);
});
request.on('error', () => process.exit(1));
request.end(body);
