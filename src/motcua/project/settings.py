"""Django's settings: one file, every deployment choice read from the environment."""

from pathlib import Path

from motcua.project import env
from motcua.project.database import django_database

PACKAGE = Path(__file__).resolve().parent.parent
VAR = Path(env.text("MOTCUA_VAR", str(Path.cwd() / "var")))

TRAINING = env.flag("MOTCUA_TRAINING", default=False)
DEBUG = env.flag("MOTCUA_DEBUG", default=False)
HTTPS = env.flag("MOTCUA_HTTPS", default=False)
SECRET_KEY = env.kept_secret("MOTCUA_SECRET_KEY", VAR / "secret-key")
ALLOWED_HOSTS = env.words("MOTCUA_HOSTS", "localhost,127.0.0.1,[::1],testserver")
CSRF_TRUSTED_ORIGINS = env.words("MOTCUA_ORIGINS", "")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "oauth2_provider",
    "procrastinate.contrib.django",
    "motcua.plumbing",
    "motcua.reference.places",
    "motcua.reference.people",
    "motcua.reference.rulebook",
    "motcua.reference.catalogue",
    "motcua.reference.scheme",
    "motcua.dossiers",
    "motcua.channels.notices",
    "motcua.channels.custody",
    "motcua.channels.counters",
    "motcua.channels.documents",
    "motcua.channels.payments",
    "motcua.channels.post",
    "motcua.channels.online",
    "motcua.channels.carriers",
    "motcua.channels.exchange",
    "motcua.oversight.discipline",
    "motcua.faces.ui",
    "motcua.faces.portal",
    "motcua.faces.portal.account",
    "motcua.faces.portal.filing",
    "motcua.faces.portal.paying",
    "motcua.faces.portal.documents",
    "motcua.faces.portal.notices",
    "motcua.faces.office",
    "motcua.faces.office.custody",
    "motcua.faces.office.postal",
    "motcua.faces.office.till",
    "motcua.faces.office.scheme",
    "motcua.faces.office.online",
    "motcua.faces.office.eforms",
    "motcua.faces.office.payments",
    "motcua.faces.office.documents",
    "motcua.faces.office.exchange",
    "motcua.faces.office.notices",
    "motcua.faces.office.persons",
    "motcua.faces.api",
    "motcua.project",
]

MIDDLEWARE = [
    "motcua.faces.ui.headers.ContentSecurityPolicy",
    "django.middleware.security.SecurityMiddleware",
    "motcua.faces.api.short_way.ShortWay",  # below the two that guard every answer
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "motcua.faces.ui.bounds.WithinBounds",
]

ROOT_URLCONF = "motcua.project.urls"
WSGI_APPLICATION = "motcua.project.wsgi.application"

_CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "motcua.faces.ui.environment.environment",
            "context_processors": _CONTEXT,
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": _CONTEXT,
        },
    },
]

DATABASES = {"default": django_database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
# One alone: a second one would hash a wrong password once more, for nothing.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
    {
        "NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name", "email", "phone")},
    },
]
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "motcua.faces.portal.account.sign_adapter.SignInAdapter"
ALLAUTH_TRUSTED_PROXY_COUNT = env.whole("MOTCUA_PROXIES", 0)
SOCIALACCOUNT_ADAPTER = "motcua.faces.portal.account.sign_eid.EIdentityAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 8
MFA_ADAPTER = "motcua.reference.people.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
# Staff whose role decides, signs or takes money open the office with a second factor.
STAFF_SECOND_FACTOR = env.flag("MOTCUA_STAFF_SECOND_FACTOR", default=not TRAINING)
# One provider of electronic identity (OpenID Connect), or none.
E_IDENTITY = {
    "issuer": env.text("MOTCUA_EID_ISSUER", "").rstrip("/"),
    "client": env.text("MOTCUA_EID_CLIENT", "motcua"),
    "secret": env.text("MOTCUA_EID_SECRET", ""),
    "name": env.text("MOTCUA_EID_NAME", "VNeID"),
    "scopes": env.words("MOTCUA_EID_SCOPES", "openid,profile,phone"),
    "number": env.text("MOTCUA_EID_CLAIM_NUMBER", "personal_number"),
    "full_name": env.text("MOTCUA_EID_CLAIM_NAME", "name"),
    "birth": env.text("MOTCUA_EID_CLAIM_BIRTH", "birthdate"),
    "phone": env.text("MOTCUA_EID_CLAIM_PHONE", "phone_number"),
    "assurance": env.text("MOTCUA_EID_CLAIM_ASSURANCE", "acr"),
    "assured": env.words("MOTCUA_EID_ASSURED", ""),
}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/office/"
LOGOUT_REDIRECT_URL = "/"

