package uy.ventanilla.identity.domain.audit;

import java.util.Arrays;
import java.util.Optional;

/** What the audit log keeps. Words are read by integrators: they are added to, never changed. */
public enum AuditAction {
    SIGNED_IN("sign-in.accepted"),
    SIGN_IN_REFUSED("sign-in.refused"),
    FACTOR_OWED("sign-in.factor-owed"),
    SIGNED_OUT("sign-in.ended"),
    SIGNED_OUT_EVERYWHERE("sign-in.all-ended"),
    LINK_SENT("password.link-sent"),
    ACCOUNT_LINKED("account.linked"),
    ACCOUNT_PARTED("account.parted"),
    PROVIDER_SECRET_SET("provider.secret-set"),
    FACTOR_ADDED("second-factor.added"),
    FACTOR_REMOVED("second-factor.removed"),
    FACTOR_REFUSED("second-factor.refused"),
    RECOVERY_USED("second-factor.recovery-used"),
    PASSWORD_CHOSEN("password.chosen"),
    PASSWORD_SET("password.set"),
    PERSON_ADDED("person.added"),
    PERSON_CHANGED("person.changed"),
    PERSON_LEFT("person.left"),
    PERSON_ERASED("person.erased"),
    ORGANISATION_ADDED("organisation.added"),
    ORGANISATION_CHANGED("organisation.changed"),
    ORGANISATION_REMOVED("organisation.removed"),
    CODE_MADE("organisation.code-made"),
    CLIENT_MADE("client.made"),
    CLIENT_SECRET_MADE("client.secret-made"),
    CLIENT_REVOKED("client.revoked"),
    BLUEPRINT_APPLIED("blueprint.applied"),
    BLUEPRINT_RESTORED("blueprint.restored"),
    DATA_EXPORTED("data.exported"),
    TENANT_SUSPENDED("tenant.suspended"),
    TENANT_RESUMED("tenant.resumed"),
    DELETION_ASKED("tenant.deletion-asked"),
    DELETION_CALLED_OFF("tenant.deletion-called-off");

    private final String word;

    AuditAction(String word) {
        this.word = word;
    }

    /** Such as {@code person.added}: what it was done to, and what. */
    public String word() {
        return word;
    }

    public static Optional<AuditAction> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word.equals(word))
                .findFirst();
    }
}
