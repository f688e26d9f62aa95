"""Providers of SMS and chat messages to train with: they take, lose, refuse, hang and report."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import Literal
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import msgspec
from msgspec import Struct

from motcua.plumbing import clock, outgoing, signed_calls
from motcua.project import env
from motcua.project.peers import pages
from motcua.project.peers.pages import Answer, Request

PROVIDERS = ("sms", "sms_backup", "chat")
SHARED = "training-messages-nothing-is-secret"
"""The secret of each provider where none is set."""
MODES = ("take", "busy", "refuse", "hang", "lose", "break")
RECEIPTS = ("delivered", "failed", "none", "twice")


class Sent(Struct, frozen=True, kw_only=True):
    reference: str
    way: str
    to: str
    sender: str
    text: str


class Behaviour(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`hang` takes the message and answers too late, `lose` answers too late and takes nothing,
    `break` takes it and says 500; `seconds` is how long an answer or a receipt is held back.
    """

    mode: Literal["take", "busy", "refuse", "hang", "lose", "break"] = "take"
    receipt: Literal["delivered", "failed", "none", "twice"] = "delivered"
    seconds: float = 0.0
    times: int = 0


@dataclass(slots=True)
class Provider:
    """One provider: how it behaves (`times` calls long; 0: until told otherwise), what came."""

    name: str
    secret: str
    behaviour: Behaviour = field(default_factory=Behaviour)
    left: int = 0
    calls: int = 0
    messages: dict[str, tuple[Sent, str, str]] = field(default_factory=dict)
    """By reference: the message, its state, and when it came."""

    def behaves(self, how: Behaviour) -> None:
        self.behaviour, self.left = how, how.times

    def next_behaviour(self) -> Behaviour:
        now = self.behaviour
        if self.left:
            self.left -= 1
            if not self.left:
                self.behaviour = Behaviour()
        return now


