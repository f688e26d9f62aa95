"""Names the files we take from the locked npm packages; imports nothing, as the build reads it."""

FONT = "@fontsource/be-vietnam-pro/files/be-vietnam-pro-{subset}-{weight}-normal.woff2"
PACKAGE_FILES: dict[str, str] = {
    **{
        f"packages/fonts/{subset}-{weight}.woff2": FONT.format(subset=subset, weight=weight)
        for subset in ("latin", "vietnamese")
        for weight in (400, 600)
    },
    "packages/htmx.js": "htmx.org/dist/htmx.min.js",
}
"""Public name below STATIC_URL -> path inside the packages folder. Nothing else is ever served."""

LAYERS: dict[str, tuple[str, ...]] = {
    "ds.base": ("base", "heading", "paragraph", "validation-message"),
    "ds.components": (
        *("link", "button", "input", "field", "fieldset", "label", "alert", "skip-link"),
        *("details", "list", "divider", "tag", "error-summary", "table", "breadcrumbs"),
    ),
}
"""The components in use, in the package's own order and layers; its full sheet is twice as big."""

LICENCES = (
    "@digdir/designsystemet-css/LICENSE",
    "@fontsource/be-vietnam-pro/LICENSE",
    "htmx.org/LICENSE",
)
"""What is handed on keeps its licence beside it."""


def component(name: str) -> str:
    return f"@digdir/designsystemet-css/dist/src/{name}.css"


def bundled_files() -> list[str]:
    """Every path inside the packages folder that a wheel has to carry."""
    components = [component(name) for names in LAYERS.values() for name in names]
    return [*PACKAGE_FILES.values(), *components, *LICENCES]
