"""A payment gateway to train with: a page that pays, cancels, errs; signed calls; a day's books."""

from collections.abc import Callable, Iterable
from datetime import date
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import msgspec

from motcua.channels.payments import signing
from motcua.channels.payments.protocol import Asked, Back, Happening, Opened, Standing, Told
from motcua.domain.kernel.money import in_dong
from motcua.plumbing import clock
from motcua.project import env
from motcua.project.peers import pages
from motcua.project.peers.gateway_book import Book, NoSuchPayment, Payment
from motcua.project.peers.gateway_calls import Caller, Disturbance
from motcua.project.peers.pages import Answer, Request

SHARED = "training-gateway-nothing-here-is-secret"
"""The secret where none is set."""
BUTTONS = {
    "pay": "Thanh toán",
    "cancel": "Hủy, không thanh toán",
    "late": "Thanh toán, báo trễ",
    "wrong": "Thanh toán sai số tiền",
    "twice": "Thanh toán hai lần",
}
CHANGE = 1_000
"""By how much a wrong amount is wrong."""


class Gateway:
    """The whole peer without the wire."""

    def __init__(self, book: Book, secret: str, caller: Caller) -> None:
        self.book, self.secret, self.caller = book, secret, caller

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        request = pages.read(environ)
        host = environ.get("HTTP_HOST", "127.0.0.1")
        return pages.write(self.answer(request, f"http://{host}"), start)

    def answer(self, request: Request, site: str) -> Answer:
        try:
            if request.path.startswith("/v1/"):
                return self._protocol(request, site)
            return self._for_people(request)
        except NoSuchPayment:
            return pages.json({"reason": "no such payment"}, 404)
        except (msgspec.DecodeError, UnicodeDecodeError, ValueError) as fault:
            return pages.json({"reason": str(fault)[:300]}, 422)

    def _protocol(self, request: Request, site: str) -> Answer:
        call = signing.Call(method=request.method, target=request.target, body=request.body)
        header = request.headers.get(signing.HEADER.lower(), "")
        if signing.nonce_of(self.secret, call, header, moment=signing.wall_clock()) is None:
            return pages.json({"reason": "the signature is missing, wrong or too old"}, 401)
        if self.caller.how.busy:
            how = self.caller.how
            self.caller.disturb(msgspec.structs.replace(how, busy=how.busy - 1))
            return pages.json({"reason": "overrun, try again"}, 503)
        match request.method, request.path.split("/")[2:]:
            case "POST", ["payments"]:
                asked = msgspec.json.decode(request.body, type=Asked)
                self.book.open(asked, clock.now())
                address = f"{site}/pay/{asked.reference}"
                return pages.json(Opened(reference=asked.reference, address=address), 201)
            case "GET", ["payments", reference]:
                return pages.json(self.book.standing(unquote(reference)))
            case "POST", ["refunds"]:
                return self._refund(msgspec.json.decode(request.body, type=Back))
            case "GET", ["days", day]:
                return pages.json(self.book.day(date.fromisoformat(day)))
        return pages.json({"reason": "there is no such address"}, 404)

    def _refund(self, back: Back) -> Answer:
        standing, told = self.book.give_back(back, clock.now())
        self.caller.tell(told)
        return pages.json(standing)

    def _for_people(self, request: Request) -> Answer:
        match request.method, request.path.strip("/").split("/"):
            case "GET", [""]:
                return self._home()
            case "GET", ["pay", reference]:
                return self._page(self.book.payment(unquote(reference)))
            case "POST", ["pay", reference]:
                payment = self.book.payment(unquote(reference))
                return self._pressed(payment, request.form.get("what", ""))
            case "GET", ["training"]:
                return pages.json(self._state())
            case "POST", ["training"]:
                self.caller.disturb(msgspec.json.decode(request.body, type=Disturbance))
                return pages.json({"training": True})
            case "POST", ["training", "payout"]:
                return self._pay_out(request.form)
        return pages.json({"reason": "there is no such address"}, 404)

    def _pressed(self, payment: Payment, what: str) -> Answer:
        """Does what the button says, then leads the payer back; nobody believes the way back."""
        amount, now = payment.asked.amount, clock.now()
        paid: list[Told] = []
        match what:
            case "cancel":
                self.caller.tell(self.book.happen(payment, Happening.CANCELLED, 0, now))
            case "wrong":
                paid = [self.book.happen(payment, Happening.PAID, _wrong(amount), now)]
            case "twice":
                paid = [self.book.happen(payment, Happening.PAID, amount, now) for _ in range(2)]
            case "pay" | "late":
                paid = [self.book.happen(payment, Happening.PAID, amount, now)]
            case _:
                return self._page(payment)
        for told in paid:
            self.caller.tell(told, after=self.caller.how.late if what == "late" else 0.0)
        return pages.see_other(payment.asked.return_to)

    def _page(self, payment: Payment) -> Answer:
        asked = payment.asked
        rows = (
            ("Người nhận", asked.payee_name or asked.payee),
            ("Nội dung", asked.purpose),
            ("Số tiền", in_dong(asked.amount)),
            ("Tham chiếu", asked.reference),
            ("Trạng thái", payment.ended or "chờ thanh toán"),
        )
        buttons = "".join(
            f"<p><button name=what value={name}>{escape(words)}</button></p>"
            for name, words in BUTTONS.items()
        )
        back = f'<p><a href="{escape(asked.return_to, quote=True)}">Quay lại</a></p>'
        body = f"{pages.table((), rows)}<form method=post>{buttons}</form>{back}"
        return pages.page("Cổng thanh toán", body)

    def _home(self) -> Answer:
        rows = [
            (
                each.made_at[:16],
                each.asked.reference,
                each.asked.purpose,
                each.asked.amount,
                each.ended or "-",
            )
            for each in self.book.payments()[:200]
        ]
        head = ("Lúc", "Tham chiếu", "Nội dung", "Số tiền", "Trạng thái")
        form = (
            "<form method=post action=/training/payout><label>Cơ quan <input name=payee></label> "
            "<label>Số tiền <input name=amount inputmode=numeric></label> "
            "<button>Chuyển tiền về tài khoản</button></form>"
        )
        return pages.page("Cổng thanh toán", f"{pages.table(head, rows)}{form}")

    def _pay_out(self, form: dict[str, str]) -> Answer:
        return pages.json(
            self.book.pay_out(form.get("payee", ""), int(form.get("amount", "0")), clock.now())
        )

    def _state(self) -> dict[str, Any]:
        return {
            "training": True,
            "idle": self.caller.idle(),
            "how": self.caller.how,
            "payments": [self.book.standing(each.asked.reference) for each in self.book.payments()],
        }


def _wrong(amount: int) -> int:
    return amount - CHANGE if amount > CHANGE else amount + CHANGE


def application(home: Path) -> WSGIApplication:
    """Keeps its payments in `home`; calls back where MOTCUA_GATEWAY_CALLBACK says."""
    secret = env.text("MOTCUA_GATEWAY_SECRET", "") or SHARED
    code = env.text("MOTCUA_GATEWAY_CODE", "gateway")
    site = env.text("MOTCUA_SITE_URL", "").rstrip("/") or "http://127.0.0.1:8000"
    callback = env.text("MOTCUA_GATEWAY_CALLBACK", f"{site}/pay/calls/{code}/")
    book = Book(home / "book.sqlite3")
    made: Callable[[WSGIEnvironment, StartResponse], Iterable[bytes]] = Gateway(
        book, secret, Caller(callback, secret, Disturbance())
    )
    return made


__all__ = ["Gateway", "Standing", "application"]
