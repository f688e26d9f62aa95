"""Addresses all faces share: the change of language and the style page."""

from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from motcua.faces.ui import views

# Anyone may change the language of a page: without a token the page stays the same for all
# readers and can be cached.
urlpatterns = [
    path("language/", csrf_exempt(set_language), name="set_language"),
    path("ui/", views.style_page, name="style_page"),
    path("ui/office/", views.style_office, name="style_office"),
]
