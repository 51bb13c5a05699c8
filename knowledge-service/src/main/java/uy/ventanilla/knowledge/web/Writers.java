package uy.ventanilla.knowledge.web;

import uy.ventanilla.knowledge.domain.Author;
import uy.ventanilla.platform.web.Caller;

/** Who may write: the tenant's staff, and integrators with {@value #SCOPE}. Everybody may read what is published. */
final class Writers {
    private static final String SCOPE = "articles:write";
    private static final String[] STAFF = {"agent", "lead", "admin"};

    private Writers() {}

    static boolean are(Caller caller) {
        for (var role : STAFF) {
            if (caller.is(role)) {
                return true;
            }
        }
        return caller.scopes().contains(SCOPE);
    }

    /** The author; throws a 401 problem for a stranger and a 403 one for a customer. */
    static Author mustBe(Caller caller) {
        if (!are(caller)) {
            caller.person();
            caller.mustBe(STAFF);
        }
        return new Author(caller.id(), caller.name());
    }
}
