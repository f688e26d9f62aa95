"""What people call the device a browser runs on."""

from django.utils.translation import gettext as _

BROWSERS = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrom", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def device(browser: str) -> str:
    """What a browser says of itself, as short as people would say it."""
    name = next((word for mark, word in BROWSERS if mark in browser), "")
    system = next((word for mark, word in SYSTEMS if mark in browser), "")
    return " – ".join(word for word in (name, system) if word) or _("Thiết bị lạ")
