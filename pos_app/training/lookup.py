"""`POST /trade/v1/query` (OpenAPI, "query"): filters, pages, and windows within one calendar month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.training.ledger import Filter, Row
from pos_app.training.replies import Params, Reply, bad_parameter, document, text_of
from pos_app.training.stories import OPEN_CODES, PAID

if TYPE_CHECKING:
    from pos_app.training.trade import Trade

_DEFAULT_PAGE_SIZE = 10
_MONTH = slice(7)  # "YYYY-MM" of a time


def query(trade: Trade, params: Params) -> Reply:
    """The rows that `params` (checked already) ask for, newest first; raises Refusal."""
    page, page_size = int(params.get("page", "1")), int(params.get("page_size", _DEFAULT_PAGE_SIZE))
    now = trade.clock()
    wanted = Filter(
        now=now,
        window=None if "syssn" in params else _window(params, trade.stamp(now)),
        syssn=_listed(params, "syssn"),
        out_trade_no=_listed(params, "out_trade_no"),
        pay_type=_listed(params, "pay_type"),
        respcd=_listed(params, "respcd"),
    )
    rows = trade.ledger.find(wanted, limit=page_size, offset=(page - 1) * page_size)
    fields = {"page": page, "page_size": page_size, "data": [_row_fields(row) for row in rows]}
    return Reply(document(PAID, fields))


def _window(params: Params, now: str) -> tuple[str, str]:
    """From `start_time` to `end_time`; where one is missing, the edge of the month."""
    month = params.get("start_time", params.get("end_time", now))[_MONTH]
    start = params.get("start_time", f"{month}-01 00:00:00")
    end = params.get("end_time", f"{month}-31 23:59:59")
    if start[_MONTH] != end[_MONTH]:
        raise bad_parameter("end_time", "is in another month than start_time")
    if end < start:
        raise bad_parameter("end_time", "is before start_time")
    return start, end


def _listed(params: Params, name: str) -> tuple[str, ...]:
    return tuple(params[name].split(",")) if name in params else ()


def _row_fields(row: Row) -> dict[str, object]:
    return {
        "syssn": row.syssn,
        "origssn": row.origssn,
        "out_trade_no": row.out_trade_no,
        "order_type": row.order_type,
        "pay_type": row.pay_type,
        "respcd": row.respcd,
        "errmsg": "" if row.respcd == PAID or row.respcd in OPEN_CODES else text_of(row.respcd),
        "cancel": str(row.cancel),
        "txamt": row.txamt,
        "txcurrcd": row.txcurrcd,
        "cash_fee": str(row.txamt) if row.respcd == PAID else "0",
        "cash_fee_type": row.txcurrcd,
        "exchange_rate": "",
        "txdtm": row.txdtm,
        "sysdtm": row.sysdtm,
        "paydtm": row.paydtm,
        "chnlsn": row.chnlsn,
        "cardcd": "",
        "udid": row.udid,
        "goods_name": row.goods_name,
    }