OAUTH2_PROVIDER = {
    "SCOPES": {"dossiers": "Act on dossiers in the roles of the client's person"},
    "ACCESS_TOKEN_EXPIRE_SECONDS": 3600,
    # Machine clients sign in as themselves; the weaker ways of RFC 9700 are shut.
    "COMPLIANT_BCP_RFC9700_IMPLICIT_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PASSWORD_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PKCE_METHOD": True,
    "COMPLIANT_BCP_RFC9700_ACCESS_TOKEN_TRANSPORT": True,
    "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": True,
    "COMPLIANT_BCP_RFC9700_TOKEN_STORAGE": True,
    "COMPLIANT_BCP_RFC9700_REFRESH_TOKEN": True,
    "REFRESH_TOKEN_REUSE_PROTECTION": True,
    "COMPLIANT_BCP_RFC9700_REDIRECT_URI_SCHEME": True,
    "ALLOWED_REDIRECT_URI_SCHEMES": ["https"],
}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "motcua.faces.ui.assets.LockedPackagesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "motcua.faces.ui.assets.FingerprintedFiles"},
}
MEDIA_ROOT = VAR / "files"
# Files lie there, or in the bucket of an S3 endpoint when one is named.
FILES_S3_URL = env.text("MOTCUA_FILES_S3_URL", "")
FILES_S3_BUCKET = env.text("MOTCUA_FILES_S3_BUCKET", "motcua")
FILES_S3_KEY = env.text("MOTCUA_FILES_S3_KEY", "")
FILES_S3_SECRET = env.text("MOTCUA_FILES_S3_SECRET", "")
FILES_S3_REGION = env.text("MOTCUA_FILES_S3_REGION", "us-east-1")
# Where clamd answers: host:port or /path/of/its/socket; without it nothing is scanned.
CLAMAV = env.text("MOTCUA_CLAMAV", "")
UNSCANNED_WAIT = env.flag("MOTCUA_UNSCANNED_WAIT", default=False)

