# SPDX-License-Identifier: EUPL-1.2
"""The account with which somebody signs in."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from akkoord.foundation.accounts.choices import Language
from akkoord.foundation.accounts.rules import normalised_email


class UserManager(BaseUserManager["User"]):
    """Looks accounts up by address; `create_superuser` is here because Django's own command asks for it."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """The account with this address in whatever case. Refusals: User.DoesNotExist."""
        return self.get(email=normalised_email(username or ""))

    def create_superuser(self, email: str, name: str, password: str | None = None) -> "User":
        """An administrator of the reference data, for `createsuperuser`; other accounts come from `create_user`."""
        user = self.model(email=normalised_email(email), name=name, is_staff=True)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who signs in with an e-mail address.

    There are no groups and no permission tables: mandates decide what somebody may do. `is_staff` opens the reference
    administration and nothing else. `external_id` is the name an identity provider knows this person by.
    """

    email = models.EmailField(_("e-mailadres"), unique=True)
    name = models.CharField(_("naam"), max_length=200)
    language = models.CharField(_("taal"), max_length=2, choices=Language.choices, default=Language.DUTCH)
    is_active = models.BooleanField(_("actief"), default=True)
    is_staff = models.BooleanField(_("beheerder"), default=False)
    is_demo_user = models.BooleanField(_("demo-account"), default=False)
    external_id = models.CharField(_("externe identiteit"), max_length=255, unique=True, null=True, blank=True)
    created_at = models.DateTimeField(_("aangemaakt op"), auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="accounts_user_email_lower_case"),
            models.CheckConstraint(condition=~models.Q(name=""), name="accounts_user_name_given"),
            models.CheckConstraint(
                condition=models.Q(language__in=Language.values), name="accounts_user_language_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(is_demo_user=True, is_staff=True), name="accounts_user_demo_is_never_staff"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The name, as Django's own pages ask for it."""
        return self.name

    def get_short_name(self) -> str:
        """The name, as Django's own pages ask for it."""
        return self.name

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Django's administration asks this: staff may use it, nobody else."""
        return self.is_active and self.is_staff

    def has_perms(self, perm_list: list[str], obj: object = None) -> bool:
        """As `has_perm`, for many at once."""
        return self.is_active and self.is_staff

    def has_module_perms(self, app_label: str) -> bool:
        """As `has_perm`, for a whole app."""
        return self.is_active and self.is_staff
