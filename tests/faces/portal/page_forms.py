"""What a browser without JavaScript would send of a form on a page."""

from html.parser import HTMLParser

Sent = dict[str, list[str]]


class _Reader(HTMLParser):
    def __init__(self, mark: str) -> None:
        super().__init__()
        self.mark, self.inside, self.sent = mark, False, Sent()
        self.select = self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = self.mark in own or self.mark == own.get("method")
        elif not self.inside:
            return
        elif tag == "select":
            self.select = own.get("name", "")
        elif tag == "textarea":
            self.area = own["name"]
            self.sent.setdefault(self.area, [""])
        elif tag == "option" and self.select and "selected" in own:
            self.sent[self.select] = [own["value"]]
        elif tag == "input" and own.get("name") and own.get("type") != "file":
            picked = own.get("type") not in ("radio", "checkbox") or "checked" in own
            if picked:
                self.sent.setdefault(own["name"], []).append(own.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "select":
            self.select = ""
        elif tag == "textarea":
            self.area = ""

    def handle_data(self, data: str) -> None:
        if self.area:
            self.sent[self.area] = [self.sent[self.area][0] + data.lstrip("\n")]


def sent_by(page: str, mark: str) -> Sent:
    """The fields of the form that has the attribute `mark`, as they stand on the page."""
    reader = _Reader(mark)
    reader.feed(page)
    return reader.sent