EMAIL_HOST = env.text("MOTCUA_SMTP_HOST", "localhost")
EMAIL_PORT = env.whole("MOTCUA_SMTP_PORT", 25)
EMAIL_HOST_USER = env.text("MOTCUA_SMTP_USER", "")
EMAIL_HOST_PASSWORD = env.text("MOTCUA_SMTP_PASSWORD", "")
EMAIL_USE_TLS = env.flag("MOTCUA_SMTP_STARTTLS", default=False)
EMAIL_USE_SSL = env.flag("MOTCUA_SMTP_TLS", default=False)
# In training nobody gets mail: it lies in a folder to be read.
EMAIL_BACKEND = f"django.core.mail.backends.{'filebased' if TRAINING else 'smtp'}.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
DEFAULT_FROM_EMAIL = env.text("MOTCUA_MAIL_FROM", "motcua@localhost")

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600  # a working day; the next one begins with a sign-in
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
if HTTPS:  # the prefix makes browsers refuse such a cookie from any other host or without TLS
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = True  # our scripts read the token from the form
X_FRAME_OPTIONS = "DENY"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_SSL_REDIRECT = HTTPS
if HTTPS:  # set only behind a proxy that rewrites the header
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CACHES = {
    # Shared by all processes: wrong guesses at a password are counted once, not per process.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
    },
    "local": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"one_line": {"()": "motcua.project.logs.OneLine"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "one_line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},
        "django.request": {"level": "ERROR"},  # what is not found is no matter for the operator
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # nor under which name they knock
        "pyhanko": {"level": "CRITICAL"},  # what strangers upload to be checked fails in many ways
    },
}
# Whether browsers know a name in advance (HSTS preload) is for the owner of the domain to say.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
# One carrier outside, or none. The code names it in consignments and in its own address.
CARRIER_URL = env.text("MOTCUA_CARRIER_URL", "")
CARRIER_SECRET = env.text("MOTCUA_CARRIER_SECRET", "")
CARRIER_PATIENCE = env.whole("MOTCUA_CARRIER_PATIENCE", 4)
CARRIER_CODE = env.text("MOTCUA_CARRIER_CODE", "outside")
CARRIER_NAME = env.text("MOTCUA_CARRIER_NAME", "Đơn vị vận chuyển ngoài")
# Where citizens reach the portal: for links in messages and bars, and for measuring it.
MOTCUA_SITE_URL = env.text("MOTCUA_SITE_URL", "").rstrip("/")
# Who carries messages to phones: address and secret of each; without an address, that way is shut.
MESSAGE_PROVIDERS = {
    "sms": (env.text("MOTCUA_SMS_URL", ""), env.text("MOTCUA_SMS_SECRET", "")),
    "sms_backup": (
        env.text("MOTCUA_SMS_BACKUP_URL", ""),
        env.text("MOTCUA_SMS_BACKUP_SECRET", ""),
    ),
    "chat": (env.text("MOTCUA_CHAT_URL", ""), env.text("MOTCUA_CHAT_SECRET", "")),
}
MESSAGE_AUTH = env.text("MOTCUA_MESSAGE_AUTH", "signed")  # or bearer
MESSAGE_SENDER = env.text("MOTCUA_MESSAGE_SENDER", "MOTCUA")
MESSAGE_PATIENCE = env.whole("MOTCUA_MESSAGE_PATIENCE", 4)
SMS_WITH_MARKS = env.flag("MOTCUA_SMS_WITH_MARKS", default=False)
# The key that signs results: a PKCS#12 file or a PKCS#11 token; {place} stands for the agency.
SIGN_PKCS12 = env.text("MOTCUA_SIGN_PKCS12", "")
SIGN_PASSPHRASE = env.text("MOTCUA_SIGN_PASSPHRASE", "")
SIGN_PKCS11_MODULE = env.text("MOTCUA_SIGN_PKCS11_MODULE", "")
SIGN_PKCS11_TOKEN = env.text("MOTCUA_SIGN_PKCS11_TOKEN", "")
SIGN_PKCS11_KEY = env.text("MOTCUA_SIGN_PKCS11_KEY", "motcua")
SIGN_PKCS11_PIN = env.text("MOTCUA_SIGN_PKCS11_PIN", "")
SIGN_TSA = env.text("MOTCUA_SIGN_TSA", "")
# Whose signatures are believed, and what those authorities revoked.
SIGN_TRUST = env.text("MOTCUA_SIGN_TRUST", "")
SIGN_CRLS = env.words("MOTCUA_SIGN_CRLS", "")
# One payment gateway, or none: then people transfer by QR code or pay at a counter.
GATEWAY_URL = env.text("MOTCUA_GATEWAY_URL", "")
GATEWAY_SECRET = env.text("MOTCUA_GATEWAY_SECRET", "")
GATEWAY_CODE = env.text("MOTCUA_GATEWAY_CODE", "gateway")
GATEWAY_NAME = env.text("MOTCUA_GATEWAY_NAME", "Cổng thanh toán")
# The national portal that is kept in step, or none.
EXCHANGE_URL = env.text("MOTCUA_EXCHANGE_URL", "")
EXCHANGE_CLIENT = env.text("MOTCUA_EXCHANGE_CLIENT", "")
EXCHANGE_SECRET = env.text("MOTCUA_EXCHANGE_SECRET", "")
EXCHANGE_PATIENCE = env.whole("MOTCUA_EXCHANGE_PATIENCE", 4)
MOTCUA_SYNTHETIC = TRAINING