class Messages:
    """The whole peer without the wire; every door is under the name of a provider."""

    def __init__(self, callback: str, secrets: dict[str, str]) -> None:
        self.callback = callback
        self.providers = {name: Provider(name, secrets[name]) for name in PROVIDERS}
        self.lock = Lock()
        self.reports: SimpleQueue[tuple[Provider, str, str, float]] = SimpleQueue()
        Thread(target=self._report, daemon=True).start()

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        return pages.write(self.answer(pages.read(environ)), start)

    def answer(self, request: Request) -> Answer:
        if request.path == "/training":
            return self._state() if request.method == "GET" else self._told(request)
        if request.path == "/":
            return self._page()
        name, _, rest = request.path.lstrip("/").partition("/")
        provider = self.providers.get(name)
        if provider is None or not rest.startswith("v1/messages"):
            return pages.json({"reason": "there is no such address"}, 404)
        if not self._known(provider, request):
            return pages.json({"reason": "the signature is missing, wrong or too old"}, 401)
        reference = rest.removeprefix("v1/messages").lstrip("/")
        if request.method == "POST":
            return self._take(provider, request)
        with self.lock:
            found = provider.messages.get(reference)
        if found is None:
            return pages.json({"reason": "no such message"}, 404)
        return pages.json({"reference": reference, "state": found[1], "reason": ""})

    def _known(self, provider: Provider, request: Request) -> bool:
        if request.headers.get("authorization") == f"Bearer {provider.secret}":
            return True
        call = signed_calls.Call(method=request.method, target=request.target, body=request.body)
        header = request.headers.get(signed_calls.HEADER.lower(), "")
        return signed_calls.is_signed(provider.secret, call, header, signed_calls.wall_clock())

    def _take(self, provider: Provider, request: Request) -> Answer:
        try:
            sent = msgspec.json.decode(request.body, type=Sent)
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            return pages.json({"reason": str(fault)}, 422)
        with self.lock:
            provider.calls += 1
            how = provider.next_behaviour()
            if how.mode == "busy":
                return pages.json({"reason": "overrun, try again"}, 503)
            if how.mode == "refuse":
                return pages.json({"reason": "this number gets no messages"}, 422)
            is_new = sent.reference not in provider.messages
            if how.mode != "lose" and is_new:
                came = f"{clock.now():%H:%M:%S %d/%m/%Y}"
                provider.messages[sent.reference] = (sent, "accepted", came)
        if how.mode in {"hang", "lose"}:
            Event().wait(how.seconds or 30)
        if how.mode != "lose" and is_new:
            self._receipt(provider, sent.reference, how)
        if how.mode == "break":
            return pages.json({"reason": "a fault of ours"}, 500)
        return pages.json({"reference": sent.reference, "state": "accepted", "reason": ""}, 202)

    def _receipt(self, provider: Provider, reference: str, how: Behaviour) -> None:
        if how.receipt == "none":
            return
        state = "failed" if how.receipt == "failed" else "delivered"
        wait = how.seconds if how.mode == "take" else 0.0
        for _ in range(2 if how.receipt == "twice" else 1):
            self.reports.put((provider, reference, state, wait))

    def _report(self) -> None:
        """Receipts, one after the other; one that nobody takes is asked for by whoever wants it."""
        while True:
            provider, reference, state, wait = self.reports.get()
            if wait:
                Event().wait(wait)
            with self.lock:
                sent, _, came = provider.messages[reference]
                provider.messages[reference] = (sent, state, came)
            if self.callback:
                self._push(provider, reference, state)

    def _push(self, provider: Provider, reference: str, state: str) -> None:
        reason = "the phone is switched off" if state == "failed" else ""
        said = {"reference": reference, "state": state, "reason": reason}
        call = outgoing.Call(
            method="POST",
            target=f"/notices/receipts/{provider.name}/",
            body=msgspec.json.encode(said),
        )
        try:
            outgoing.call(self.callback, call, secret=provider.secret, seconds=5)
        except (outgoing.NotReached, outgoing.NoAnswer):
            return

    def _told(self, request: Request) -> Answer:
        """How a provider shall behave: from the page's form, or as JSON."""
        given = request.form
        try:
            how = msgspec.convert(
                {name: value for name, value in given.items() if name != "provider" and value},
                Behaviour,
                strict=False,
            )
            provider = self.providers[given.get("provider", "")]
        except (msgspec.ValidationError, KeyError) as fault:
            return pages.json({"reason": f"unknown: {fault}"}, 422)
        with self.lock:
            provider.behaves(how)
        return pages.see_other("/")

    def _state(self) -> Answer:
        """What came, for programs."""
        with self.lock:
            came = [
                {"provider": each.name, "reference": reference, "to": sent.to, "text": sent.text}
                for each in self.providers.values()
                for reference, (sent, _, _) in each.messages.items()
            ]
        return pages.json({"training": True, "messages": came})

    def _page(self) -> Answer:
        with self.lock:
            forms = "".join(_form(each) for each in self.providers.values())
            rows = [
                (each.name, came, sent.to, sent.text, state)
                for each in self.providers.values()
                for sent, state, came in each.messages.values()
            ]
        head = ("Nhà cung cấp", "Đến lúc", "Gửi đến", "Nội dung", "Trạng thái")
        return pages.page(
            "Tin nhắn tập huấn", f"{forms}<h2>Tin đã nhận</h2>{pages.table(head, rows[::-1])}"
        )


def _form(provider: Provider) -> str:
    def choice(name: str, values: Iterable[str], now: str) -> str:
        options = "".join(
            f"<option{' selected' if each == now else ''}>{each}</option>" for each in values
        )
        return f"<label>{name} <select name={name}>{options}</select></label> "

    how = provider.behaviour
    return (
        f"<form method=post action=/training><input type=hidden name=provider "
        f"value={escape(provider.name)}><strong>{escape(provider.name)}</strong> "
        + choice("mode", MODES, how.mode)
        + choice("receipt", RECEIPTS, how.receipt)
        + f"<label>seconds <input name=seconds value={how.seconds:g} size=4></label> "
        "<button>OK</button></form>"
    )


def application(home: Path) -> WSGIApplication:
    """Keeps nothing: what came is shown until the process ends."""
    secrets = {name: env.text(f"MOTCUA_{name.upper()}_SECRET", "") or SHARED for name in PROVIDERS}
    made: Callable[[WSGIEnvironment, StartResponse], Iterable[bytes]] = Messages(
        env.text("MOTCUA_SITE_URL", "").rstrip("/"), secrets
    )
    return made
