# SPDX-License-Identifier: EUPL-1.2
"""The front door: landing page, sign-in with a password, one click in the demo, and sign-out."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from akkoord.foundation.accounts.errors import SignInRefused, TooManySignInAttempts
from akkoord.foundation.accounts.models import User
from akkoord.foundation.accounts.overviews import demo_users
from akkoord.foundation.accounts.policies import may_use_demo_sign_in
from akkoord.foundation.accounts.sign_in import check_credentials
from akkoord.web.shell.navigation import home_of
from akkoord.web.shell.preferences import A_YEAR
from akkoord.web.shell.surroundings import surroundings_of

BACKEND = "django.contrib.auth.backends.ModelBackend"


class SignInForm(forms.Form):
    """E-mail address and password."""

    email = forms.EmailField(label=_("E-mailadres"), max_length=254)
    password = forms.CharField(label=_("Wachtwoord"), strip=False, widget=forms.PasswordInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].widget.attrs["autocomplete"] = "current-password"


def _address(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    allowed = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if allowed else ""


def _enter(request: HttpRequest, user: User, target: str) -> HttpResponse:
    """Start the session, in the language of the account, and go on."""
    login(request, user, backend=BACKEND)
    response = HttpResponseRedirect(target or home_url(request))
    secure = bool(settings.SESSION_COOKIE_SECURE)
    cookie = settings.LANGUAGE_COOKIE_NAME
    response.set_cookie(cookie, user.language, max_age=A_YEAR, secure=secure, httponly=True, samesite="Lax")
    return response


def home_url(request: HttpRequest) -> str:
    """Return where somebody starts after signing in."""
    return home_of(surroundings_of(request))


@login_not_required
@never_cache
@require_GET
def landing(request: HttpRequest) -> HttpResponse:
    """Show the demo's front page with a button per role; outside the demo go straight to sign-in or to work."""
    if request.user.is_authenticated:
        home = home_url(request)
        if home != request.path:
            return redirect(home)
    elif not settings.DEMO:
        return redirect("shell:sign-in")
    users = demo_users() if settings.DEMO else ()
    return render(request, "shell/landing.html", {"demo_users": users, "next": _next(request)})


@sensitive_post_parameters("password")
@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for address and password; after five failures the door stays shut for fifteen minutes (429)."""
    target = _next(request)
    if request.method == "GET" and request.user.is_authenticated:
        return HttpResponseRedirect(target or home_url(request))
    if request.method == "GET":
        return render(request, "shell/sign_in.html", {"form": SignInForm(), "next": target})
    form, status = SignInForm(request.POST), 422
    if form.is_valid():
        email, password = form.cleaned_data["email"], form.cleaned_data["password"]
        try:
            user = check_credentials(email=email, password=password, address=_address(request), request=request)
            return _enter(request, user, target)
        except TooManySignInAttempts as refusal:
            form.add_error(None, refusal.message)
            status = 429
        except SignInRefused as refusal:
            form.add_error(None, refusal.message)
    return render(request, "shell/sign_in.html", {"form": form, "next": target}, status=status)


@login_not_required
@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as a demo role with one click; outside the demo this page does not exist (404)."""
    if not settings.DEMO:
        raise Http404
    chosen = request.POST.get("account", "")
    user = next((one for one in demo_users() if str(one.pk) == chosen), None)
    if user is None or not may_use_demo_sign_in(settings.DEMO, user):
        raise PermissionDenied(_("Dit account is geen demo-account."))
    return _enter(request, user, _next(request))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session and go to the front page."""
    logout(request)
    return redirect("shell:landing")
